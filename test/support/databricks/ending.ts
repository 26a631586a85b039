// How tasks and runs end: pure functions from what happened to the ending that the API shows.
import type { TerminationReason } from './cluster.js';
import type { RunIf } from './job.js';
import type { Outcome } from './outcome.js';
import { lastAttempts, type Ending, type ResultState, type Run, type TaskRun } from './run.js';

const SUCCESS: Ending = {
  lifeCycle: 'TERMINATED',
  result: 'SUCCESS',
  code: 'SUCCESS',
  type: 'SUCCESS',
  message: '',
  cancelledOrTimedOut: false,
};

export const CANCELLED_BY_USER: Ending = {
  lifeCycle: 'TERMINATED',
  result: 'CANCELED',
  code: 'USER_CANCELED',
  type: 'SUCCESS',
  message: 'Run cancelled.',
  cancelledOrTimedOut: true,
};

export const TIMED_OUT: Ending = {
  lifeCycle: 'TERMINATED',
  result: 'TIMEDOUT',
  code: 'CANCELED',
  type: 'CLIENT_ERROR',
  message: 'Run timed out.',
  cancelledOrTimedOut: true,
};

export const tooManyRuns = (limit: number, result: ResultState | null): Ending => ({
  lifeCycle: 'SKIPPED',
  result,
  code: 'MAX_CONCURRENT_RUNS_EXCEEDED',
  type: 'CLIENT_ERROR',
  message: `Skipping this run because the limit of ${limit} maximum concurrent runs has been reached.`,
  cancelledOrTimedOut: false,
});

const failure = (code: string, type: Ending['type'], message: string): Ending => ({
  lifeCycle: type === 'CLIENT_ERROR' ? 'TERMINATED' : 'INTERNAL_ERROR',
  result: 'FAILED',
  code,
  type,
  message,
  cancelledOrTimedOut: false,
});

export function outcomeEnding(outcome: Exclude<Outcome, { result: 'endless' }>): Ending {
  if (outcome.result === 'succeed') return SUCCESS;
  const code = outcome.code ?? 'RUN_EXECUTION_ERROR';
  // The real message is in the task's output; the state of an executed and failed task only points there.
  const message = code === 'RUN_EXECUTION_ERROR' ? 'Workload failed, see run output for details.' : outcome.message;
  return failure(code, outcome.type ?? 'CLIENT_ERROR', message);
}

export const clusterMissing = (clusterId: string): Ending =>
  failure('RESOURCE_NOT_FOUND', 'CLIENT_ERROR', `Cluster ${clusterId} does not exist`);

export function clusterLost(clusterId: string, reason: TerminationReason): Ending {
  const message = `Cluster ${clusterId} was terminated. Reason: ${reason.code}`;
  if (reason.code === 'USER_REQUEST')
    return { ...failure('CLUSTER_TERMINATED_BY_USER', 'CLIENT_ERROR', message), lifeCycle: 'INTERNAL_ERROR' };
  if (reason.type === 'CLOUD_FAILURE') return failure('CLOUD_FAILURE', 'CLOUD_FAILURE', message);
  return failure('CLUSTER_ERROR', 'INTERNAL_ERROR', message);
}

const notRun = (result: 'UPSTREAM_FAILED' | 'EXCLUDED'): Ending => ({
  lifeCycle: 'TERMINATED',
  result,
  code: 'SKIPPED',
  type: 'CLIENT_ERROR',
  message: result === 'EXCLUDED' ? 'The run condition of the task was not met.' : 'An upstream task failed.',
  cancelledOrTimedOut: false,
});

const resultOf = (task: TaskRun): ResultState | null => (task.phase.name === 'terminated' ? task.phase.ending.result : null);
const succeeded = (task: TaskRun): boolean => resultOf(task) === 'SUCCESS';
const excluded = (task: TaskRun): boolean => resultOf(task) === 'EXCLUDED';
const failed = (task: TaskRun): boolean => !succeeded(task) && !excluded(task);

const CONDITIONS: Readonly<Record<RunIf, (upstream: readonly TaskRun[]) => boolean>> = {
  ALL_SUCCESS: (upstream) => upstream.every(succeeded),
  AT_LEAST_ONE_SUCCESS: (upstream) => upstream.some(succeeded),
  NONE_FAILED: (upstream) => !upstream.some(failed),
  ALL_DONE: () => true,
  AT_LEAST_ONE_FAILED: (upstream) => upstream.some(failed),
  ALL_FAILED: (upstream) => upstream.every(failed),
};

/** Null: the task may run. Else how it ends without having run. */
export function gate(task: TaskRun, upstream: readonly TaskRun[]): Ending | null {
  if (upstream.length === 0 || CONDITIONS[task.spec.runIf](upstream)) return null;
  return notRun(task.spec.runIf === 'ALL_SUCCESS' && upstream.some(failed) ? 'UPSTREAM_FAILED' : 'EXCLUDED');
}

const endingOf = (task: TaskRun): Ending | null =>
  task.phase.name === 'terminated' || task.phase.name === 'terminating' ? task.phase.ending : null;

/** Null while a task has its work before it. */
export function runEnding(run: Run): Ending | null {
  const tasks = lastAttempts(run);
  const endings = tasks.map((task) => ({ task, ending: endingOf(task) }));
  if (endings.some(({ ending }) => ending === null)) return null;
  if (run.stopping !== null) return run.stopping;
  if (endings.some(({ ending }) => ending?.result === 'CANCELED')) return CANCELLED_BY_USER;
  const upstream = new Set(tasks.flatMap((task) => task.spec.dependsOn));
  const bad = endings.filter(({ ending }) => ending?.result !== 'SUCCESS' && ending?.result !== 'EXCLUDED');
  const cause = bad.find(({ ending }) => ending?.result !== 'UPSTREAM_FAILED') ?? bad[0];
  if (cause === undefined || cause.ending === null) return SUCCESS;
  if (bad.every(({ task }) => upstream.has(task.spec.taskKey)))
    return { ...SUCCESS, result: 'SUCCESS_WITH_FAILURES', code: 'SUCCESS_WITH_FAILURES' };
  const message = `Task ${cause.task.spec.taskKey} failed with message: ${cause.ending.message}`;
  // At run level a failed task is INTERNAL_ERROR + FAILED, although the platform is well: that is what the real service reports.
  return { ...failure(cause.ending.code, cause.ending.type, message), lifeCycle: 'INTERNAL_ERROR' };
}
