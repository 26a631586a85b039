// The snapshot that a pass is taken on. An engine that does not answer is a fact to decide on, not an error.
import type { Snapshot } from '../core/cluster.js';
import type { Settings } from '../core/settings.js';
import { unlessAway } from '../core/unless-away.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';

export interface Sight {
  readonly snapshot: Snapshot;
  /** False: the snapshot is older than the settings allow, or there never was one. */
  readonly reachable: boolean;
}

export interface Looking {
  readonly snapshots: Snapshots;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly engine: string;
  readonly snapshotAgeMs: number;
}

export async function look({ snapshots, settings, clock, engine, snapshotAgeMs }: Looking): Promise<Sight> {
  const snapshot = (await unlessAway(snapshots.fresh(snapshotAgeMs))) ?? snapshots.latest();
  if (snapshot === null)
    return { snapshot: { engine, takenAt: 0, clusters: [], jobs: new Map(), activeRuns: [] }, reachable: false };
  return { snapshot, reachable: clock.now() - snapshot.takenAt <= settings.limits.snapshot_age_max_seconds * 1000 };
}
