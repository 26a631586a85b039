// On what a past period is played: the clusters and declared jobs that the engine has now. In: settings, and how many slots a pool is to have instead.
// Out: the world before anything runs. How clusters came up and went in the past is not known: those that the settings allow are up all the time.
import type { Cluster, DeclaredJob } from './cluster.js';
import type { PoolName } from './ids.js';
import type { Settings } from './settings.js';
import { observe, type PoolCluster, type World } from './deciding/world.js';

export interface Ground {
  readonly engine: string;
  readonly clusters: readonly Cluster[];
  readonly jobs: readonly DeclaredJob[];
}

/** Slots by pool; of a pool that is not in it, as its settings say. */
export type Slots = ReadonlyMap<PoolName, number>;

type Pool = World['pools'] extends ReadonlyMap<PoolName, infer One> ? One : never;

export function worldOn({ engine, clusters, jobs }: Ground, settings: Settings, slots: Slots): World {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const snapshot = { engine, takenAt: 0, clusters, jobs: byId, activeRuns: [] };
  const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
  const pools = [...world.pools].map(([name, pool]) => {
    const up = allUp(pool);
    const wanted = slots.get(name);
    return [name, wanted === undefined ? up : withSlots(up, wanted)] as const;
  });
  return { ...world, pools: new Map(pools) };
}

/** Those that run now, and of the others as many as the pool may have. None is left that could be started. */
function allUp({ settings, clusters, start }: Pool): Pool {
  const running = clusters.filter(({ cluster }) => cluster.state === 'running');
  const others = clusters.filter(({ cluster }) => cluster.state !== 'running' && cluster.state !== 'broken');
  const up = [...running, ...others.slice(0, Math.max(0, settings.clusters_max - running.length))];
  return { settings: { ...settings, clusters_max: 0 }, clusters: up.map(asRunning), start };
}

function asRunning(one: PoolCluster): PoolCluster {
  return { ...one, cluster: { ...one.cluster, state: 'running' } };
}

export function slotsOf({ settings, clusters }: Pick<Pool, 'settings' | 'clusters'>): number {
  return clusters.reduce((sum, { slots }) => sum + slots, settings.own_compute_slots);
}

/** Less than one for each cluster, and one for compute of its own where the pool has some, cannot be played. */
export function leastSlots({ settings, clusters }: Pick<Pool, 'settings' | 'clusters'>): number {
  return Math.max(1, clusters.length + (settings.own_compute_slots > 0 ? 1 : 0));
}

/** In the proportion in which its clusters and compute of its own share them now; among clusters as evenly as can be. */
function withSlots(pool: Pool, wanted: number): Pool {
  const { settings, clusters } = pool;
  const own = settings.own_compute_slots;
  if (clusters.length === 0) return { ...pool, settings: { ...settings, own_compute_slots: wanted } };
  const share = own === 0 ? 0 : Math.max(1, Math.round((wanted * own) / slotsOf(pool)));
  const ownSlots = Math.min(share, wanted - clusters.length);
  const rest = wanted - ownSlots;
  const each = Math.floor(rest / clusters.length);
  return {
    ...pool,
    settings: { ...settings, own_compute_slots: ownSlots },
    clusters: clusters.map((one, index) => ({ ...one, slots: each + (index < rest % clusters.length ? 1 : 0) })),
  };
}
