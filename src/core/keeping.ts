// How long ended requests are kept: as is said for all, or as their job says, by time, by number, or by both. Where both are given a request goes
// with the first of them that lets it go.
import type { Instant, JobId, RequestId, TenantId } from './ids.js';

export interface Keeping {
  /** null: for ever. */
  readonly keepMs: number | null;
  /** The newest of the job, for each tenant; null: however many there are. */
  readonly runsMax: number | null;
}

export interface Keepings {
  /** Of jobs that say nothing; null: for ever. */
  readonly keepMs: number | null;
  /** By job id: those that say something else. */
  readonly jobs: ReadonlyMap<string, Keeping>;
  /** None goes by its number sooner than this after its end: by its row a message that comes again is known. */
  readonly byNumberAfterMs: number;
}

export interface EndedRequest {
  readonly id: RequestId;
  readonly jobId: JobId;
  readonly tenantId: TenantId;
  readonly finishedAt: Instant;
}

/**
 * Answers, of page after page from the newest to the oldest, which requests go. It remembers how many of each job and tenant it has seen: one
 * number a pair, of jobs that are kept by number.
 */
export function surplusAt(keepings: Keepings, now: Instant): (page: readonly EndedRequest[]) => readonly RequestId[] {
  const seen = new Map<string, number>();
  const usual: Keeping = { keepMs: keepings.keepMs, runsMax: null };

  function newerThan({ jobId, tenantId }: EndedRequest): number {
    const pair = JSON.stringify([jobId, tenantId]);
    const newer = seen.get(pair) ?? 0;
    seen.set(pair, newer + 1);
    return newer;
  }

  function goes(request: EndedRequest): boolean {
    const { keepMs, runsMax } = keepings.jobs.get(request.jobId) ?? usual;
    const ageMs = now - request.finishedAt;
    const beyond = runsMax !== null && newerThan(request) >= runsMax;
    return (beyond && ageMs > keepings.byNumberAfterMs) || (keepMs !== null && ageMs > keepMs);
  }

  return (page) => page.filter(goes).map(({ id }) => id);
}

/** Whether a job is kept for longer than all the others: then what is older than they are kept for is not to go unseen. */
export function someAreKeptLonger({ keepMs, jobs }: Keepings): boolean {
  if (keepMs === null) return false;
  return [...jobs.values()].some((job) => job.keepMs === null || job.keepMs > keepMs);
}
