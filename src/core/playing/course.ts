// What goes its own way in a play, whatever is decided in it: how clusters come up and go down, outages, runs that the platform breaks.
import type { ClusterId, Instant, PoolName, RequestId } from '../ids.js';
import type { StartTimes } from './start-times.js';

/** How clusters of a pool come and go. */
export interface Launch {
  /** From the decision until it runs. */
  readonly starts: StartTimes;
  /** After so long without a run it goes down; null: never. */
  readonly idleMs: number | null;
  /** When the last one was asked for before the play begins; null: none was. */
  readonly startedAt: Instant | null;
}

/** Somebody else starts or stops a cluster, whatever is decided. */
export interface ClusterTurn {
  readonly at: Instant;
  readonly pool: PoolName;
  readonly clusterId: ClusterId;
  readonly to: 'starting' | 'running' | 'stopped';
}

/** Of clusters, which then lose what runs on them; or of the engine, which then answers nothing, while its runs go on. */
export type Outage =
  | { readonly of: 'clusters'; readonly clusters: readonly ClusterId[]; readonly from: Instant; readonly until: Instant }
  | { readonly of: 'engine'; readonly from: Instant; readonly until: Instant };

/** How the runs of a request go. */
export interface RunPlan {
  readonly lastsMs: number;
  /** Attempts that the platform breaks, one after the other: after which part of that. */
  readonly breaks: readonly number[];
}

export interface Course {
  /** Of a pool that is not in it all clusters are up all the time. */
  readonly launches: ReadonlyMap<PoolName, Launch>;
  /** In the order of time. */
  readonly turns: readonly ClusterTurn[];
  /** Of clusters that run without a run when the play begins: since when; of others since it begins. */
  readonly idleSince: ReadonlyMap<ClusterId, Instant>;
  readonly outages: readonly Outage[];
  /** Attempts of a request that the platform breaks, one after the other: after which part of its time. */
  readonly breaks: ReadonlyMap<RequestId, readonly number[]>;
}

/** Nothing but what is decided. */
export const plainCourse: Course = {
  ...{ launches: new Map(), turns: [], idleSince: new Map() },
  ...{ outages: [], breaks: new Map() },
};
