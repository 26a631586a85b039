// In: facts of the passes of the rooms. Out: their histograms and gauges on the registry.
import type { Registry } from 'prom-client';
import type { Clock } from '../../ports/clock.js';
import { instrumentsOn } from './instruments.js';
import type { Meters } from './meters.js';

const batchSizes = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000];
const passSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function passMeters(registry: Registry, clock: Clock): Meters<'intake-batch' | 'admission-pass' | 'sweep'> {
  const { counter, histogram, unknownGauge } = instrumentsOn(registry);
  const batchSize = histogram('job_keeper_intake_batch_size', 'Job requests stored in one transaction.', { buckets: batchSizes });
  const batchSeconds = histogram('job_keeper_intake_batch_seconds', 'Time to store one batch.', { buckets: passSeconds });
  const pass = histogram('job_keeper_admission_pass_seconds', 'Time of one admission pass.', { buckets: passSeconds });
  const looked = counter('job_keeper_admission_looked_total', 'Requests that admission passes looked at.');
  const moved = counter('job_keeper_admission_moved_total', 'Requests that admission passes moved.');
  const sweep = histogram('job_keeper_sweep_seconds', 'Time of one sweep of the waiting queue.', { buckets: passSeconds });
  const sweeps = counter('job_keeper_sweeps_total', 'Sweeps of the waiting queue, by outcome.', ['outcome']);
  const swept = unknownGauge(
    'job_keeper_sweep_last_success_timestamp_seconds',
    'When a sweep last finished; absent before the first.',
  );
  for (const outcome of ['done', 'failed']) sweeps.inc({ outcome }, 0);

  return {
    'intake-batch': (fact) => {
      batchSize.observe(fact.size);
      batchSeconds.observe(fact.seconds);
    },
    'admission-pass': (fact) => {
      pass.observe(fact.seconds);
      looked.inc(fact.looked);
      moved.inc(fact.moved);
    },
    sweep: (fact) => {
      sweep.observe(fact.seconds);
      sweeps.inc({ outcome: fact.outcome });
      if (fact.outcome === 'done') swept.set(clock.now() / 1000);
    },
  };
}
