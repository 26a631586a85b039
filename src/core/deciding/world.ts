// Occupancy: one snapshot overlaid with what our own rows know better. The snapshot cannot show a submission that is on its way, and may
// still show a run that has ended. `reserve` is how the next decision of a pass sees the last one. Nothing here is a stored counter; only who owns a world changes it.
import type { ClusterId, Instant, JobId, PoolName, RequestId, RunId, TenantId } from '../ids.js';
import type { Cluster, Snapshot } from '../cluster.js';
import { matchesPattern } from '../pattern.js';
import type { PoolSettings } from '../settings/pool-settings.js';
import { tenantSettings, type Settings } from '../settings.js';
import { runSecondsMin } from './quota.js';
import { runsOfOthers } from './runs-of-others.js';
import { isMadeFor } from './start-key.js';

/** A request of ours that holds a slot: submitting, running or stopping. */
export interface LiveRequest {
  readonly id: RequestId;
  readonly priority: number;
  readonly submittedAt: Instant;
  /** Somebody wants it to stop. */
  readonly stopWished: boolean;
  readonly jobId: JobId;
  readonly tenantId: TenantId;
  readonly pool: PoolName;
  /** null: compute of its own, counted against the pool. */
  readonly clusterId: ClusterId | null;
  /** null until the engine's answer is stored. */
  readonly runId: RunId | null;
}

/** What a request takes when it is let run. */
export type Slot = Pick<LiveRequest, 'jobId' | 'tenantId' | 'pool' | 'clusterId'>;

/** When a pool's last start-cluster was recorded, and when it was done. */
export interface PoolStart {
  readonly pool: PoolName;
  readonly recordedAt: Instant;
  /** Done or given up; null: it is still to be done. Where the engine was away that may be long after it was recorded. */
  readonly doneAt: Instant | null;
  /** Which one it starts; null: one that is still to be made. */
  readonly clusterId: ClusterId | null;
  /** Its cluster was seen to be up, or somebody else had started it: that it is down now says nothing of this start. */
  readonly up: boolean;
  /** Why the engine has not taken it, or would not, as far as it has said. Left out: it has, or was not asked yet. */
  readonly said?: string;
}

export interface PoolCluster {
  readonly cluster: Cluster;
  readonly slots: number;
  /** Runs on it that are not ours, as the snapshot shows them. */
  readonly foreignRuns: number;
}

export interface World {
  readonly snapshot: Snapshot;
  readonly pools: ReadonlyMap<
    PoolName,
    { readonly settings: PoolSettings; readonly clusters: readonly PoolCluster[]; readonly start: PoolStart | null }
  >;
  /** Live requests by `cluster:`, `own:` (pool), `job:` and `tenant:` key. */
  readonly live: ReadonlyMap<string, number>;
  /** What `reserve` has added in this pass. */
  readonly reserved: ReadonlyMap<string, number>;
  /** Active runs that are not ours, as the snapshot shows them. */
  readonly foreign: Snapshot['activeRuns'];
  /** The engine's own count of active runs of a job that are not ours. */
  readonly foreignByJob: ReadonlyMap<string, number>;
  /** Live requests that nobody wants to stop, oldest first, by `job:` key: what replace-run chooses from. */
  readonly replaceable: ReadonlyMap<string, readonly LiveRequest[]>;
  /** Run-seconds within the window, of tenants that have a quota of them. */
  readonly runSeconds: ReadonlyMap<TenantId, number>;
}

export interface Sighting {
  readonly snapshot: Snapshot;
  readonly live: readonly LiveRequest[];
  /** Runs of ours that ended after the snapshot was taken: it may still show them. */
  readonly endedRuns: ReadonlySet<RunId>;
  readonly starts: readonly PoolStart[];
  readonly runSeconds: ReadonlyMap<TenantId, number>;
}

export const keyOf = {
  cluster: (id: ClusterId) => `cluster:${id}`,
  ownCompute: (pool: PoolName) => `own:${pool}`,
  job: (id: JobId) => `job:${id}`,
  tenant: (id: TenantId) => `tenant:${id}`,
};

