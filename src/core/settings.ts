// What platform managers set and decisions depend on: pools, cluster types, jobs, tenants, calendar, the waiting queue. Names and units
// are the ones of config/default.yaml; values are checked here, once, with every problem at its path.
import { z } from 'zod';
import { followerProblems, type PathProblem } from './followers/follower-problems.js';
import type { JobId } from './ids.js';
import { matchesPattern } from './pattern.js';
import { CalendarSettings } from './settings/calendar-settings.js';
import { JobSettings } from './settings/job-settings.js';
import { LimitSettings, SafeMode } from './settings/limit-settings.js';
import { ClusterTypeSettings, PoolSettings } from './settings/pool-settings.js';
import { RetrySettings } from './settings/retry-settings.js';
import { NamedTenant, TenantSettings } from './settings/tenant-settings.js';

export const Settings = z
  .strictObject({
    pools: z.record(z.string().min(1).max(64), PoolSettings),
    cluster_types: z.record(z.string().min(1).max(64), ClusterTypeSettings),
    default_cluster_type: z.string().min(1),
    jobs: z.record(z.string(), JobSettings).default({}),
    tenants: z.record(z.string(), NamedTenant).default({}),
    default_tenant: TenantSettings.prefault({}),
    /** Groups of tenants that policies name: ids, or patterns with `*`. */
    tenant_groups: z.record(z.string().min(1).max(64), z.array(z.string().min(1))).default({}),
    calendar: CalendarSettings.prefault({}),
    limits: LimitSettings.prefault({}),
    retry: RetrySettings.prefault({}),
    safe_mode: SafeMode.prefault({}),
  })
  .superRefine((settings, context) => {
    for (const [type, { pools }] of Object.entries(settings.cluster_types)) {
      for (const [index, pool] of pools.entries()) {
        if (!Object.hasOwn(settings.pools, pool))
          context.addIssue({
            code: 'custom',
            path: ['cluster_types', type, 'pools', index],
            message: `no pool is called ${pool}`,
          });
      }
    }
    if (!Object.hasOwn(settings.cluster_types, settings.default_cluster_type)) {
      context.addIssue({
        code: 'custom',
        path: ['default_cluster_type'],
        message: `no cluster type is called ${settings.default_cluster_type}`,
      });
    }
    for (const { path, message } of [...mappedProblems(settings), ...followerProblems(settings.jobs)])
      context.addIssue({ code: 'custom', path: ['jobs', ...path], message });
  });
export type Settings = z.infer<typeof Settings>;

/** It would run as itself where it was to run as another. */
function mappedProblems({ jobs, pools }: Pick<Settings, 'jobs' | 'pools'>): PathProblem[] {
  return Object.entries(jobs).flatMap(([job, { mapped }]) =>
    Object.keys(mapped)
      .filter((pool) => !Object.hasOwn(pools, pool))
      .map((pool) => ({ path: [job, 'mapped', pool], message: `no pool is called ${pool}` })),
  );
}

const anyJob: JobSettings = JobSettings.parse({});

export function jobSettings(settings: Settings, jobId: string): JobSettings {
  return Object.hasOwn(settings.jobs, jobId) ? (settings.jobs[jobId] ?? anyJob) : anyJob;
}

/** The declared jobs that a job is run as in some pool, or would be if it were mapped. */
export function mappedTo(settings: Settings, jobId: string): JobId[] {
  return Object.values(jobSettings(settings, jobId).mapped) as JobId[];
}

export function tenantSettings(settings: Settings, tenantId: string): TenantSettings {
  const { default_tenant: usual } = settings;
  const named = Object.hasOwn(settings.tenants, tenantId) ? settings.tenants[tenantId] : undefined;
  if (named === undefined) return usual;
  return {
    runs_max: named.runs_max === undefined ? usual.runs_max : named.runs_max,
    run_seconds_max: named.run_seconds_max === undefined ? usual.run_seconds_max : named.run_seconds_max,
    run_window_seconds: named.run_window_seconds ?? usual.run_window_seconds,
    waiting_max: named.waiting_max === undefined ? usual.waiting_max : named.waiting_max,
    notification_queues: named.notification_queues ?? usual.notification_queues,
    engine_identity: named.engine_identity === undefined ? usual.engine_identity : named.engine_identity,
  };
}

/** The groups that a tenant is in, in the settings' order. */
export function groupsOf(settings: Settings, tenantId: string): string[] {
  return Object.entries(settings.tenant_groups)
    .filter(([, patterns]) => patterns.some((pattern) => matchesPattern(pattern, tenantId)))
    .map(([group]) => group);
}
