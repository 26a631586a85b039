// What is on record of the clusters of a past period: how many of a pool were seen to run and to come up whenever something was decided, and the starts that
// the service asked for. In: sightings in the order of time. Out: the same, those of a pool that follow each other and say the same as one.
import type { ClusterId, Instant, PoolName } from '../ids.js';

/** Seen so at `from` and at `until`, and whenever anybody looked between. */
export interface ClusterSighting {
  readonly pool: PoolName;
  readonly running: number;
  readonly starting: number;
  /** One that ran; null: none did, or none that its request could have used. */
  readonly clusterId: ClusterId | null;
  readonly from: Instant;
  readonly until: Instant;
}

export interface PastStart {
  readonly pool: PoolName;
  readonly recordedAt: Instant;
  /** null: one was to be made, and it is not known which. */
  readonly clusterId: ClusterId | null;
  /** When the engine had been asked, or it was given up; null: not yet. */
  readonly doneAt: Instant | null;
  /** When it was first seen to run; null: not timed, or it never came up. */
  readonly upAt: Instant | null;
  readonly givenUp: boolean;
  /** Before anybody waited for it, by the settings of its pool and not by a rule of the policy. */
  readonly ahead: boolean;
}

export interface PastClusters {
  readonly sightings: readonly ClusterSighting[];
  readonly starts: readonly PastStart[];
}

/** After so long without a look it is not known what has been meanwhile. */
export const unseenMs = 3_600_000;

export function condensed(sightings: readonly ClusterSighting[]): readonly ClusterSighting[] {
  const all: ClusterSighting[] = [];
  const lastOf = new Map<PoolName, number>();
  for (const one of sightings) {
    const at = lastOf.get(one.pool);
    const last = at === undefined ? undefined : all[at];
    if (at !== undefined && last !== undefined && isSame(last, one))
      all[at] = { ...last, until: Math.max(last.until, one.until) };
    else lastOf.set(one.pool, all.push(one) - 1);
  }
  return all;
}

function isSame(last: ClusterSighting, next: ClusterSighting): boolean {
  return (
    last.running === next.running &&
    last.starting === next.starting &&
    last.clusterId === next.clusterId &&
    next.from - last.until <= unseenMs
  );
}
