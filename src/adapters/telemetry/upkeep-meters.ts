// In: facts about what the service does to keep itself right. Out: their metrics on the registry.
import type { Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';
import type { Meters } from './meters.js';

export function upkeepMeters(registry: Registry): Meters<'given-back' | 'adopted'> {
  const { counter } = instrumentsOn(registry);
  const givenBack = counter(
    'job_keeper_runs_given_back_total',
    'Attempts that brought no result and are followed by another, by whose fault it was.',
    ['failure'],
  );
  const adopted = counter(
    'job_keeper_runs_adopted_total',
    'Runs that were taken for over, were repaired on the engine, and are followed again.',
    [],
  );
  // Known series begin at zero: the first failure is a change that an alert can see.
  for (const failure of ['capacity', 'infrastructure']) givenBack.inc({ failure }, 0);
  return {
    'given-back': (fact) => givenBack.inc({ failure: fact.failure }),
    adopted: () => adopted.inc(),
  };
}