export function observe({ snapshot, live, endedRuns, starts, runSeconds }: Sighting, settings: Settings): World {
  const foreign = runsOfOthers(snapshot.activeRuns, {
    ...{ live, ended: endedRuns },
    isLent: ({ tenantId }) => tenantSettings(settings, tenantId).engine_identity !== null,
  });
  const foreignByCluster = countBy(foreign.flatMap((run) => run.clusterIds));
  const pools = Object.entries(settings.pools).map(([name, pool]) => {
    // Names come from checked configuration.
    const poolName = name as PoolName;
    const clusters = snapshot.clusters
      .filter((cluster) => isOf(name, pool, cluster))
      .map((cluster) => ({ cluster, slots: slotsOf(cluster, pool), foreignRuns: foreignByCluster.get(cluster.id) ?? 0 }));
    return [poolName, { settings: pool, clusters, start: starts.find((start) => start.pool === poolName) ?? null }] as const;
  });
  return {
    snapshot,
    pools: new Map(pools),
    live: countBy(live.flatMap(keysOf)),
    reserved: new Map(),
    foreign,
    foreignByJob: countBy(foreign.flatMap((run) => (run.jobId === null ? [] : [run.jobId]))),
    replaceable: replaceableOf(live),
    runSeconds,
  };
}

/** A world whose reservations are its holder's own. */
export type OwnWorld = World & { readonly reserved: Map<string, number> };

export function owned(world: World): OwnWorld {
  return { ...world, reserved: new Map(world.reserved) };
}

/** Gives a request a slot. In place: a pass gives thousands, and a copy for each would hold a key for every tenant and job of those before. */
export function reserve({ reserved }: OwnWorld, request: Slot): void {
  for (const key of keysOf(request)) reserved.set(key, (reserved.get(key) ?? 0) + 1);
}

/** The world after a run was asked to stop, so that the next decision of the pass asks for another. */
export function recordReplaced<Known extends World>(world: Known, { id, jobId }: LiveRequest): Known {
  const key = keyOf.job(jobId);
  const left = (world.replaceable.get(key) ?? []).filter((one) => one.id !== id);
  return { ...world, replaceable: new Map(world.replaceable).set(key, left) };
}

/** The world after `runs` runs under a key have ended: what an explanation asks, and no pass. What they took of a quota of time stays taken. */
export function release(world: World, key: string, runs: number): World {
  return { ...world, live: new Map(world.live).set(key, (world.live.get(key) ?? 0) - runs) };
}

/** The world after a start-cluster was recorded for a pool: the next decision of the pass does not ask for another. */
export function recordStart<Known extends World>(world: Known, { pool, clusterId }: Starting, at: Instant): Known {
  const known = world.pools.get(pool);
  if (known === undefined) return world;
  const start = { pool, recordedAt: at, doneAt: null, clusterId, up: false };
  return { ...world, pools: new Map(world.pools).set(pool, { ...known, start }) };
}

type Starting = Pick<PoolStart, 'pool' | 'clusterId'>;

/** Live requests of ours under a key, reservations of this pass included. */
export function liveCount(world: World, key: string): number {
  return (world.live.get(key) ?? 0) + (world.reserved.get(key) ?? 0);
}

/** Run-seconds of a tenant within its window; what this pass let run counts already. */
export function runSecondsOf(world: World, tenant: TenantId): number {
  return (world.runSeconds.get(tenant) ?? 0) + (world.reserved.get(keyOf.tenant(tenant)) ?? 0) * runSecondsMin;
}

/** Everybody's runs on a cluster. */
export function runsOn(world: World, { cluster, foreignRuns }: PoolCluster): number {
  return foreignRuns + liveCount(world, keyOf.cluster(cluster.id));
}

function replaceableOf(live: readonly LiveRequest[]): Map<string, LiveRequest[]> {
  const byJob = new Map<string, LiveRequest[]>();
  for (const one of live.filter(({ stopWished }) => !stopWished).toSorted((a, b) => a.submittedAt - b.submittedAt)) {
    const key = keyOf.job(one.jobId);
    const known = byJob.get(key);
    if (known === undefined) byJob.set(key, [one]);
    else known.push(one);
  }
  return byJob;
}

/** What a request that runs is counted under. */
export function keysOf(request: Slot): string[] {
  const place = request.clusterId === null ? keyOf.ownCompute(request.pool) : keyOf.cluster(request.clusterId);
  return [place, keyOf.job(request.jobId), keyOf.tenant(request.tenantId)];
}

function isOf(name: string, pool: PoolSettings, { id, name: clusterName }: Cluster): boolean {
  return pool.clusters.some((pattern) => pattern === id || matchesPattern(pattern, clusterName)) || isMadeFor(name, clusterName);
}

export function slotsOf(cluster: Cluster, pool: PoolSettings): number {
  return pool.slots_per_cluster ?? Math.max(1, Math.floor((cluster.cores ?? 0) / pool.cores_per_run));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
