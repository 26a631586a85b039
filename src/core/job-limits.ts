// What holds for a request of a job that says nothing, what is the most that one may have, and which key says so. In: the settings and the job.
// Promised: what the door gives to a request (intake/examine.ts) is the same.
import { jobSettings, type Settings } from './settings.js';

export interface JobLimit {
  readonly usual: number;
  /** The key that says it. */
  readonly usualFrom: string;
  readonly most: number;
  /** null: no key says it, but the contract of job requests. */
  readonly mostFrom: string | null;
}

/** Of `max_concurrent_runs` in a job request. */
const runsOfAnyRequest = 1000;
/** Of `max_run_seconds`: 30 days. */
const secondsOfAnyRequest = 2_592_000;

/** The job's own value is a bound: a request gets no more. */
export function runsAtOnce(settings: Settings, jobId: string): JobLimit {
  const { limits } = settings;
  const own = jobSettings(settings, jobId).max_concurrent_runs;
  const [most, mostFrom] = own === null ? [runsOfAnyRequest, null] : [own, keyOf(jobId, 'max_concurrent_runs')];
  const usual = limits.max_concurrent_runs;
  if (mostFrom !== null && usual > most) return { usual: most, usualFrom: mostFrom, most, mostFrom };
  return { usual, usualFrom: 'settings.limits.max_concurrent_runs', most, mostFrom };
}

/** The job's own value is a default: a request may ask for more. Only the cap bounds it. */
export function runSeconds(settings: Settings, jobId: string): JobLimit {
  const { limits } = settings;
  const own = jobSettings(settings, jobId).max_run_seconds;
  const said = own ?? limits.max_run_seconds;
  const saidBy = own === null ? 'settings.limits.max_run_seconds' : keyOf(jobId, 'max_run_seconds');
  const [cap, capKey] = [limits.run_seconds_cap, 'settings.limits.run_seconds_cap'];
  const [usual, usualFrom] = said > cap ? [cap, capKey] : [said, saidBy];
  // Above what the contract lets a request ask for, the cap bounds only what the settings say.
  const [most, mostFrom] = cap <= secondsOfAnyRequest ? [cap, capKey] : [Math.max(usual, secondsOfAnyRequest), null];
  return { usual, usualFrom, most, mostFrom };
}

/** How long a pool lets its runs take to begin. */
export function startSecondsIn({ pools, limits }: Settings, pool: string | null): number {
  const own = pool !== null && Object.hasOwn(pools, pool) ? pools[pool]?.max_start_seconds : null;
  return own ?? limits.max_start_seconds;
}

/** From the submission of a run to the start of its execution: the job's own, else its pool's, else everybody's. A request has no say in it. */
export function startSeconds(
  settings: Settings,
  { jobId, pool }: { readonly jobId: string; readonly pool: string | null },
): number {
  return jobSettings(settings, jobId).max_start_seconds ?? startSecondsIn(settings, pool);
}

function keyOf(jobId: string, key: string): string {
  return `settings.jobs.${jobId}.${key}`;
}
