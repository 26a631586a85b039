// From a request that wants to run and the world to the facts of its decision.
import { calendarAt } from './calendar.js';
import type { Facts, JobFacts, PoolFacts } from './facts.js';
import type { Instant, JobId, PoolName, RequestId, TenantId } from './ids.js';
import { jobSettings, tenantSettings, type JobSettings, type Settings } from './settings.js';
import { keyOf, liveCount, runsOn, type PoolCluster, type World } from './world.js';

/** A received or waiting request, as admission sees it. */
export interface Candidate {
  readonly id: RequestId;
  readonly version: number;
  readonly state: 'received' | 'waiting';
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly userId: string;
  readonly clusterType: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly attempts: number;
  readonly receivedAt: Instant;
  readonly rankAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  /** The case and rule it waits under; null when it has not been decided on yet. */
  readonly waits: { readonly case: string; readonly rule: string } | null;
  readonly context: CandidateContext;
  /** Its email_notifications. */
  readonly emails: readonly string[];
}

/** What only policies look at. */
export interface CandidateContext {
  readonly location_id: string;
  readonly pos_id: string;
  readonly client_id: string;
  readonly operation_id: string;
  readonly operation_name: string;
  readonly parameters: 'none' | 'python' | 'jar' | 'notebook';
}

export interface Outlook {
  readonly world: World;
  readonly settings: Settings;
  readonly now: Instant;
  readonly reachable: boolean;
  readonly waiting: number;
}

export function factsOf(candidate: Candidate, outlook: Outlook): Facts {
  const { world, settings, now } = outlook;
  const job = jobSettings(settings, candidate.jobId);
  const { jobId, tenantId } = candidate;
  return {
    request: {
      priority: candidate.priority,
      waited_seconds: Math.max(0, Math.floor((now - candidate.receivedAt) / 1000)),
      tenant_id: tenantId,
      user_id: candidate.userId,
      job_id: jobId,
      cluster_type: candidate.clusterType,
      ...candidate.context,
      max_concurrent_runs: candidate.maxConcurrentRuns,
      attempts: candidate.attempts,
      too_early: candidate.dueAt > now,
      expired: candidate.expiresAt <= now,
    },
    job: jobFacts(candidate, job, world),
    tenant: {
      id: tenantId,
      live_runs: liveCount(world, keyOf.tenant(tenantId)),
      runs_max: tenantSettings(settings, tenantId).runs_max ?? 0,
    },
    calendar: calendarAt(now, settings.calendar),
    engine: {
      name: world.snapshot.engine,
      reachable: outlook.reachable,
      snapshot_age_seconds: Math.max(0, Math.floor((now - world.snapshot.takenAt) / 1000)),
    },
    queue: { waiting: outlook.waiting },
    pools: (settings.cluster_types[candidate.clusterType]?.pools ?? []).map((name) =>
      poolFacts(name as PoolName, { candidate, job, outlook }),
    ),
  };
}

function jobFacts({ jobId }: Candidate, job: JobSettings, world: World): JobFacts {
  const declared = world.snapshot.jobs.get(jobId);
  return {
    declared: declared !== undefined,
    name: declared?.name ?? '',
    live_runs: liveCount(world, keyOf.job(jobId)),
    foreign_runs: world.foreignByJob.get(jobId) ?? 0,
    placement: job.placement,
  };
}

interface Placing {
  readonly candidate: Candidate;
  readonly job: JobSettings;
  readonly outlook: Outlook;
}

function poolFacts(name: PoolName, placing: Placing): PoolFacts {
  const { world, now } = placing.outlook;
  const place = placeIn(name, placing);
  const pool = world.pools.get(name);
  const room = roomIn(name, place, world);
  return {
    name,
    can_host: place.kind !== 'nowhere',
    ...poolCounts(name, world),
    can_grow: pool !== undefined && place.kind === 'cluster' && canGrow(pool, now),
    ...room,
    own_compute: place.kind === 'own',
    runs_as: place.runsAs,
  };
}

/** Slots and runs of a pool, everybody's. */
export function poolCounts(name: PoolName, world: World) {
  const pool = world.pools.get(name);
  const clusters = pool?.clusters ?? [];
  const running = clusters.filter(({ cluster }) => cluster.state === 'running');
  const slots = sum(running.map((one) => one.slots)) + (pool?.settings.own_compute_slots ?? 0);
  const active = sum(running.map((one) => runsOn(world, one))) + liveCount(world, keyOf.ownCompute(name));
  return {
    clusters: clusters.length,
    running: running.length,
    starting: clusters.filter(({ cluster }) => cluster.state === 'starting').length + (pool?.start?.pending === true ? 1 : 0),
    slots,
    active_runs: active,
    free_slots: Math.max(0, slots - active),
    occupancy: slots === 0 ? 1 : active / slots,
  };
}

function roomIn(name: PoolName, place: Place, world: World): { cluster_id: string; has_room: boolean } {
  if (place.kind === 'nowhere') return { cluster_id: '', has_room: false };
  if (place.kind === 'own') {
    const slots = world.pools.get(name)?.settings.own_compute_slots ?? 0;
    return { cluster_id: '', has_room: liveCount(world, keyOf.ownCompute(name)) < slots };
  }
  const best = leastOccupied(place.clusters, world);
  return best === null
    ? { cluster_id: '', has_room: false }
    : { cluster_id: best.cluster.id, has_room: runsOn(world, best) < best.slots };
}

type Place =
  | { readonly kind: 'cluster'; readonly clusters: readonly PoolCluster[]; readonly runsAs: JobId }
  | { readonly kind: 'own'; readonly runsAs: JobId }
  | { readonly kind: 'nowhere'; readonly runsAs: JobId };

/** Where in a pool the request could run at all, whatever is free. */
function placeIn(name: PoolName, { candidate, job, outlook }: Placing): Place {
  const pool = outlook.world.pools.get(name);
  const runsAs = (job.placement === 'mapped' ? (job.mapped[name] ?? candidate.jobId) : candidate.jobId) as JobId;
  if (pool === undefined) return { kind: 'nowhere', runsAs };
  if (job.placement === 'submit') return { kind: 'cluster', clusters: pool.clusters, runsAs };
  const compute = outlook.world.snapshot.jobs.get(runsAs)?.compute;
  if (compute === undefined) return { kind: 'nowhere', runsAs };
  if (compute.kind === 'own') return { kind: pool.settings.own_compute_slots > 0 ? 'own' : 'nowhere', runsAs };
  const pinned = pool.clusters.filter(({ cluster }) => cluster.id === compute.clusterId);
  return pinned.length === 0 ? { kind: 'nowhere', runsAs } : { kind: 'cluster', clusters: pinned, runsAs };
}

function canGrow(pool: NonNullable<ReturnType<World['pools']['get']>>, now: Instant): boolean {
  const up = pool.clusters.filter(({ cluster }) => cluster.state === 'running' || cluster.state === 'starting').length;
  if (up >= pool.settings.clusters_max || pool.start?.pending === true) return false;
  const startable = pool.settings.new_cluster !== null || pool.clusters.some(({ cluster }) => cluster.state === 'stopped');
  return startable && (pool.start === null || now - pool.start.recordedAt >= pool.settings.start_cooldown_seconds * 1000);
}

function leastOccupied(clusters: readonly PoolCluster[], world: World): PoolCluster | null {
  const ratio = (one: PoolCluster) => runsOn(world, one) / one.slots;
  return clusters
    .filter(({ cluster }) => cluster.state === 'running')
    .reduce<PoolCluster | null>((best, one) => (best === null || ratio(one) < ratio(best) ? one : best), null);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
