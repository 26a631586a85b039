// A pool in the eyes of one request: where in it the request could run at all, and what room there is now.
import type { JobId, PoolName } from '../ids.js';
import type { JobSettings } from '../settings/job-settings.js';
import type { Candidate } from './candidate.js';
import type { ClusterFacts, PoolFacts } from './facts.js';
import { canGrow, stoppedOf } from './growth.js';
import type { Outlook } from './outlook.js';
import { clusterCounts, ownCounts } from './pool-counts.js';
import { keyOf, liveCount, runsOn, type PoolCluster, type World } from './world.js';

interface Placing {
  readonly candidate: Candidate;
  readonly job: JobSettings;
  readonly outlook: Outlook;
}

export function poolFacts(name: PoolName, placing: Placing): PoolFacts {
  const { world, now } = placing.outlook;
  const place = placeIn(name, placing);
  const pool = world.pools.get(name);
  const room = roomIn(name, place, world);
  return {
    name,
    can_host: place.kind !== 'nowhere',
    ...(place.kind === 'own' ? ownCounts(name, world) : clusterCounts(name, world)),
    // Another cluster than the one that it is declared for does not help it, and costs.
    can_grow:
      pool !== undefined && place.kind === 'cluster' && canGrow(pool, now) && (!place.pinned || stoppedOf(place).length > 0),
    ...room,
    own_compute: place.kind === 'own',
    runs_as: place.runsAs,
  };
}

type Room = Pick<PoolFacts, 'cluster_id' | 'has_room' | 'cluster'>;

function roomIn(name: PoolName, place: Place, world: World): Room {
  if (place.kind === 'nowhere') return { cluster_id: '', has_room: false, cluster: noCluster };
  if (place.kind === 'own') {
    const slots = world.pools.get(name)?.settings.own_compute_slots ?? 0;
    return { cluster_id: '', has_room: liveCount(world, keyOf.ownCompute(name)) < slots, cluster: noCluster };
  }
  const best = leastOccupied(place.clusters, world);
  if (best === null) return { cluster_id: '', has_room: false, cluster: noCluster };
  const cluster = clusterFacts(best, runsOn(world, best));
  return { cluster_id: cluster.id, has_room: cluster.free_slots > 0, cluster };
}

const noCluster: ClusterFacts = {
  id: '',
  name: '',
  cores: 0,
  slots: 0,
  active_runs: 0,
  foreign_runs: 0,
  free_slots: 0,
  occupancy: 1,
};

function clusterFacts({ cluster, slots, foreignRuns }: PoolCluster, active: number): ClusterFacts {
  return {
    id: cluster.id,
    name: cluster.name,
    cores: cluster.cores ?? 0,
    slots,
    active_runs: active,
    foreign_runs: foreignRuns,
    free_slots: Math.max(0, slots - active),
    occupancy: active / slots,
  };
}

type Place =
  /** `pinned`: on these and on no other, also none that is still to be made. */
  | { readonly kind: 'cluster'; readonly clusters: readonly PoolCluster[]; readonly pinned: boolean; readonly runsAs: JobId }
  | { readonly kind: 'own'; readonly runsAs: JobId }
  | { readonly kind: 'nowhere'; readonly runsAs: JobId };

/** Where in a pool the request could run at all, whatever is free. */
function placeIn(name: PoolName, { candidate, job, outlook }: Placing): Place {
  const pool = outlook.world.pools.get(name);
  const runsAs = (job.placement === 'mapped' ? (job.mapped[name] ?? candidate.jobId) : candidate.jobId) as JobId;
  if (pool === undefined) return { kind: 'nowhere', runsAs };
  if (job.placement === 'submit') return { kind: 'cluster', clusters: pool.clusters, pinned: false, runsAs };
  const compute = outlook.world.snapshot.jobs.get(runsAs)?.compute;
  if (compute === undefined) return { kind: 'nowhere', runsAs };
  if (compute.kind === 'own') return { kind: pool.settings.own_compute_slots > 0 ? 'own' : 'nowhere', runsAs };
  const pinned = pool.clusters.filter(({ cluster }) => cluster.id === compute.clusterId);
  return pinned.length === 0 ? { kind: 'nowhere', runsAs } : { kind: 'cluster', clusters: pinned, pinned: true, runsAs };
}

function leastOccupied(clusters: readonly PoolCluster[], world: World): PoolCluster | null {
  const ratio = (one: PoolCluster) => runsOn(world, one) / one.slots;
  return clusters
    .filter(({ cluster }) => cluster.state === 'running')
    .reduce<PoolCluster | null>((best, one) => (best === null || ratio(one) < ratio(best) ? one : best), null);
}
