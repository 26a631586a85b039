// In: facts of the shadow. Out: how often a candidate policy decides otherwise, on the registry.
import type { Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';
import type { Meters } from './meters.js';

export function shadowMeters(registry: Registry): Meters<'shadow-policy' | 'shadowed'> {
  const { counter, gauge } = instrumentsOn(registry);
  const info = gauge('job_keeper_shadow_policy_info', '1 for the version of the shadow candidate; absent without one.', [
    'version',
  ]);
  const loads = counter('job_keeper_shadow_policy_loads_total', 'Candidate texts that were checked, by outcome.', ['outcome']);
  const decisions = counter(
    'job_keeper_shadow_decisions_total',
    'Decisions that the shadow candidate took as well, without effect, by case and outcome.',
    ['case', 'outcome'],
  );
  for (const outcome of ['loaded', 'refused']) loads.inc({ outcome }, 0);
  return {
    'shadow-policy': ({ outcome, version }) => {
      loads.inc({ outcome });
      info.reset();
      if (outcome === 'loaded') info.set({ version }, 1);
    },
    shadowed: ({ case: situation, outcome }) => decisions.inc({ case: situation, outcome }),
  };
}
