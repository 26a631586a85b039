// From a request that wants to run and the world to the facts of its decision.
import { calendarAt } from './calendar.js';
import { canGrow, stoppedOf } from './growth.js';
import type { ClusterFacts, Facts, JobFacts, PoolFacts, TenantFacts } from './facts.js';
import type { Instant, JobId, PoolName, RequestId, TenantId } from '../ids.js';
import { groupsOf, jobSettings, tenantSettings, type JobSettings, type Settings } from '../settings.js';
import { clusterCounts, ownCounts } from './pool-counts.js';
import { isKnownWell } from './safe-mode.js';
import { keyOf, liveCount, runSecondsOf, runsOn, type LiveRequest, type PoolCluster, type World } from './world.js';

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
  readonly maxRunSeconds: number;
  /** How it came: one of `requestSources`. */
  readonly source: string;
  readonly attempts: number;
  /** Attempts that the engine has taken. */
  readonly runs: number;
  readonly receivedAt: Instant;
  readonly rankAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  /** The case and rule it waits under; null when it has not been decided on yet. */
  readonly waits: { readonly case: string; readonly rule: string } | null;
  /** An operator's wish; null: as the policy's route says. */
  readonly movedTo: PoolName | null;
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
  const { takenAt } = world.snapshot;
  const snapshotAgeMs = takenAt === 0 ? null : now - takenAt;
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
      max_run_seconds: candidate.maxRunSeconds,
      source: candidate.source,
      attempts: candidate.attempts,
      // Whoever asked for no time is not early, also where the clock of who took it is ahead of this one.
      too_early: candidate.dueAt > now && candidate.dueAt > candidate.receivedAt,
      expired: candidate.expiresAt <= now,
      moved_to: candidate.movedTo ?? '',
    },
    job: jobFacts(candidate, job, world),
    tenant: tenantFacts(tenantId, world, settings),
    calendar: calendarAt(now, settings.calendar),
    engine: {
      name: world.snapshot.engine,
      reachable: isKnownWell({ reachable: outlook.reachable, snapshotAgeMs, priority: candidate.priority }, settings),
      snapshot_age_seconds: Math.max(0, Math.floor((now - world.snapshot.takenAt) / 1000)),
    },
    queue: { waiting: outlook.waiting },
    pools: poolsOf(candidate, settings).map((name) => poolFacts(name, { candidate, job, outlook })),
  };
}

/** Those of its cluster type, and where an operator has moved it. */
function poolsOf({ clusterType, movedTo }: Candidate, settings: Settings): readonly PoolName[] {
  // Names come from checked configuration.
  const usual = (settings.cluster_types[clusterType]?.pools ?? []) as PoolName[];
  return movedTo === null || usual.includes(movedTo) ? usual : [...usual, movedTo];
}

export function tenantFacts(tenantId: TenantId, world: World, settings: Settings): TenantFacts {
  const { runs_max: runsMax, run_seconds_max: runSecondsMax, run_window_seconds } = tenantSettings(settings, tenantId);
  return {
    id: tenantId,
    groups: groupsOf(settings, tenantId),
    live_runs: liveCount(world, keyOf.tenant(tenantId)),
    runs_max: runsMax ?? 0,
    run_seconds: runSecondsMax === null ? 0 : Math.floor(runSecondsOf(world, tenantId)),
    run_seconds_max: runSecondsMax ?? 0,
    run_window_seconds,
  };
}

/** Runs that a request may replace, the oldest first: a tenant never stops another's, and nobody one that is more important. */
export function replaceableBy({ jobId, tenantId, priority }: Candidate, world: World): LiveRequest[] {
  return (world.replaceable.get(keyOf.job(jobId)) ?? []).filter((one) => one.tenantId === tenantId && one.priority <= priority);
}

function jobFacts(candidate: Candidate, job: JobSettings, world: World): JobFacts {
  const { jobId } = candidate;
  const declared = world.snapshot.jobs.get(jobId);
  return {
    declared: declared !== undefined,
    name: declared?.name ?? '',
    live_runs: liveCount(world, keyOf.job(jobId)),
    foreign_runs: world.foreignByJob.get(jobId) ?? 0,
    replaceable_runs: replaceableBy(candidate, world).length,
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
