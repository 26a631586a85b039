// The rooms of the Job Manager API and of schedules, joined with the doors that they go through: intake and runs for model jobs, model jobs and intake
// for schedules.
import { quartzTimes } from '../adapters/clock/quartz-times.js';
import type { Intake } from '../intake/intake.js';
import { openModelJobs, type ModelJobs } from '../model-jobs/model-jobs.js';
import type { Runs } from '../runs/runs.js';
import type { RequestSchedules } from '../ports/request-schedules.js';
import { openRequestSchedules, openSchedules, type ScheduleBounds, type Schedules } from '../schedules/schedules.js';
import type { TemplateDoor } from '../ports/template-door.js';
import type { House } from './house.js';
import { askedFor, fired } from './not-by-queue.js';

const bounds = { atOnceMax: 4, roundsMax: 25 };
const dayMs = 86_400_000;

export interface Doors {
  readonly templates: TemplateDoor;
  readonly intake: Intake;
  readonly runs: Runs;
}

export interface JobManagerRooms {
  readonly modelJobs: ModelJobs;
  readonly schedules: Schedules;
  readonly requestSchedules: RequestSchedules;
}

export function joinJobManager(house: House, doors: Doors): JobManagerRooms {
  const modelJobs = joinModelJobs(house, doors);
  return {
    modelJobs,
    schedules: joinSchedules(house, modelJobs, doors),
    requestSchedules: joinRequestSchedules(house, doors),
  };
}

function joinModelJobs(house: House, { intake, runs }: Doors): ModelJobs {
  const { config, store, registry, engine, clock, ids, telemetry } = house;
  const { store_timeout_ms: storeMs, store_attempts_max: attemptsMax, keep_days: keepDays } = config.job_manager;
  return openModelJobs({
    ...{ store: store.modelJobs, registry, engine, clock, ids, telemetry },
    take: (order) => intake.take({ ...order, ...(order.modelJob.scheduleId === null ? askedFor : fired) }),
    examine: (order) => intake.examine({ ...order, ...fired, traceparent: null }),
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

function joinSchedules(
  { config, store, clock, ids, telemetry }: House,
  modelJobs: ModelJobs,
  { intake, templates }: Doors,
): Schedules {
  return openSchedules({
    ...{ store: store.schedules, times: quartzTimes, clock, ids, telemetry, bounds: boundsOf(config) },
    check: (checking) => modelJobs.check(checking),
    createJob: (wish) => modelJobs.create(wish),
    take: (order) => intake.take({ ...order, ...fired, traceparent: null }),
    templates,
  });
}

function joinRequestSchedules({ config, store, clock, ids }: House, { intake, templates }: Doors): RequestSchedules {
  return openRequestSchedules({
    ...{ store: store.requestSchedules, times: quartzTimes, clock, ids, bounds: boundsOf(config) },
    examine: (order) => intake.examine({ ...order, ...fired, traceparent: null }),
    templates,
  });
}

function boundsOf({ job_manager: settings }: House['config']): ScheduleBounds {
  return {
    timeZone: settings.time_zone,
    catchUp: { firesMax: settings.catch_up_max, ageMaxMs: settings.catch_up_seconds * 1000 },
    intervalMinMs: settings.schedule_interval_min_seconds * 1000,
    schedulesMax: settings.schedules_max,
    keepMs: settings.keep_days * dayMs,
  };
}
