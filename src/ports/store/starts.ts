// Starts of clusters as they are timed: begun by one replica, seen to be up by any, read for what is foreseen.
import type { StartTimes } from '../../core/forecast/foreseen-starts.js';
import type { ClusterId, Instant, PoolName } from '../../core/ids.js';

export interface BegunStart {
  readonly step: string;
  readonly pool: PoolName;
  readonly clusterId: ClusterId;
  /** When it was decided that a cluster is to be started. */
  readonly recordedAt: Instant;
  /** When the engine had been asked: an older snapshot shows the cluster as it was before. */
  readonly doneAt: Instant;
}

export interface StartStore {
  /** The engine took the start of this cluster from this step, and from nobody else. Before the step is done. */
  begun(step: string, clusterId: ClusterId): Promise<void>;
  /** Recorded since then, done, and not seen up yet; at most `max`, the oldest first. */
  coming(since: Instant, max: number): Promise<readonly BegunStart[]>;
  /** false: somebody else has seen it first. */
  up(step: string, at: Instant): Promise<boolean>;
}

/** Of which starts it is read how long they took. */
export interface StartTimesAsked {
  readonly since: Instant;
  /** Of each pool, the last ones. */
  readonly startsMax: number;
}

export type StartTimesByPool = ReadonlyMap<PoolName, StartTimes>;
