// Runs as they are foreseen. In: how long runs of each job took, and at which pace: as they usually do, or as the longest tenth does. Out: when those
// that go on and those that begin will end, and what they hold until then.
import type { Choice } from '../deciding/choose.js';
import type { ClusterId, Instant, JobId, PoolName, RequestId } from '../ids.js';
import type { RunSpans } from '../deciding/quota.js';
import { keyOf, liveCount, release, type LiveRequest, type Slot, type World } from '../deciding/world.js';

export interface Times {
  /** The median. */
  readonly usualMs: number;
  /** Nine of ten took no longer. */
  readonly longMs: number;
}

/** Of the runs of a job that ended of late, from their submission to their end, in milliseconds. */
export interface RunTimes extends Times {
  readonly runs: number;
  /** From their submission to the start of their execution; null: the engine tells of too few. */
  readonly toBegin: Times | null;
}

export type Pace = keyof Times;

/** How long runs are taken to last. */
export interface Lengths {
  readonly runTimes: ReadonlyMap<JobId, RunTimes>;
  readonly pace: Pace;
}

export interface ForeseenRun {
  /** null: it is still to begin. */
  readonly id: RequestId | null;
  readonly slot: Slot;
  readonly from: Instant;
  readonly endsAt: Instant;
}

export function goingOn(run: LiveRequest, lengths: Lengths, now: Instant): ForeseenRun {
  return { id: run.id, slot: run, from: run.submittedAt, endsAt: endOf(run, lengths, now) };
}

export function begunBy({ candidate, decision: { outcome } }: Choice, { runTimes, pace }: Lengths, now: Instant): ForeseenRun[] {
  if (outcome.kind !== 'run') return [];
  const clusterId = outcome.clusterId === '' ? null : (outcome.clusterId as ClusterId);
  const { jobId, tenantId } = candidate;
  return [
    {
      id: null,
      slot: { jobId, tenantId, pool: outcome.pool as PoolName, clusterId },
      from: now,
      endsAt: now + lasting(runTimes.get(jobId), pace),
    },
  ];
}

/** What runs of these tenants have taken by then: a run that has ended takes no more of the window. */
export function spansThen(
  spans: RunSpans,
  { over, runs }: { readonly over: readonly ForeseenRun[]; readonly runs: readonly ForeseenRun[] },
): RunSpans {
  return new Map(
    [...spans].map(([tenantId, taken]) => {
      const own = ({ slot }: ForeseenRun) => slot.tenantId === tenantId;
      const ended = over.filter(own).map(({ from, endsAt }) => ({ from, to: endsAt }));
      const goOn = runs.filter(own).map(({ from }) => ({ from, to: null }));
      return [tenantId, [...taken.filter(({ to }) => to !== null), ...ended, ...goOn]];
    }),
  );
}

/** What a pass has given is held when the next one is taken: it is counted as what runs, and of a quota of time as what it has taken by then. */
export function heldThen(world: World): World {
  const live = [...world.reserved.keys()].map((key) => [key, liveCount(world, key)] as const);
  return { ...world, live: new Map([...world.live, ...live]), reserved: new Map() };
}

/** What is left when it has ended. */
export function withoutRun(world: World, { slot: { jobId, tenantId, pool, clusterId } }: ForeseenRun): World {
  const place = clusterId === null ? keyOf.ownCompute(pool) : keyOf.cluster(clusterId);
  return [place, keyOf.job(jobId), keyOf.tenant(tenantId)].reduce((left, key) => release(left, key, 1), world);
}

/** The run that was asked to make room is over soon. */
export function stoppedFor({ replaces }: Choice, runs: readonly ForeseenRun[], now: Instant): readonly ForeseenRun[] {
  if (replaces === null) return runs;
  return runs.map((run) => (run.id === replaces.id ? { ...run, endsAt: Math.min(run.endsAt, now + stopMs) } : run));
}

function endOf(run: LiveRequest, { runTimes, pace }: Lengths, now: Instant): Instant {
  if (run.stopWished) return now + stopMs;
  return run.submittedAt + lastingBeyond(runTimes.get(run.jobId), pace, now - run.submittedAt);
}

/** One that outlasts the usual takes as long as the longest; one that outlasts those goes on for as long as it has. Infinity: not known. */
export function lastingBeyond(known: Times | undefined, pace: Pace, tookMs: number): number {
  if (known === undefined) return Number.POSITIVE_INFINITY;
  return [known[pace], known.longMs].find((ms) => ms > tookMs) ?? tookMs * 2;
}

/** What it takes an engine to stop a run, and us to hear of it. */
const stopMs = 60_000;

/** At least a second, so that time goes on. */
function lasting(known: Times | undefined, pace: Pace): number {
  return known === undefined ? Number.POSITIVE_INFINITY : Math.max(1_000, known[pace]);
}
