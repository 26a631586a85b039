// The facts that a condition may look at: name, type, unit, an example, what it says. Conditions are checked against this list,
// docs/policies.md is tested against it, and the compiler keeps it equal to core's facts: none missing, none invented, no wrong type.
import type {
  CalendarFacts,
  ClusterFacts,
  EngineFacts,
  JobFacts,
  PoolFacts,
  QueueFacts,
  RequestFacts,
  TenantFacts,
} from '../../core/deciding/facts.js';
import { engineNames } from '../../core/cluster.js';
import { requestSources } from '../../core/request-source.js';

export type FactType = 'number' | 'text' | 'true/false' | 'list of texts';

export interface FactNote<T extends FactType = FactType> {
  readonly type: T;
  readonly unit: string;
  readonly example: string;
  readonly meaning: string;
  /** All that it can be, where that is a short list. */
  readonly values?: readonly string[];
}

type TypeOf<Value> = Value extends number
  ? 'number'
  : Value extends boolean
    ? 'true/false'
    : Value extends readonly string[]
      ? 'list of texts'
      : 'text';
type Notes<Group> = { readonly [Fact in keyof Group]: FactNote<TypeOf<Group[Fact]>> & Listed<Group[Fact]> };
/** Of what core says to be one of a few texts, they are listed. */
type Listed<Value> = [Value] extends [string]
  ? string extends Value
    ? unknown
    : { readonly values: readonly Value[] }
  : unknown;

interface FactList {
  readonly request: Notes<RequestFacts>;
  readonly job: Notes<JobFacts>;
  readonly tenant: Notes<TenantFacts>;
  readonly calendar: Notes<CalendarFacts>;
  readonly engine: Notes<EngineFacts>;
  readonly queue: Notes<QueueFacts>;
  readonly pool: Notes<Omit<PoolFacts, 'cluster'> & { readonly borrowed: boolean }>;
  readonly cluster: Notes<ClusterFacts>;
}

const number = (unit: string, example: string, meaning: string): FactNote<'number'> => ({
  type: 'number',
  unit,
  example,
  meaning,
});
const text = (example: string, meaning: string): FactNote<'text'> => ({
  type: 'text',
  unit: '',
  example: `"${example}"`,
  meaning,
});
const oneOf = <const Value extends string>(values: readonly Value[], example: Value, meaning: string) => ({
  ...text(example, meaning),
  values,
});
const texts = (example: string, meaning: string): FactNote<'list of texts'> => ({
  type: 'list of texts',
  unit: '',
  example,
  meaning,
});
const flag = (example: string, meaning: string): FactNote<'true/false'> => ({ type: 'true/false', unit: '', example, meaning });

