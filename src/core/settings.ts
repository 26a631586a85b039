// What platform managers set and decisions depend on: pools, cluster types, jobs, tenants, calendar, the waiting queue. Names and units
// are the ones of config/default.yaml; values are checked here, once, with every problem at its path.
import { z } from 'zod';
import { CheckpointSettings } from './checkpoint.js';
import { followerProblems, type PathProblem } from './followers/follower-problems.js';
import { Follower } from './followers/follower.js';
import { JobParameters } from './parameters/job-parameters.js';
import { NotifySettings } from './ending/notify.js';
import { unknownValueIn } from './ending/output.js';
import { isGiven, parameterKinds } from './parameters/parameter-problems.js';
import { matchesPattern } from './pattern.js';
import { WarmUpSettings } from './warm-up/warm-up-settings.js';

const seconds = (value: number) => z.int().min(1).max(31_536_000).default(value);
const secondsOrNone = z.int().min(1).max(31_536_000).nullable().default(null);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 08:00');

const outputValues = ['tenant_id', 'correlation_id', 'run_id', 'job_id', 'request_id'];

function templateOf(values: readonly string[]) {
  return z
    .string()
    .min(1)
    .superRefine((template, context) => {
      const message = unknownValueIn(template, values);
      if (message !== null) context.addIssue({ code: 'custom', message });
    });
}

