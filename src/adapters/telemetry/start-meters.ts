// In: how long clusters took to come up, and runs to begin. Out: their histograms on the registry.
import type { Registry } from 'prom-client';
import { instrumentsOn } from './instruments.js';
import { fewWords, type Meters } from './meters.js';

/** Half an hour is within what an environment may take. */
const clusterSeconds = [30, 60, 120, 180, 300, 450, 600, 900, 1200, 1800, 3600];
/** At once on a cluster that runs; as long as a cluster takes where a run brings its own. */
const beginSeconds = [1, 5, 15, 30, ...clusterSeconds.slice(1)];

export function startMeters(registry: Registry): Meters<'cluster-started' | 'cluster-up' | 'began'> {
  const { histogram } = instrumentsOn(registry);
  const clusters = histogram(
    'job_keeper_cluster_start_seconds',
    'Time from the decision to start a cluster to the first snapshot that shows it running.',
    { buckets: clusterSeconds, labels: ['pool'] },
  );
  const runs = histogram(
    'job_keeper_run_start_seconds',
    'For ended runs: time from their acceptance by the engine to the start of their execution.',
    { buckets: beginSeconds, labels: ['pool'] },
  );
  const pool = fewWords();
  return {
    // Counted as a step.
    'cluster-started': () => undefined,
    'cluster-up': (fact) => clusters.observe({ pool: pool(fact.pool) }, fact.seconds),
    began: (fact) => runs.observe({ pool: pool(fact.pool) }, fact.seconds),
  };
}
