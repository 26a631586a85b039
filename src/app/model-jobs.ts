// The room of model jobs, joined with the doors that it goes through: intake and runs.
import type { Intake } from '../intake/intake.js';
import { openModelJobs, type ModelJobs } from '../model-jobs/model-jobs.js';
import type { Runs } from '../runs/runs.js';
import type { House } from './house.js';

const bounds = { batchMax: 100, atOnceMax: 4 };
const dayMs = 86_400_000;

export interface Doors {
  readonly intake: Intake;
  readonly runs: Runs;
}

export function joinModelJobs(house: House, { intake, runs }: Doors): ModelJobs {
  const { config, store, registry, engine, clock, ids, telemetry } = house;
  const { store_timeout_ms: storeMs, store_attempts_max: attemptsMax, keep_days: keepDays } = config.job_manager;
  return openModelJobs({
    ...{ store: store.modelJobs, registry, engine, clock, ids, telemetry },
    // What only a queue can say of a message.
    take: (order) => intake.take({ ...order, replyToSessionId: null, priorityFloor: 0 }),
    cancel: (id) => runs.cancel(id),
    closing: {
      ...bounds,
      // Longer than storing may take: a job is not to be stored by two replicas at once.
      leaseMs: storeMs * 2,
      attemptsMax,
      stopTimeoutMs: config.job_manager.stop_timeout_ms,
      keepMs: keepDays * dayMs,
    },
  });
}
