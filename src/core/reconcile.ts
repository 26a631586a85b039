// What the engine runs, held against what the store knows of it: who is to be followed again, and which runs nobody asked for. Pure.
import type { ActiveRun } from './cluster.js';
import type { Instant, JobId, RequestId, RunId } from './ids.js';

/** An attempt that the store takes for over. */
export interface ClosedRun {
  readonly runId: RunId;
  readonly requestId: RequestId;
  readonly version: number;
  /** Of its request. */
  readonly lane: string;
  readonly endedAt: Instant;
  /** It was given back, this was its last attempt, and no stop is wished. */
  readonly mayBeAdopted: boolean;
  /** Its request has ended. */
  readonly answered: boolean;
}

export interface Held {
  /** Active runs that the store does not hold as live. */
  readonly unexplained: readonly ActiveRun[];
  readonly closed: readonly ClosedRun[];
  /** Jobs of which something is queued or being submitted: a run of theirs may be its, without the store knowing yet. */
  readonly expected: ReadonlySet<JobId>;
  /** A task run on a cluster of our choice is a run of no declared job: one is expected for as long as any such request is queued. */
  readonly placedExpected: boolean;
  /** Of the snapshot that shows them. */
  readonly takenAt: Instant;
  readonly now: Instant;
  /** A run younger than this may be of a submission whose answer is not stored yet. */
  readonly graceMs: number;
}

export interface Reconciled {
  /** Somebody repaired the run of a request that waits to be tried again: it is followed instead. */
  readonly adopt: readonly ClosedRun[];
  /** Somebody repaired or re-ran the run of a request that has ended, whose response stands, or that has another attempt. */
  readonly revived: readonly ClosedRun[];
  /** Started in our name, and no request explains it. */
  readonly orphans: readonly ActiveRun[];
}

/**
 * A list may show a run for a while after its end. A request that waits to be tried again cannot wait for more: it would have another run beside the repaired
 * one. Where it is the clocks that differ, the run is followed for nothing, and its end found once more.
 */
const adoptedAfterMs = 15_000;
/** Replicas' clocks differ by less than this: a list taken before the end of a run may seem to be taken after it. Nothing hangs on telling of it sooner. */
const revivedAfterMs = 300_000;

export function reconcile({ unexplained, closed, expected, placedExpected, takenAt, now, graceMs }: Held): Reconciled {
  const endedFor = (ms: number) => closed.filter(({ endedAt }) => takenAt - endedAt >= ms);
  const known = new Set(closed.map(({ runId }) => runId));
  const isExpected = ({ jobId }: ActiveRun) => (jobId === null ? placedExpected : expected.has(jobId) || placedExpected);
  return {
    adopt: endedFor(adoptedAfterMs).filter(({ mayBeAdopted }) => mayBeAdopted),
    revived: endedFor(revivedAfterMs).filter(({ mayBeAdopted }) => !mayBeAdopted),
    orphans: unexplained.filter(
      (run) => run.ours === true && !known.has(run.runId) && !isExpected(run) && now - (run.startedAt ?? now) >= graceMs,
    ),
  };
}
