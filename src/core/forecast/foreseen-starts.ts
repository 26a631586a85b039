// Clusters as they are foreseen to come up. In: how long starts of a pool's clusters took of late, and at which pace: as they usually do, or as the
// longest tenth does. Out: when those that are on their way and those that are begun will be up, and the world once one is.
import type { Choice } from '../deciding/choose.js';
import type { Cluster } from '../cluster.js';
import { lastingBeyond, type Pace, type Times } from './foreseen-runs.js';
import { branded, type ClusterId, type Instant, type PoolName } from '../ids.js';
import { slotsOf, type PoolCluster, type PoolStart, type World } from '../deciding/world.js';

/** Of clusters of a pool that the service started of late, from the recorded start to the first snapshot in which they ran, in milliseconds. */
export interface StartTimes extends Times {
  readonly starts: number;
}

/** How long clusters are taken to come up. */
export interface Launches {
  readonly startTimes: ReadonlyMap<PoolName, StartTimes>;
  readonly pace: Pace;
}

export interface ForeseenStart {
  readonly pool: PoolName;
  /** null: it is still to be made. */
  readonly clusterId: ClusterId | null;
  /** Infinity: how long it takes is not known. */
  readonly upAt: Instant;
}

/** What it takes an engine to show what it was asked. */
const unseenMaxMs = 60_000;

export function onTheirWay(world: World, launches: Launches, now: Instant): ForeseenStart[] {
  return [...world.pools].flatMap(([pool, { clusters, start }]) => {
    const starting = clusters.filter(({ cluster }) => cluster.state === 'starting').map(({ cluster }) => cluster.id);
    const ours = start !== null && isUnseen(start, world) ? [start.clusterId] : [];
    const coming = [...starting, ...ours.filter((id) => id === null || !starting.includes(id))];
    return coming.map((clusterId) => {
      // Since when one comes up that somebody else has started is not known.
      const askedAt = start !== null && clusterId === start.clusterId ? start.recordedAt : now;
      return { pool, clusterId, upAt: upAt({ pool, askedAt, now }, launches) };
    });
  });
}

export function startedBy({ starts }: Choice, launches: Launches, now: Instant): ForeseenStart[] {
  return starts.map(({ pool, clusterId }) => ({ pool, clusterId, upAt: upAt({ pool, askedAt: now, now }, launches) }));
}

/** As the next picture of the engine shows it. */
export function withStarting(world: World, { pool: name, clusterId }: ForeseenStart): World {
  return withPool(world, name, (pool) => ({
    ...pool,
    clusters: pool.clusters.map((one) => (one.cluster.id === clusterId ? inState(one, 'starting') : one)),
  }));
}

/** A cluster that is still to be made has the slots of the pool's largest. */
export function withClusterUp(world: World, { pool: name, clusterId }: ForeseenStart): World {
  return withPool(world, name, (pool) => {
    const known = pool.clusters.some(({ cluster }) => cluster.id === clusterId);
    const clusters = known
      ? pool.clusters.map((one) => (one.cluster.id === clusterId ? inState(one, 'running') : one))
      : [...pool.clusters, newCluster(clusterId ?? branded(`${name} ${pool.clusters.length + 1}`), pool)];
    const { start } = pool;
    return {
      ...pool,
      clusters,
      start: start?.clusterId === clusterId ? { ...start, doneAt: start.doneAt ?? start.recordedAt } : start,
    };
  });
}

type Pool = NonNullable<ReturnType<World['pools']['get']>>;

function withPool(world: World, name: PoolName, changed: (pool: Pool) => Pool): World {
  const pool = world.pools.get(name);
  return pool === undefined ? world : { ...world, pools: new Map(world.pools).set(name, changed(pool)) };
}

function inState(one: PoolCluster, state: Cluster['state']): PoolCluster {
  return { ...one, cluster: { ...one.cluster, state } };
}

function newCluster(id: ClusterId, { settings, clusters }: Pool): PoolCluster {
  const cluster: Cluster = { id, name: id, state: 'running', cores: null };
  return { cluster, slots: Math.max(slotsOf(cluster, settings), ...clusters.map(({ slots }) => slots)), foreignRuns: 0 };
}

/** It is still to be done, or it was done so lately that the picture of the engine need not show it: later it shows one that failed as it was before. */
function isUnseen({ doneAt, clusterId }: PoolStart, { snapshot }: World): boolean {
  if (doneAt === null || clusterId === null) return doneAt === null;
  const seen = snapshot.clusters.find(({ id }) => id === clusterId)?.state;
  return seen !== 'running' && snapshot.takenAt - doneAt < unseenMaxMs;
}

interface Asked {
  readonly pool: PoolName;
  readonly askedAt: Instant;
  readonly now: Instant;
}

function upAt({ pool, askedAt, now }: Asked, { startTimes, pace }: Launches): Instant {
  return askedAt + lastingBeyond(startTimes.get(pool), pace, now - askedAt);
}
