// The log lines of the shadow: a candidate policy, and what it decides beside the one in force.
import { debug, never, type FactLines } from './fact-line.js';

export const shadowLines: FactLines<'shadow-policy' | 'shadowed'> = {
  'shadow-policy': {
    level: ({ outcome }) => (outcome === 'loaded' ? 'info' : 'warn'),
    line: ({ outcome, version, detail }) => ({
      component: 'policy',
      msg: outcome === 'loaded' ? 'Policy in the shadow' : 'Policy for the shadow refused: there is no shadow until it is mended',
      fields: { outcome, policy_version: version, detail },
    }),
    repeats: never,
  },
  shadowed: {
    level: debug,
    line: ({ case: situation, outcome }) => ({
      component: 'policy',
      msg: `Shadow: ${outcome}`,
      fields: { case: situation, outcome },
    }),
    repeats: never,
  },
};
