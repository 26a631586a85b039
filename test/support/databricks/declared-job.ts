// A job declared by a test in few words, written as the settings that jobs/create would get.
import type { JsonObject } from './lossless-json.js';
import type { Script } from './outcome.js';
import type { Workspace } from './workspace.js';

type DeclaredKind = 'notebook' | 'python' | 'jar';

interface DeclaredTask {
  readonly taskKey: string;
  readonly kind?: DeclaredKind;
  readonly clusterId?: string;
  readonly dependsOn?: readonly string[];
  readonly runIf?: string;
  readonly timeoutSeconds?: number;
  readonly outcome?: Script;
}

export interface DeclaredJob {
  readonly jobId?: string;
  readonly name: string;
  /** Absent: serverless, on no cluster. */
  readonly clusterId?: string;
  /** Default notebook. */
  readonly kind?: DeclaredKind;
  /** Default 1, as of the service. */
  readonly maxConcurrentRuns?: number;
  /** Default true, as of API 2.2. */
  readonly queueEnabled?: boolean;
  readonly timeoutSeconds?: number;
  /** As they are sent: `schedule`, `trigger`, `continuous`. */
  readonly startedBy?: JsonObject;
  /** Default: the workspace's default outcome. */
  readonly outcome?: Script;
  /** Default: one task named main. */
  readonly tasks?: readonly DeclaredTask[];
}

/** The code that a task runs is named after its job, so that a copy of the task in runs/submit comes to the same outcome. */
const sourceOf = (job: DeclaredJob, task: DeclaredTask): string => `/Shared/${job.name}/${task.taskKey}`;

function workOf(kind: DeclaredKind, source: string): JsonObject {
  switch (kind) {
    case 'notebook':
      return { notebook_task: { notebook_path: source, source: 'WORKSPACE' } };
    case 'python':
      return { spark_python_task: { python_file: source } };
    case 'jar':
      return { spark_jar_task: { main_class_name: source } };
    default:
      return kind satisfies never;
  }
}

function taskSettings(job: DeclaredJob, task: DeclaredTask): JsonObject {
  const clusterId = task.clusterId ?? job.clusterId;
  return {
    task_key: task.taskKey,
    ...workOf(task.kind ?? job.kind ?? 'notebook', sourceOf(job, task)),
    ...(clusterId === undefined ? { environment_key: 'default' } : { existing_cluster_id: clusterId }),
    ...(task.dependsOn === undefined ? {} : { depends_on: task.dependsOn.map((taskKey) => ({ task_key: taskKey })) }),
    ...(task.runIf === undefined ? {} : { run_if: task.runIf }),
    ...(task.timeoutSeconds === undefined ? {} : { timeout_seconds: task.timeoutSeconds }),
  };
}

export function declareJob(workspace: Workspace, job: DeclaredJob): string {
  const tasks = job.tasks ?? [{ taskKey: 'main' }];
  const settings = {
    name: job.name,
    max_concurrent_runs: job.maxConcurrentRuns ?? 1,
    queue: { enabled: job.queueEnabled ?? true },
    timeout_seconds: job.timeoutSeconds ?? 0,
    ...job.startedBy,
    tasks: tasks.map((task) => taskSettings(job, task)),
  };
  const jobId = workspace.createJob(settings, true, job.jobId);
  if (job.outcome !== undefined) workspace.script(jobId, job.outcome);
  for (const task of tasks) {
    if (task.outcome !== undefined) workspace.script(`${jobId}/${task.taskKey}`, task.outcome);
    const outcome = task.outcome ?? job.outcome;
    if (outcome !== undefined) workspace.script(sourceOf(job, task), outcome);
  }
  return jobId;
}
