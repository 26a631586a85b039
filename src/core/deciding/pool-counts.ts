// Slots of a pool and who has them, everybody's. A pool has two kinds that do not stand in for each other: those of its clusters, and those
// for jobs that bring their own compute. A decision looks at the kind that its job needs.
import type { PoolName } from '../ids.js';
import { keyOf, liveCount, runsOn, type World } from './world.js';

/** Slots and runs of a pool, everybody's, on its clusters and beside them. */
export function poolCounts(name: PoolName, world: World) {
  const clusters = clusterCounts(name, world);
  const own = ownCounts(name, world);
  return { ...clusters, ...roomOf(clusters.slots + own.slots, clusters.active_runs + own.active_runs) };
}

/** Of its clusters alone: what a job that runs on one of them looks at. Free slots for other jobs' own compute are no room on a cluster. */
export function clusterCounts(name: PoolName, world: World) {
  const { clusters, running, starting } = clustersOf(name, world);
  return {
    ...{ clusters: clusters.length, running: running.length, starting },
    ...roomOf(sum(running.map((one) => one.slots)), sum(running.map((one) => runsOn(world, one)))),
  };
}

/** Of compute that jobs bring: what such a job looks at. */
export function ownCounts(name: PoolName, world: World) {
  const { clusters, running, starting } = clustersOf(name, world);
  const slots = world.pools.get(name)?.settings.own_compute_slots ?? 0;
  return {
    ...{ clusters: clusters.length, running: running.length, starting },
    ...roomOf(slots, liveCount(world, keyOf.ownCompute(name))),
  };
}

function clustersOf(name: PoolName, world: World) {
  const pool = world.pools.get(name);
  const clusters = pool?.clusters ?? [];
  return {
    clusters,
    running: clusters.filter(({ cluster }) => cluster.state === 'running'),
    starting: clusters.filter(({ cluster }) => cluster.state === 'starting').length + (pool?.start?.doneAt === null ? 1 : 0),
  };
}

function roomOf(slots: number, active: number) {
  const free = Math.max(0, slots - active);
  return { slots, active_runs: active, free_slots: free, occupancy: slots === 0 ? 1 : active / slots };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
