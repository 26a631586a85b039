// What a script may know of the run it decides: the parameters are those in force, the task's own with the run's over them.
import type { RunFacts } from './outcome.js';
import type { Run, TaskRun } from './run.js';

export function runFacts(run: Run, task: TaskRun): RunFacts {
  const { kind, taskKey, baseParameters, positional } = task.spec;
  const { params } = run;
  return {
    runId: run.runId,
    jobId: run.jobId,
    runName: run.name,
    taskKey,
    attempt: task.attempt,
    params: {
      ...params,
      notebookParams: kind === 'notebook' ? { ...baseParameters, ...params.notebookParams } : params.notebookParams,
      pythonParams: params.pythonParams ?? (kind === 'python' ? positional : null),
      jarParams: params.jarParams ?? (kind === 'jar' ? positional : null),
    },
  };
}
