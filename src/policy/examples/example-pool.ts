// A pool of an example: one running cluster of four free slots, unless its author states something else. What follows is worked out.
import type { ClusterFacts, PoolFacts } from '../../core/deciding/facts.js';

export type Part<Group> = { readonly [Fact in keyof Group]?: Group[Fact] | undefined };
export type GivenPool = Part<Omit<PoolFacts, 'cluster'>> & { readonly cluster?: Part<ClusterFacts> | undefined };

const slotsOfCluster = 4;

export function poolOf({ cluster, ...stated }: GivenPool & { readonly name: string }): PoolFacts {
  const { running = 1, starting = 0, own_compute = false } = stated;
  const takes = takenOf(stated, own_compute ? 1 : running);
  const derived = {
    ...takes,
    name: stated.name,
    can_host: true,
    clusters: running + starting,
    running,
    starting,
    can_grow: true,
    cluster_id: running > 0 && !own_compute ? `${stated.name}-1` : '',
    has_room: takes.free_slots > 0,
    own_compute,
    runs_as: '',
  };
  const pool = { ...derived, ...stated } as Omit<PoolFacts, 'cluster'>;
  return { ...pool, cluster: { ...clusterOf(pool), ...cluster } as ClusterFacts };
}

/** As if all clusters of the pool were alike, but for the room that the pool is said to have. */
function clusterOf(pool: Omit<PoolFacts, 'cluster'>): ClusterFacts {
  if (pool.cluster_id === '') {
    return { id: '', name: '', cores: 0, slots: 0, active_runs: 0, foreign_runs: 0, free_slots: 0, occupancy: 1 };
  }
  const slots = Math.max(1, Math.round(pool.slots / Math.max(1, pool.running)));
  const taken = Math.round(pool.occupancy * slots);
  const active = pool.has_room ? Math.min(taken, slots - 1) : Math.max(taken, slots);
  return {
    id: pool.cluster_id,
    name: pool.cluster_id,
    cores: slots * 4,
    slots,
    active_runs: active,
    foreign_runs: 0,
    free_slots: Math.max(0, slots - active),
    occupancy: active / slots,
  };
}

type Taken = Pick<PoolFacts, 'slots' | 'active_runs' | 'free_slots' | 'occupancy'>;

function takenOf(stated: Part<Taken>, places: number): Taken {
  const slots = stated.slots ?? places * slotsOfCluster;
  const active = stated.active_runs ?? activeRuns(stated, slots);
  const free = stated.free_slots ?? Math.max(0, slots - active);
  return { slots, active_runs: active, free_slots: free, occupancy: slots === 0 ? 1 : active / slots };
}

function activeRuns({ occupancy, free_slots }: Part<Taken>, slots: number): number {
  if (occupancy !== undefined) return Math.round(occupancy * slots);
  return free_slots === undefined ? 0 : Math.max(0, slots - free_slots);
}