export const factList: FactList = {
  request: {
    priority: number('points, 0 to 100', '80', 'low is 20, normal 50, high 80, critical 100'),
    waited_seconds: number(
      'seconds',
      '640',
      'since the request was received, whatever it was doing: a time before its start_after and earlier attempts count too',
    ),
    tenant_id: text('333', 'whose request it is'),
    user_id: text('geoff@example.com', 'who asked for it'),
    job_id: text('175', 'the declared job it asks for; text, even when it looks like a number'),
    cluster_type: text('business', 'one of the configured cluster types'),
    location_id: text('64', 'from the job context; may be ""'),
    pos_id: text('64_2', 'from the job context; may be ""'),
    client_id: text('', 'from the job context; may be ""'),
    operation_id: text('', 'from the job operation; may be ""'),
    operation_name: text('monthly-report', 'from the job operation; may be ""'),
    parameters: oneOf(
      ['none', 'python', 'jar', 'notebook'],
      'notebook',
      'which kind of parameters it carries: none, python, jar or notebook',
    ),
    max_concurrent_runs: number('runs', '1', 'runs of its job that may be live at once'),
    max_run_seconds: number('seconds', '86400', 'its run is stopped after this much execution'),
    source: oneOf(
      requestSources,
      'http',
      'how it came: http, rabbitmq, service-bus, job-manager, schedule, template, or then: it follows another',
    ),
    attempts: number('submissions', '0', 'how often it was submitted so far'),
    too_early: flag('false', 'its start_after has not come yet'),
    expired: flag('false', 'its time in the waiting queue is over'),
    moved_to: text('', 'the pool that an operator has moved it to, whatever the route says; "" when nobody has'),
  },
  job: {
    declared: flag('true', 'the engine knows the job'),
    name: text('Monthly report', 'its name on the engine; "" when it is not declared'),
    live_runs: number('runs', '1', 'live runs of the job that we started'),
    foreign_runs: number('runs', '0', 'active runs of the job that others started'),
    runs_max: number('runs', '1', "how many the engine lets be active at once, everybody's; 0 when it has no limit"),
    closed: flag('false', 'the engine lets no run of it begin: it has a limit of 0 there'),
    replaceable_runs: number(
      'runs',
      '1',
      "of the live runs, those that replace-run may stop for this request: its tenant's own, no more important, not being stopped",
    ),
    placement: oneOf(['declared', 'mapped', 'submit'], 'declared', 'how it is brought to a cluster: declared, mapped or submit'),
  },
  tenant: {
    id: text('333', 'the same as request.tenant_id'),
    groups: texts('["gold"]', 'the configured groups that it is in (tenant_groups)'),
    live_runs: number('runs', '3', 'live runs of the tenant'),
    runs_max: number('runs', '10', 'its quota of runs at once; 0 when it has none'),
    run_seconds: number('seconds', '5400', 'what its runs took within the window; 0 when it has no quota of it'),
    run_seconds_max: number('seconds', '36000', 'its quota of that; 0 when it has none'),
    run_window_seconds: number('seconds', '86400', 'the length of the window, which ends now'),
  },
  calendar: {
    business_time: flag('true', 'inside the configured business hours, and no holiday'),
    holiday: flag('false', 'today is a configured holiday'),
    weekday: number('1 (Monday) to 7 (Sunday)', '3', 'the day of the week on the wall'),
    hour: number('hours, 0 to 23', '14', 'the hour on the wall'),
    minute: number('minutes, 0 to 59', '30', 'the minute on the wall'),
    date: text('2026-03-17', 'the date on the wall; compare with ==, <, >='),
    time_zone: text('Europe/Dublin', 'the configured zone that all of calendar is in'),
    epoch_seconds: number('seconds since 1970', '1773757800', 'the instant of the decision, whatever the zone'),
  },
  engine: {
    name: oneOf(engineNames, 'databricks', 'which engine runs the jobs: databricks, zeppelin or process'),
    reachable: flag('true', 'what is known of it is recent enough to decide on'),
    snapshot_age_seconds: number('seconds', '4', 'how old that knowledge is'),
  },
  queue: {
    waiting: number('requests', '120', 'all waiting requests, counted every few seconds'),
  },
  pool: {
    name: text('active', 'the pool in question'),
    can_host: flag('true', 'the job can run in it at all'),
    clusters: number('clusters', '2', 'clusters of the pool, in any state'),
    running: number('clusters', '1', 'of them running'),
    starting: number('clusters', '0', 'of them starting'),
    slots: number(
      'runs',
      '4',
      'runs that its running clusters take at once; of a job with compute of its own: `own_compute_slots`',
    ),
    active_runs: number('runs', '3', "runs that take one of these slots now, everybody's"),
    free_slots: number('runs', '1', 'of these slots, those that are free'),
    occupancy: number('active_runs / slots', '0.75', '1 is full, more is overfilled; 1 when there are no slots'),
    can_grow: flag('true', 'start-cluster would start one now: below the maximum, none on its way, cool-down over'),
    cluster_id: text('0923-164208-meows279', 'the least occupied cluster that runs; "" when none does'),
    has_room: flag('true', 'that cluster has a free slot'),
    own_compute: flag('false', 'the job brings its own compute'),
    runs_as: text('175', 'the declared job that would be run; another one when the job is mapped per pool'),
    borrowed: flag('false', 'the route only borrows from it: it is asked for idle slots that another pool lacks'),
  },
  cluster: {
    id: text('0923-164208-meows279', 'the same as pool.cluster_id; when it is "" all numbers here are 0'),
    name: text('active-1', 'its name on the engine'),
    cores: number('cores', '8', '0 when the engine does not tell'),
    slots: number('runs', '2', 'runs that it takes at once'),
    active_runs: number('runs', '1', "runs that take a slot of it now, everybody's"),
    foreign_runs: number('runs', '0', 'of them, those that others started'),
    free_slots: number('runs', '1', 'slots of it that are free'),
    occupancy: number('active_runs / slots', '0.5', '1 is full, more is overfilled; 1 when there is no cluster'),
  },
};

export type FactGroup = keyof FactList;

/** The groups in the order of the guide; the literal above has exactly these keys. */
export const factGroups = Object.keys(factList) as FactGroup[];

/** Groups that are known only where one pool is asked. */
export const poolGroups: readonly FactGroup[] = ['pool', 'cluster'];

export function notesOf(group: FactGroup): ReadonlyMap<string, FactNote> {
  return new Map(Object.entries(factList[group]));
}
