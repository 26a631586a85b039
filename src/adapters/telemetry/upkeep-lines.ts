// The log lines of what the service does to keep itself right: attempts after the first one, runs that are followed again.
import { never, type FactLines } from './fact-line.js';

export const upkeepLines: FactLines<'given-back' | 'adopted'> = {
  'given-back': {
    level: ({ failure }) => (failure === 'infrastructure' ? 'warn' : 'info'),
    line: ({ failure, about, detail }) => ({
      component: 'runs',
      msg: 'The request waits again, to be tried once more',
      about,
      fields: { failure, detail },
    }),
    repeats: never,
  },
  adopted: {
    level: () => 'warn',
    line: ({ about, runId }) => ({
      component: 'runs',
      msg: 'A run that was taken for over runs again on the engine, and is followed',
      about,
      fields: { run_id: runId },
    }),
    repeats: never,
  },
};
