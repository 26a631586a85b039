// A scenario: load, clusters and outages that somebody thought of, to see what a policy and settings would make of them. Shapes and bounds only; what it
// names is checked against the settings in scenario-problems.ts.
import { z } from 'zod';
import { engineNames } from '../cluster.js';
import type { CandidateContext } from '../deciding/candidate.js';
import { Expectations } from './expectations.js';
import { DatedMoment, Moment, windowProblem, windowShape, type Window } from './moments.js';
import { Priority } from '../priority.js';
import { requestSources } from '../request-source.js';
import { RunLength } from './run-lengths.js';
import { isZone } from '../time-zone.js';
import { PoolSettings } from '../settings/pool-settings.js';

const { shape: pool } = PoolSettings;
const name = z.string().min(1).max(128);
const share = z.number().min(0).max(0.95);
const wholeSeconds = z.int().min(1).max(2_592_000);
const factor = z.number().min(0).max(1_000);
const perHour = z.number().min(0).max(1_000_000);
const clusters = z.int().min(1).max(100);

/** What is not said is as the settings say. */
const ScenarioPool = z.strictObject({
  clusters_max: z.int().min(0).max(100).optional(),
  slots_per_cluster: z.int().min(1).max(145).optional(),
  own_compute_slots: pool.own_compute_slots.unwrap().optional(),
  start_cooldown_seconds: pool.start_cooldown_seconds.unwrap().optional(),
  run_cost_per_hour: pool.run_cost_per_hour.unwrap().optional(),
  /** Of a cluster that is up, whatever runs on it. */
  cluster_cost_per_hour: z.number().min(0).max(1_000_000).optional(),
  /** From the decision to start a cluster until it runs; not given: all are up all the time. */
  start_seconds: wholeSeconds.max(86_400).optional(),
  /** Without a run, until it goes down; null: never. */
  idle_seconds: wholeSeconds.nullable().default(1_800),
  /** Up when the period begins. */
  running: z.int().min(0).max(100).default(0),
});

const ScenarioTenant = z.strictObject({
  runs_max: z.int().min(1).nullable().optional(),
  run_seconds_max: z.int().min(1).nullable().optional(),
  run_window_seconds: z.int().min(60).max(31_536_000).optional(),
});

const ScenarioJob = z.strictObject({
  run_seconds: RunLength,
  /** Not given: on clusters, where a pool of its cluster type has some. */
  runs_on: z.enum(['clusters', 'own-compute']).optional(),
  cluster_type: name.optional(),
  max_concurrent_runs: z.int().min(1).max(1000).optional(),
  max_wait_seconds: z.int().min(1).max(31_536_000).optional(),
  max_run_seconds: wholeSeconds.optional(),
  /** Of its runs, those that fail by themselves: at their end, and for good. */
  failed_share: share.default(0),
  /** Of its attempts, those that the platform breaks: somewhere on their way, and they are tried again. */
  broken_share: share.default(0),
});

const contextText = z.string().max(128).default('');

/** What only policies look at, under the names of their facts. */
const contextShape = {
  location_id: contextText,
  pos_id: contextText,
  client_id: contextText,
  operation_id: contextText,
  operation_name: contextText,
  parameters: z.enum(['none', 'python', 'jar', 'notebook']).default('none'),
} satisfies Record<keyof CandidateContext, z.ZodType>;

const Arrival = z
  .strictObject({
    tenant: name,
    job: name,
    priority: Priority.default(50),
    user: name.default('somebody'),
    source: z.enum(requestSources).default('http'),
    ...contextShape,
    per_hour: perHour.optional(),
    /** Evenly from one rate to another, over each of its windows. */
    ramp: z.strictObject({ from_per_hour: perHour, to_per_hour: perHour }).optional(),
    /** So many at `at`, or within so many seconds after it. */
    count: z.int().min(1).max(20_000).optional(),
    at: Moment.optional(),
    within_seconds: z.int().min(0).max(86_400).default(0),
    /** random: as independent people send them; even: as a clock does. */
    spread: z.enum(['random', 'even']).default('random'),
    during: z.enum(['always', 'business-time', 'outside-business-time']).default('always'),
    days: z.array(z.int().min(1).max(7)).min(1).optional(),
    /** Of the rate, at each hour of the day, from 0 to 23. */
    by_hour: z.array(factor).length(24, 'must be 24 numbers, one for each hour of the day').optional(),
    /** Monday to Sunday. */
    by_weekday: z.array(factor).length(7, 'must be 7 numbers, Monday to Sunday').optional(),
    ...windowShape,
  })
  .superRefine((arrival, context) => {
    const { per_hour, ramp, count, at } = arrival;
    if ([per_hour, ramp, count].filter((one) => one !== undefined).length !== 1)
      context.addIssue({ code: 'custom', message: 'must be one of per_hour, ramp, and count with at' });
    if ((count === undefined) !== (at === undefined))
      context.addIssue({ code: 'custom', message: 'count and at belong together' });
    addWindowProblem(arrival, context);
  });
export type Arrival = z.infer<typeof Arrival>;

const ScenarioOutage = z
  .strictObject({
    /** Its clusters, or the first so many of them. */
    pool: name.optional(),
    clusters: clusters.optional(),
    /** It answers nothing, and what runs goes on. */
    engine: z.literal(true).optional(),
    from: Moment,
    until: Moment,
  })
  .superRefine((outage, context) => {
    if ((outage.pool === undefined) === (outage.engine === undefined))
      context.addIssue({ code: 'custom', message: 'must be one of pool and engine' });
    addWindowProblem(outage, context);
  });
export type ScenarioOutage = z.infer<typeof ScenarioOutage>;

function addWindowProblem(window: Window, context: z.RefinementCtx): void {
  const message = windowProblem(window);
  if (message !== null) context.addIssue({ code: 'custom', path: ['until'], message });
}

export const Scenario = z.strictObject({
  scenario: name,
  period: z.strictObject({ from: DatedMoment, hours: z.number().min(0.25).max(744) }),
  /** Not given: that of the service on whose clusters it is played, else databricks. */
  engine: z.enum(engineNames).optional(),
  zone: z.string().refine(isZone, 'must be an IANA time zone such as Europe/Dublin').optional(),
  /** Another seed is another day of the same kind. */
  seed: z.int().min(0).max(4_294_967_295).default(1),
  /** Times what is said of arrivals. */
  load: factor.default(1),
  pools: z.record(name, ScenarioPool).default({}),
  tenants: z.record(name, ScenarioTenant).default({}),
  jobs: z.record(name, ScenarioJob),
  arrivals: z.array(Arrival).min(1).max(200),
  outages: z.array(ScenarioOutage).max(200).default([]),
  expect: Expectations.default([]),
});
export type Scenario = z.infer<typeof Scenario>;
