// How long clusters take to come up. In: starts that the service has begun, and the newest snapshot. Out: of each, once, when its cluster was first seen to run.
// Promised: the engine is asked only while one is on its way; two replicas time one start once; of one that never comes up nothing is said.
import { unlessAway } from '../core/unless-away.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';
import type { StartStore } from '../ports/store/starts.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface ClustersUpParts {
  readonly starts: StartStore;
  readonly snapshots: Snapshots;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** A snapshot at most this old is good enough: a start is timed no better. */
  readonly snapshotAgeMs: number;
}

/** One that takes longer has failed: who runs later under its id was started by somebody else. */
const startMaxMs = 7_200_000;
/** More than pools start at a time. */
const comingMax = 100;

/** Answers how many were seen to be up. */
export async function seeClustersUp({ starts, snapshots, clock, telemetry, snapshotAgeMs }: ClustersUpParts): Promise<number> {
  const coming = await starts.coming(clock.now() - startMaxMs, comingMax);
  if (coming.length === 0) return 0;
  const snapshot = await unlessAway(snapshots.fresh(snapshotAgeMs));
  if (snapshot === null) return 0;
  const { takenAt, clusters } = snapshot;
  const running = new Set(clusters.filter(({ state }) => state === 'running').map(({ id }) => id));
  let seen = 0;
  for (const { step, pool, clusterId, recordedAt, doneAt } of coming) {
    if (!running.has(clusterId) || takenAt < doneAt || !(await starts.up(step, takenAt))) continue;
    telemetry.report({ kind: 'cluster-up', pool, clusterId, seconds: (takenAt - recordedAt) / 1000 });
    seen += 1;
  }
  return seen;
}
