// From a request that wants to run and the world to the facts of its decision.
import type { JobId, PoolName, TenantId } from '../ids.js';
import { groupsOf, jobSettings, tenantSettings, type Settings } from '../settings.js';
import type { JobSettings } from '../settings/job-settings.js';
import { calendarAt } from './calendar.js';
import type { Candidate } from './candidate.js';
import type { Facts, JobFacts, PoolFacts, TenantFacts } from './facts.js';
import { foreignRunsOf, runsMaxOf } from './job-limit.js';
import type { Outlook } from './outlook.js';
import { poolFacts } from './pool-facts.js';
import { replaceableBy } from './replaceable.js';
import { isKnownWell } from './safe-mode.js';
import { keyOf, liveCount, runSecondsOf, type World } from './world.js';

export function factsOf(candidate: Candidate, outlook: Outlook): Facts {
  const { world, settings, now, overBy = now } = outlook;
  const job = jobSettings(settings, candidate.jobId);
  const { jobId, tenantId } = candidate;
  const { takenAt } = world.snapshot;
  const pools = poolsOf(candidate, settings).map((name) => poolFacts(name, { candidate, job, outlook }));
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
      expired: candidate.expiresAt <= overBy,
      moved_to: candidate.movedTo ?? '',
    },
    job: jobFacts(candidate, job, { world, settings, pools }),
    tenant: tenantFacts(tenantId, world, settings),
    calendar: calendarAt(now, settings.calendar),
    engine: {
      name: world.snapshot.engine,
      reachable: isKnownWell({ reachable: outlook.reachable, snapshotAgeMs, priority: candidate.priority }, settings),
      snapshot_age_seconds: Math.max(0, Math.floor((now - world.snapshot.takenAt) / 1000)),
    },
    queue: { waiting: outlook.waiting },
    pools,
  };
}

interface Around {
  readonly world: World;
  readonly settings: Settings;
  readonly pools: readonly PoolFacts[];
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

/** A job that is mapped is there where one is that it runs as: in the other pools it cannot run. */
function jobFacts(candidate: Candidate, { placement }: JobSettings, { world, settings, pools }: Around): JobFacts {
  const { jobId } = candidate;
  const { jobs } = world.snapshot;
  const runsMax = runsMaxOf(jobId, world, settings);
  const isThere = (id: string) => jobs.has(id as JobId);
  return {
    declared: pools.length === 0 ? isThere(jobId) : pools.some(({ runs_as: id }) => isThere(id)),
    name: jobs.get(jobId)?.name ?? '',
    live_runs: liveCount(world, keyOf.job(jobId)),
    foreign_runs: foreignRunsOf(jobId, world),
    runs_max: runsMax ?? 0,
    closed: runsMax === 0,
    replaceable_runs: replaceableBy(candidate, world).length,
    placement,
  };
}
