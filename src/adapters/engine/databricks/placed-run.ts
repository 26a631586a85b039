// The body that runs the tasks of a declared job on a cluster of our choice, as a one-time run: the engine's run-now cannot choose one.
// Pure. In: the order and the settings as they are now. Out: tasks that need a cluster, moved to it, with the parameters merged as run-now
// would merge them. What the engine takes only in a declared job (retries of a task, its limit of runs) is left out: those are ours to keep.
import type { ClusterId } from '../../../core/ids.js';
import type { Parameters } from '../../../core/job-request.js';
import type { SubmitOrder } from '../../../ports/engine.js';
import type { Settings, Task } from './job-settings.js';
import type { Body } from './run-now.js';

/** Ours is the limit that counts, from the start of the execution; the engine's counts from the start of the run, so it gets time to start. */
const startAllowanceSeconds = 1_800;
const nameMax = 1_000;
const carriedOver = [
  'email_notifications',
  'webhook_notifications',
  'notification_settings',
  'health',
  'git_source',
  'environments',
  'run_as',
  'budget_policy_id',
  'usage_policy_id',
];
const needsCluster = ['notebook_task', 'spark_jar_task', 'spark_python_task', 'python_wheel_task', 'dbt_task'];
const ofDeclaredTaskOnly = [
  'max_retries',
  'min_retry_interval_millis',
  'retry_on_timeout',
  'disable_auto_optimization',
  'disabled',
];
const ownCompute = ['new_cluster', 'job_cluster_key', 'environment_key', 'existing_cluster_id'];

interface Placing {
  readonly clusterId: ClusterId;
  /** The service's own, where it has a name that we know. */
  readonly principal: string | null;
}

export function placedRunBody(order: SubmitOrder, settings: Settings, { clusterId, principal }: Placing): Body {
  const values = jobParameters(settings, order.parameters);
  const placement = { clusterId, parameters: order.parameters, values };
  return {
    run_name: `${(settings.name ?? '').slice(0, nameMax)} ${markOf(order)}`.trimStart(),
    idempotency_token: order.token,
    queue: { enabled: false },
    timeout_seconds: timeLimit(order.maxRunSeconds, settings.timeout_seconds ?? 0),
    tasks: (settings.tasks ?? []).map((task) => placedTask(task, placement)),
    ...picked(settings, carriedOver),
    ...watchedBy(order, principal),
  };
}

/** At the end of the name of a run, so that it can be found: the list shows no token. */
export function markOf({ correlationId }: Pick<SubmitOrder, 'correlationId'>): string {
  return `[${correlationId}]`;
}

/** Of a run that somebody else starts only they would know; that of a declared job is open to whoever may run the job. */
function watchedBy({ identity }: SubmitOrder, principal: string | null): Body {
  if (identity === null || principal === null) return {};
  return { access_control_list: [{ service_principal_name: principal, permission_level: 'CAN_MANAGE_RUN' }] };
}

interface Placement {
  readonly clusterId: ClusterId;
  readonly parameters: Parameters;
  /** The job's own parameters, as this run has them. */
  readonly values: Readonly<Record<string, string>>;
}

function placedTask(task: Task, placement: Placement): Body {
  const kept = without(filledIn(task, placement.values), ofDeclaredTaskOnly);
  const loop = kept['for_each_task'];
  if (isBody(loop) && isBody(loop['task']))
    return { ...kept, for_each_task: { ...loop, task: onCluster(without(loop['task'], ofDeclaredTaskOnly), placement) } };
  return onCluster(kept, placement);
}

function onCluster(task: Body, placement: Placement): Body {
  if (!needsCluster.some((work) => task[work] !== undefined) || usesWarehouse(task)) return task;
  return { ...without(task, ownCompute), ...withParameters(task, placement), existing_cluster_id: placement.clusterId };
}

/** A notebook of SQL runs on its warehouse and nowhere else. */
function usesWarehouse({ notebook_task: notebook }: Body): boolean {
  return isBody(notebook) && typeof notebook['warehouse_id'] === 'string' && notebook['warehouse_id'] !== '';
}

function withParameters(task: Body, { parameters, values }: Placement): Body {
  const notebook = task['notebook_task'];
  if (isBody(notebook)) return { notebook_task: { ...notebook, ...baseParameters(notebook, parameters, values) } };
  if (parameters.kind === 'jar') return replaced(task, ['spark_jar_task'], parameters.list);
  if (parameters.kind === 'python') return replaced(task, ['spark_python_task', 'python_wheel_task'], parameters.list);
  return {};
}

/** As the engine has it: a parameter of the job wins over one of the task by the same name, and one that is given now over both. */
function baseParameters(notebook: Body, parameters: Parameters, values: Readonly<Record<string, string>>): Body {
  const declared = isBody(notebook['base_parameters']) ? notebook['base_parameters'] : {};
  const merged = { ...declared, ...values, ...(parameters.kind === 'notebook' ? parameters.map : {}) };
  return Object.keys(merged).length === 0 ? {} : { base_parameters: merged };
}

function replaced(task: Body, works: readonly string[], list: readonly string[]): Body {
  const found = works.flatMap((work) => {
    const declared = task[work];
    return isBody(declared) ? [[work, { ...without(declared, ['named_parameters']), parameters: list }]] : [];
  });
  return Object.fromEntries(found) as Body;
}

function jobParameters({ parameters }: Settings, given: Parameters): Readonly<Record<string, string>> {
  const declared = Object.fromEntries(
    (parameters ?? []).map(({ name, default: value }) => [name, typeof value === 'string' ? value : '']),
  );
  return Object.keys(declared).length > 0 && given.kind === 'notebook' ? { ...declared, ...given.map } : declared;
}

/** A one-time run has no parameters of its own: references to them are filled in here. */
function filledIn(value: Task, values: Readonly<Record<string, string>>): Body {
  if (Object.keys(values).length === 0) return value;
  const filled = (inner: unknown): unknown => {
    if (typeof inner === 'string')
      return inner.replaceAll(/\{\{job\.parameters\.([\w.-]+)\}\}/g, (whole, name: string) =>
        Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
      );
    if (Array.isArray(inner)) return inner.map(filled);
    return isBody(inner) ? Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, filled(item)])) : inner;
  };
  // The shape stays: only texts inside are replaced.
  return filled(value) as Body;
}

function timeLimit(maxRunSeconds: number, declaredSeconds: number): number {
  const ours = Math.ceil(maxRunSeconds) + startAllowanceSeconds;
  return declaredSeconds > 0 ? Math.min(declaredSeconds, ours) : ours;
}

function without(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

function picked(body: Body, names: readonly string[]): Body {
  return Object.fromEntries(Object.entries(body).filter(([name, value]) => names.includes(name) && value !== undefined));
}

function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
