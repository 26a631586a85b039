// On what a period is played: the clusters and declared jobs of the engine. In: settings, how many slots a pool is to have instead, and of which pools
// it is known how clusters come and go. Out: the world before anything runs. Of any other pool those that the settings allow are up all the time.
import type { Cluster, DeclaredJob } from '../cluster.js';
import type { Launch } from './course.js';
import type { ClusterId, PoolName } from '../ids.js';
import type { Settings } from '../settings.js';
import { observe, type PoolCluster, type World } from '../deciding/world.js';

export interface Ground {
  readonly engine: string;
  readonly clusters: readonly Cluster[];
  readonly jobs: readonly DeclaredJob[];
}

/** Slots by pool; of a pool that is not in it, as its settings say. */
export type Slots = ReadonlyMap<PoolName, number>;

type Pool = World['pools'] extends ReadonlyMap<PoolName, infer One> ? One : never;

/** How a pool is played. */
export interface Layout {
  readonly slots: Slots;
  /** Clusters of these come and go, and begin as they are; of any other pool they are up all the time. */
  readonly launches: ReadonlyMap<PoolName, Launch>;
}

export function worldOn(ground: Ground, settings: Settings, { slots, launches }: Layout): World {
  const world = asListed(ground, settings);
  const pools = [...world.pools].map(([name, pool]) => {
    const begun = launches.has(name) ? asFound(pool) : allUp(pool);
    const wanted = slots.get(name);
    return [name, wanted === undefined ? begun : withSlots(begun, wanted)] as const;
  });
  return { ...world, pools: new Map(pools) };
}

/** The clusters of each pool, whatever state they are in. */
export function clustersIn(ground: Ground, settings: Settings): ReadonlyMap<PoolName, readonly ClusterId[]> {
  const { pools } = asListed(ground, settings);
  return new Map([...pools].map(([name, { clusters }]) => [name, clusters.map(({ cluster }) => cluster.id)]));
}

/** As the engine has them, with nothing running. */
export function asListed({ engine, clusters, jobs }: Ground, settings: Settings): World {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  const snapshot = { engine, takenAt: 0, clusters, jobs: byId, activeRuns: [] };
  return observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
}

/** None is left that could be started. */
function allUp(pool: Pool): Pool {
  const up = allowed(pool).map((one) => inState(one, 'running'));
  return { ...pool, settings: { ...pool.settings, clusters_max: 0 }, clusters: up };
}

/** Nothing is on its way when a play begins. Which of them come up is not known before: a job may need a certain one. */
function asFound(pool: Pool): Pool {
  const known = pool.clusters.filter(({ cluster }) => cluster.state !== 'broken');
  return { ...pool, clusters: known.map((one) => inState(one, isUp(one) ? 'running' : 'stopped')) };
}

/** Those that run now, and of the others as many as the pool may have. */
function allowed({ settings, clusters }: Pool): readonly PoolCluster[] {
  const running = clusters.filter(isUp);
  const others = clusters.filter((one) => !isUp(one) && one.cluster.state !== 'broken');
  return [...running, ...others.slice(0, Math.max(0, settings.clusters_max - running.length))];
}

function isUp({ cluster }: PoolCluster): boolean {
  return cluster.state === 'running';
}

function inState(one: PoolCluster, state: Cluster['state']): PoolCluster {
  return { ...one, cluster: { ...one.cluster, state } };
}

/** With as many clusters up as may be at once. */
export function slotsOf(pool: Pick<Pool, 'settings' | 'clusters'>): number {
  const slots = pool.clusters.map((one) => one.slots).toSorted((one, other) => other - one);
  return slots.slice(0, upMax(pool)).reduce((sum, one) => sum + one, pool.settings.own_compute_slots);
}

function upMax({ settings, clusters }: Pick<Pool, 'settings' | 'clusters'>): number {
  return Math.min(clusters.length, Math.max(1, settings.clusters_max, clusters.filter(isUp).length));
}

/** Less than one for each cluster, and one for compute of its own where the pool has some, cannot be played. */
export function leastSlots(pool: Pick<Pool, 'settings' | 'clusters'>): number {
  return Math.max(1, upMax(pool) + (pool.settings.own_compute_slots > 0 ? 1 : 0));
}

/** In the proportion in which its clusters and compute of its own share them now; among clusters as evenly as can be. */
function withSlots(pool: Pool, wanted: number): Pool {
  const { settings, clusters } = pool;
  const own = settings.own_compute_slots;
  if (clusters.length === 0) return { ...pool, settings: { ...settings, own_compute_slots: wanted } };
  const share = own === 0 ? 0 : Math.max(1, Math.round((wanted * own) / slotsOf(pool)));
  const most = upMax(pool);
  const ownSlots = Math.min(share, wanted - most);
  const rest = wanted - ownSlots;
  const each = Math.floor(rest / most);
  return {
    ...pool,
    settings: { ...settings, own_compute_slots: ownSlots },
    clusters: clusters.map((one, index) => ({ ...one, slots: each + (index < rest % most ? 1 : 0) })),
  };
}
