// HTTP face of runs: submit, get, get-output, cancel, cancel-all, delete, repair.
import { invalidParameter } from './api-error.js';
import type { Handler, Routes } from './call.js';
import { flag, optionalId, optionalInteger, optionalString, requiredId, stringList } from './fields.js';
import { readTasks } from './job.js';
import type { JsonObject } from './lossless-json.js';
import { outputView, taskMetadata } from './run-output.js';
import { NO_PARAMETERS, readParameters, readQueue } from './run-parameters.js';
import { runView, taskView, type ViewParts } from './run-view.js';
import { lastAttempts, type Run, type TaskRun } from './run.js';
import type { RepairRequest } from './runs.js';
import type { Workspace } from './workspace.js';

export const viewParts = (workspace: Workspace): ViewParts => ({
  behaviour: workspace.behaviour,
  ids: workspace.ids,
  now: () => workspace.timeline.now(),
});

const submit: Handler = (call, workspace) => {
  const token = optionalString(call.args, 'idempotency_token');
  const tasks = readTasks(call.args);
  const before = workspace.runs.ofToken(token, call.caller);
  const run =
    before ??
    workspace.runs.create({
      job: null,
      name: optionalString(call.args, 'run_name') ?? 'Untitled',
      tasks,
      caller: call.caller,
      token,
      params: NO_PARAMETERS,
      queueEnabled: readQueue(call.args) ?? false,
      timeoutSeconds: optionalInteger(call.args, 'timeout_seconds') ?? 0,
    });
  return { run_id: workspace.ids.onWire(run.runId) };
};

function describeTask(run: Run, task: TaskRun, workspace: Workspace): JsonObject {
  const parts = viewParts(workspace);
  return taskMetadata(runView(run, false, parts), taskView(run, task, parts));
}

const get: Handler = (call, workspace) => {
  const { run, task } = workspace.runs.findAny(requiredId(call.args, 'run_id'));
  return task === null ? runView(run, true, viewParts(workspace)) : describeTask(run, task, workspace);
};

const getOutput: Handler = (call, workspace) => {
  const { run, task } = workspace.runs.findAny(requiredId(call.args, 'run_id'));
  const tasks = lastAttempts(run);
  const meant = task ?? (tasks.length === 1 && workspace.behaviour.singleTaskOutput === 'answered' ? tasks[0] : undefined);
  if (meant === undefined)
    throw invalidParameter(
      'Retrieving the output of runs with multiple tasks is not supported. Please retrieve the output of each individual task run instead.',
    );
  return outputView(run, meant, describeTask(run, meant, workspace));
};

const cancel: Handler = (call, workspace) => {
  workspace.runs.cancel(requiredId(call.args, 'run_id'));
  return {};
};

const cancelAll: Handler = (call, workspace) => {
  const jobId = optionalId(call.args, 'job_id');
  const queuedOnly = flag(call.args, 'all_queued_runs');
  if (jobId === null && !queuedOnly) throw invalidParameter('Either job_id or all_queued_runs must be given.');
  if (jobId !== null) workspace.jobs.get(jobId);
  workspace.runs.cancelAll((run) => (jobId === null || run.jobId === jobId) && (!queuedOnly || run.phase.name === 'queued'));
  return {};
};

const remove: Handler = (call, workspace) => {
  workspace.runs.delete(requiredId(call.args, 'run_id'));
  return {};
};

function tasksToRepair(args: JsonObject): RepairRequest['tasks'] {
  const named = stringList(args, 'rerun_tasks');
  const failed = flag(args, 'rerun_all_failed_tasks');
  if (named !== null && failed) throw invalidParameter('Only one of rerun_tasks and rerun_all_failed_tasks may be given.');
  if (named === null && !failed) throw invalidParameter('One of rerun_tasks and rerun_all_failed_tasks must be given.');
  return named ?? 'failed';
}

const repair: Handler = (call, workspace) => {
  const repairId = workspace.runs.repair(requiredId(call.args, 'run_id'), {
    tasks: tasksToRepair(call.args),
    latestRepairId: optionalId(call.args, 'latest_repair_id'),
    params: readParameters(call.args),
  });
  return { repair_id: workspace.ids.onWire(repairId) };
};

export const runRoutes: Routes = {
  'POST jobs/runs/submit': submit,
  'GET jobs/runs/get': get,
  'GET jobs/runs/get-output': getOutput,
  'POST jobs/runs/cancel': cancel,
  'POST jobs/runs/cancel-all': cancelAll,
  'POST jobs/runs/delete': remove,
  'POST jobs/runs/repair': repair,
};
