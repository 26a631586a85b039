// How long requests are kept, as the configuration has it for all and for each job.
import type { Keeping, Keepings } from '../core/keeping.js';
import type { Live } from './config/live.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

export function keepingsOf({ settings, retention }: Live): Keepings {
  const keepMs = msOf(retention.keep_days);
  const said = Object.entries(settings.jobs).map(([id, { keep_days: days, keep_runs: runsMax }]): [string, Keeping] => [
    id,
    { keepMs: days === undefined ? keepMs : msOf(days), runsMax },
  ]);
  // Every pass reads all that have ended where a job is kept otherwise: one that says what holds for all is not.
  const jobs = new Map(said.filter(([, job]) => job.keepMs !== keepMs || job.runsMax !== null));
  return { keepMs, jobs, byNumberAfterMs: retention.keep_runs_hours_min * hourMs };
}

export function msOf(days: number | null): number | null {
  return days === null ? null : days * dayMs;
}
