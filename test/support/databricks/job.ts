// A declared job: its settings as written by the caller, read into what the state machine needs.
import { invalidParameter } from './api-error.js';
import {
  objectList,
  optionalInteger,
  optionalObject,
  optionalString,
  optionalStringMap,
  requiredString,
  stringList,
} from './fields.js';
import type { JsonObject } from './lossless-json.js';

type TaskKind = 'notebook' | 'jar' | 'python' | 'other';
export type RunIf = 'ALL_SUCCESS' | 'AT_LEAST_ONE_SUCCESS' | 'NONE_FAILED' | 'ALL_DONE' | 'AT_LEAST_ONE_FAILED' | 'ALL_FAILED';

type Compute =
  | { readonly on: 'existing'; readonly clusterId: string }
  | { readonly on: 'new'; readonly key: string }
  | { readonly on: 'serverless' };

export interface TaskSpec {
  readonly taskKey: string;
  readonly kind: TaskKind;
  readonly compute: Compute;
  readonly dependsOn: readonly string[];
  readonly runIf: RunIf;
  readonly timeoutSeconds: number;
  /** Notebook path, file or class: what names the code. */
  readonly source: string | null;
  /** The task's own parameters, which those of a run replace: a map for notebooks, a list for the rest. */
  readonly baseParameters: Readonly<Record<string, string>>;
  readonly positional: readonly string[] | null;
  /** As written: echoed in tasks of runs and jobs. */
  readonly raw: JsonObject;
}

export interface Job {
  readonly id: string;
  readonly order: number;
  readonly createdAt: number;
  settings: JsonObject;
  tasks: readonly TaskSpec[];
  maxConcurrentRuns: number;
  queueEnabled: boolean;
  timeoutSeconds: number;
}

const RUN_IFS: readonly RunIf[] = [
  'ALL_SUCCESS',
  'AT_LEAST_ONE_SUCCESS',
  'NONE_FAILED',
  'ALL_DONE',
  'AT_LEAST_ONE_FAILED',
  'ALL_FAILED',
];

function kindOf(task: JsonObject): TaskKind {
  if (task['notebook_task'] !== undefined) return 'notebook';
  if (task['spark_jar_task'] !== undefined) return 'jar';
  if (task['spark_python_task'] !== undefined || task['python_wheel_task'] !== undefined) return 'python';
  return 'other';
}

const WORKS = [
  ['notebook_task', 'notebook_path'],
  ['spark_python_task', 'python_file'],
  ['spark_jar_task', 'main_class_name'],
] as const;

function readWork(task: JsonObject): Pick<TaskSpec, 'source' | 'baseParameters' | 'positional'> {
  for (const [work, field] of WORKS) {
    const described = optionalObject(task, work);
    if (described === null) continue;
    const baseParameters = optionalStringMap(described, 'base_parameters') ?? {};
    return { source: optionalString(described, field), baseParameters, positional: stringList(described, 'parameters') };
  }
  return { source: null, baseParameters: {}, positional: null };
}

function computeOf(task: JsonObject, taskKey: string): Compute {
  const existing = optionalString(task, 'existing_cluster_id');
  if (existing !== null) return { on: 'existing', clusterId: existing };
  const shared = optionalString(task, 'job_cluster_key');
  if (shared !== null) return { on: 'new', key: `shared:${shared}` };
  if (optionalObject(task, 'new_cluster') !== null) return { on: 'new', key: `task:${taskKey}` };
  if (optionalString(task, 'environment_key') !== null) return { on: 'serverless' };
  throw invalidParameter('One of job_cluster_key, new_cluster, or existing_cluster_id must be specified.');
}

function readTask(raw: JsonObject): TaskSpec {
  const taskKey = requiredString(raw, 'task_key');
  const runIf = RUN_IFS.find((known) => known === (raw['run_if'] ?? 'ALL_SUCCESS'));
  if (runIf === undefined) throw invalidParameter(`Invalid run_if of task ${taskKey}.`);
  return {
    taskKey,
    kind: kindOf(raw),
    ...readWork(raw),
    compute: computeOf(raw, taskKey),
    dependsOn: objectList(raw, 'depends_on').map((upstream) => requiredString(upstream, 'task_key')),
    runIf,
    timeoutSeconds: optionalInteger(raw, 'timeout_seconds') ?? 0,
    raw,
  };
}

function hasCircle(tasks: readonly TaskSpec[]): boolean {
  let left = tasks;
  for (let pass = 0; pass <= tasks.length && left.length > 0; pass += 1) {
    const waiting = new Set(left.map((task) => task.taskKey));
    left = left.filter((task) => task.dependsOn.some((upstream) => waiting.has(upstream)));
  }
  return left.length > 0;
}

export function readTasks(body: JsonObject): readonly TaskSpec[] {
  const tasks = objectList(body, 'tasks').map(readTask);
  if (tasks.length > 1_000) throw invalidParameter('A job may have at most 1000 tasks.');
  const known = new Set(tasks.map((task) => task.taskKey));
  if (known.size !== tasks.length) throw invalidParameter('Duplicate task key.');
  for (const upstream of tasks.flatMap((task) => task.dependsOn))
    if (!known.has(upstream)) throw invalidParameter(`Invalid dependency: ${upstream}`);
  if (hasCircle(tasks)) throw invalidParameter('The tasks depend on each other in a circle.');
  return tasks;
}

function readMaxConcurrentRuns(settings: JsonObject): number {
  const value = optionalInteger(settings, 'max_concurrent_runs') ?? 1;
  if (value < 0 || value > 1_000) throw invalidParameter('max_concurrent_runs must be between 0 and 1000.');
  return value;
}

export interface JobReading {
  readonly settings: JsonObject;
  readonly tasks: readonly TaskSpec[];
  readonly maxConcurrentRuns: number;
  readonly queueEnabled: boolean;
  readonly timeoutSeconds: number;
}

/** `queueByDefault`: jobs written through API 2.2 queue, those of 2.0 and 2.1 skip. */
export function readSettings(given: JsonObject, queueByDefault: boolean): JobReading {
  const tasks = readTasks(given);
  const maxConcurrentRuns = readMaxConcurrentRuns(given);
  const timeoutSeconds = optionalInteger(given, 'timeout_seconds') ?? 0;
  const queue = optionalObject(given, 'queue');
  const queueEnabled = queue === null ? queueByDefault : queue['enabled'] === true;
  const tags = Object.keys(optionalObject(given, 'tags') ?? {});
  if (tags.length > 25) throw invalidParameter('A job may have at most 25 tags.');
  const settings: JsonObject = {
    name: optionalString(given, 'name') ?? 'Untitled',
    email_notifications: {},
    format: 'MULTI_TASK',
    ...given,
    timeout_seconds: timeoutSeconds,
    max_concurrent_runs: maxConcurrentRuns,
    queue: { enabled: queueEnabled },
  };
  return { settings, tasks, maxConcurrentRuns, queueEnabled, timeoutSeconds };
}
