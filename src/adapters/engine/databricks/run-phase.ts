// Where an active run stands, seen through its tasks: which clusters it uses now, and since when it executes. Pure.
import { branded, type ClusterId, type Instant } from '../../../core/ids.js';
import { classify, type Classified, type Phase } from './classify.js';
import { lastAttempts, type Run, type TaskRun } from './run-wire.js';

/** Active, and no load: in a queue, behind another task, before another attempt. */
const idle = ['QUEUED', 'BLOCKED', 'WAITING', 'WAITING_FOR_RETRY'];

/** A run is RUNNING from its first task on, also while the cluster of that task is still being started. */
export function phaseOf(run: Run, phase: Phase): Phase {
  const tasks = lastAttempts(run.tasks);
  if (phase !== 'running' || tasks.length === 0) return phase;
  return tasks.every((task) => isBefore(classify(task))) ? 'pending' : 'running';
}

/** The start of the first execution; null while nothing has begun. */
export function executingSince(run: Run): Instant | null {
  const starts = run.tasks.length > 0 ? run.tasks.map((task) => startOf(task, 0)) : [startOf(run, run.queue_duration)];
  const known = starts.filter((start) => start !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** One entry a task that takes a slot of a standing cluster now. */
export function clustersInUse(run: Run): readonly ClusterId[] {
  if (run.tasks.length === 0) return takesSlot(classify(run)) ? clusterOfRun(run) : [];
  return lastAttempts(run.tasks)
    .filter((task) => takesSlot(classify(task)))
    .flatMap(clusterOfTask);
}

/** Whether any of it was executed: then it is too late to say that there was no room. */
export function hasExecuted(run: Run): boolean {
  if (run.tasks.length === 0) return run.execution_duration > 0;
  return run.tasks.some((task) => {
    const stands = classify(task);
    if (task.execution_duration > 0) return true;
    return stands.kind === 'over' && (stands.verdict === 'succeeded' || stands.code === 'RUN_EXECUTION_ERROR');
  });
}

/** An own cluster, of the task or shared within the run, is nobody else's room. */
function clusterOfTask(task: TaskRun): readonly ClusterId[] {
  const own = (task.new_cluster ?? null) !== null || task.job_cluster_key !== '' || task.environment_key !== '';
  return own && task.existing_cluster_id === '' ? [] : asCluster(task.cluster_instance.cluster_id || task.existing_cluster_id);
}

/** The oldest form: one piece of work, said of the run itself. */
function clusterOfRun({ cluster_spec: spec, cluster_instance: instance }: Run): readonly ClusterId[] {
  if (spec === null) return asCluster(instance.cluster_id);
  return spec.existing_cluster_id === '' ? [] : asCluster(instance.cluster_id || spec.existing_cluster_id);
}

function asCluster(id: string): readonly ClusterId[] {
  return id === '' ? [] : [branded<ClusterId>(id)];
}

function takesSlot(stands: Classified): boolean {
  return stands.kind === 'active' && !idle.includes(stands.word);
}

function isBefore(stands: Classified): boolean {
  return stands.kind === 'active' && (stands.phase === 'queued' || stands.phase === 'pending');
}

function startOf(timed: Run | TaskRun, queuedMs: number): Instant | null {
  const stands = classify(timed);
  if (isBefore(stands) || timed.start_time <= 0) return null;
  const neverExecuted = stands.kind === 'over' && stands.verdict !== 'succeeded' && timed.execution_duration === 0;
  return neverExecuted ? null : timed.start_time + queuedMs + timed.setup_duration;
}
