// In: the costs of attempts. Out: their counter on the registry, in whatever the prices are in.
import type { Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';
import { fewWords, type Meters } from './meters.js';

export function costMeters(registry: Registry): Meters<'charged'> {
  const { counter } = instrumentsOn(registry);
  const cost = counter(
    'job_keeper_run_cost_total',
    'Cost of ended attempts, in the currency of the prices; only for pools with a price.',
    ['pool'],
  );
  const pool = fewWords();
  return { charged: (fact) => cost.inc({ pool: pool(fact.pool) }, fact.cost) };
}