export const PoolSettings = z.strictObject({
  /** Which of the engine's clusters belong to the pool: by id, or by a name with `*`. */
  clusters: z.array(z.string().min(1)).default([]),
  /** Runs at once on one cluster; null: from its cores and `cores_per_run`. */
  slots_per_cluster: z.int().min(1).max(145).nullable().default(null),
  cores_per_run: z.number().positive().default(4),
  /** Runs at once of jobs that bring their own compute (job clusters, serverless) or of the embedded engine. */
  own_compute_slots: z.int().min(0).max(2000).default(0),
  /** Start-cluster never brings the pool above this number of running or starting clusters. */
  clusters_max: z.int().min(0).max(1000).default(1),
  start_cooldown_seconds: seconds(600),
  /** Of runs in it, from the submission to the start of the execution; null: as in `limits`. */
  max_start_seconds: secondsOrNone,
  /** null: a cluster is started when a request waits for it, and not before. */
  warm_up: WarmUpSettings.nullable().default(null),
  /** What start-cluster creates when no stopped cluster of the pool is left; null: it only starts stopped ones. Handed to the engine as it is. */
  new_cluster: z.record(z.string(), z.unknown()).nullable().default(null),
  /** What a run costs for an hour, in any currency; null: nothing is said of costs. */
  run_cost_per_hour: z.number().min(0).max(1_000_000).nullable().default(null),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

export const ClusterTypeSettings = z.strictObject({
  /** Pools that may run this type; a policy's route is cut down to them. */
  pools: z.array(z.string().min(1)).min(1),
});

const retriesMax = z.int().min(0).max(20);
const pauseSeconds = z.int().min(1).max(86_400);

/** Of runs that the platform broke. Runs that found no room go back to the queue whatever is said here. */
const RetrySettings = z.strictObject({
  /** The kill switch: false, and nothing that may have begun to run is run again. */
  enabled: z.boolean().default(true),
  /** Tries after the first one. */
  infrastructure_retries_max: retriesMax.default(2),
  /** Before the first of them; doubled before each that follows. */
  pause_seconds: pauseSeconds.default(60),
  pause_seconds_max: pauseSeconds.default(1_800),
});
export type RetrySettings = Omit<z.infer<typeof RetrySettings>, 'enabled'>;

export const JobSettings = z
  .strictObject({
    /** declared: run the job as it is declared; mapped: another declared job per pool; submit: its task on the chosen cluster. */
    placement: z.enum(['declared', 'mapped', 'submit']).default('declared'),
    mapped: z.record(z.string(), z.string()).default({}),
    max_concurrent_runs: z.int().min(1).max(1000).nullable().default(null),
    max_run_seconds: z.int().min(1).max(2_592_000).nullable().default(null),
    /** In whatever pool, from the submission to the start of the execution; null: as its pool says. */
    max_start_seconds: secondsOrNone,
    /** For jobs that cannot report an output: {tenant_id} {correlation_id} {run_id} {job_id} are filled in. */
    output_uri: templateOf(outputValues).nullable().default(null),
    /** Its newest ended requests of each tenant are kept, and no more; null: however many there are. */
    keep_runs: z.int().min(1).max(1_000_000).nullable().default(null),
    /** Its ended requests are kept for so long; null: for ever; not given: as everybody's. */
    keep_days: z.int().min(1).max(3_650).nullable().optional(),
    /** What is not said here is as in `settings.retry`. */
    retry: z
      .strictObject({
        infrastructure_retries_max: retriesMax.optional(),
        pause_seconds: pauseSeconds.optional(),
        pause_seconds_max: pauseSeconds.optional(),
      })
      .prefault({}),
    /** Where its runs leave how far they have come; not given: nowhere that the service knows of. */
    checkpoint: CheckpointSettings.optional(),
    /** Which it takes; not given: whatever a request carries is for the job to judge. */
    parameters: JobParameters.optional(),
    /** Which jobs the end of a request of it begins. */
    then: z.array(Follower).max(10).default([]),
    /** Who gets a mail when a request of it ends, and of which ends. */
    notify: NotifySettings.prefault({}),
  })
  .superRefine(({ checkpoint, parameters }, context) => {
    if (checkpoint === undefined || parameters === undefined) return;
    const { parameter, as } = checkpoint;
    if (as === 'notebook_params' && Object.hasOwn(parameters.notebook_params, parameter))
      context.addIssue({
        code: 'custom',
        path: ['checkpoint', 'parameter'],
        message: 'is also a parameter that requests give',
      });
    if (parameterKinds.some((kind) => kind !== as && isGiven(parameters[kind])))
      context.addIssue({
        code: 'custom',
        path: ['checkpoint', 'as'],
        message: 'must be the kind of parameters that the job describes',
      });
  });
export type JobSettings = z.infer<typeof JobSettings>;

/** Runs at once of one tenant; null: no quota. */
const runsMax = z.int().min(1).nullable();
/** Time that its runs may take of the engine within the window; null: no quota. */
const runSecondsMax = z.int().min(1).nullable();
const runWindowSeconds = z.int().min(60).max(31_536_000);
/** Its requests received or waiting at once, at which HTTP takes no new one; null: no maximum. Bounded, for that many are counted. */
const waitingMax = z.int().min(1).max(100_000).nullable();
/** Notification queues it may name: patterns with `*`; {tenant_id} stands for its id. */
const notificationQueues = z.array(templateOf(['tenant_id']));
/** As whom its runs are sent to the engine, by the name that the configuration of the engine has for it; null: as the service itself. */
const engineIdentity = z.string().min(1).max(64).nullable();

const TenantSettings = z.strictObject({
  runs_max: runsMax.default(null),
  run_seconds_max: runSecondsMax.default(null),
  run_window_seconds: runWindowSeconds.default(86_400),
  waiting_max: waitingMax.default(null),
  notification_queues: notificationQueues.default(['*']),
  engine_identity: engineIdentity.default(null),
});
/** What is not said of a tenant is as for every tenant. */
const NamedTenant = z.strictObject({
  runs_max: runsMax.optional(),
  run_seconds_max: runSecondsMax.optional(),
  run_window_seconds: runWindowSeconds.optional(),
  waiting_max: waitingMax.optional(),
  notification_queues: notificationQueues.optional(),
  engine_identity: engineIdentity.optional(),
});
type TenantSettings = z.infer<typeof TenantSettings>;

export const CalendarSettings = z.strictObject({
  time_zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin').default('UTC'),
  /** Days 1 (Monday) to 7 (Sunday). `from` after `to` goes over midnight and belongs to the day it begins on. */
  business_hours: z
    .array(z.strictObject({ days: z.array(z.int().min(1).max(7)).min(1), from: timeOfDay, to: timeOfDay }))
    .default([{ days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }]),
  holidays: z.array(z.iso.date()).default([]),
});
export type CalendarSettings = z.infer<typeof CalendarSettings>;

export const LimitSettings = z.strictObject({
  max_concurrent_runs: z.int().min(1).max(1000).default(2),
  max_wait_seconds: seconds(604_800),
  max_run_seconds: seconds(86_400),
  /** From the submission to the start of the execution: clusters may take half an hour to start. */
  max_start_seconds: seconds(3_600),
  /** A hard cap over every job and request: 30 days. */
  run_seconds_cap: seconds(2_592_000),
  /** One point of priority is worth this much waiting: 100 points = 100 minutes by default. Bounds every bypass. */
  ageing_seconds_per_point: z.int().min(1).max(86_400).default(60),
  /** An older snapshot is as good as none: decisions wait for the engine. */
  snapshot_age_max_seconds: seconds(60),
});
export type LimitSettings = z.infer<typeof LimitSettings>;

/** What is done while the engine does not answer. */
const SafeMode = z.strictObject({
  /** hold: everybody waits. critical: the urgent go by the last snapshot, as if it were still so; what of ours has started since is counted. */
  mode: z.enum(['hold', 'critical']).default('hold'),
  priority_min: z.int().min(0).max(100).default(100),
  snapshot_age_max_seconds: seconds(900),
});

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

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
