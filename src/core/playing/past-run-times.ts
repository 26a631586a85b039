// How long the runs of a past period are taken to last when they are played again. In: its requests. Out: the time of each: what it took; where that
// is not known, as runs of its job usually took in the period, and of a job of which nothing is known as those of all jobs did. Told with counts.
import type { JobId, RequestId } from '../ids.js';
import type { PastRequest } from './past-request.js';

export interface PastRunTimes {
  readonly ms: ReadonlyMap<RequestId, number>;
  /** Requests whose runs took what they are taken to. */
  readonly known: number;
  /** As is usual of their job. */
  readonly usual: number;
  /** As is usual of all jobs: of theirs no run has ended. */
  readonly guessed: number;
}

/** null: no run of the period has ended, and of none it is known how long it takes. */
export function pastRunTimes(past: readonly PastRequest[]): PastRunTimes | null {
  const ended = past.filter(isUsual).map(({ jobId, ran }) => ({ jobId, tookMs: ran?.tookMs ?? 0 }));
  const ofAll = median(ended.map(({ tookMs }) => tookMs));
  if (ofAll === null) return null;
  const byJob = mediansOf(ended);
  const ms = new Map<RequestId, number>();
  let [known, usual, guessed] = [0, 0, 0];
  for (const one of past) {
    const ofJob = byJob.get(one.jobId);
    if (isKnown(one)) known += 1;
    else if (ofJob === undefined) guessed += 1;
    else usual += 1;
    // One that still goes on has taken as much at least.
    ms.set(one.id, isKnown(one) ? one.ran.tookMs : Math.max(ofJob ?? ofAll, one.ran?.tookMs ?? 0));
  }
  return { ms, known, usual, guessed };
}

function isKnown(one: PastRequest): one is PastRequest & { readonly ran: NonNullable<PastRequest['ran']> } {
  return one.ran?.goesOn === false;
}

/** What was stopped says nothing of how long such a run takes. */
function isUsual(one: PastRequest): boolean {
  return isKnown(one) && (one.state === 'succeeded' || one.state === 'failed');
}

function mediansOf(ended: readonly { readonly jobId: JobId; readonly tookMs: number }[]): ReadonlyMap<JobId, number> {
  const byJob = new Map<JobId, number[]>();
  for (const { jobId, tookMs } of ended) {
    const all = byJob.get(jobId);
    if (all === undefined) byJob.set(jobId, [tookMs]);
    else all.push(tookMs);
  }
  return new Map([...byJob].map(([job, all]) => [job, median(all) ?? 0]));
}

function median(all: readonly number[]): number | null {
  return all.toSorted((one, other) => one - other)[Math.ceil(all.length / 2) - 1] ?? null;
}
