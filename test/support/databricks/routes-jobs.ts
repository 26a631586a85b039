// HTTP face of declared jobs: create, get, list, reset, update, delete, run-now.
import { invalidParameter } from './api-error.js';
import type { Call, Handler, Routes } from './call.js';
import { flag, optionalInteger, optionalObject, optionalString, requiredId, stringList } from './fields.js';
import type { Job } from './job.js';
import type { JsonObject } from './lossless-json.js';
import { pageOf } from './page.js';
import { readParameters, readQueue } from './run-parameters.js';
import type { Workspace } from './workspace.js';

const LIST_LIMIT = { usual: 20, max: 100 } as const;

const queueByDefault = (call: Call): boolean => call.version === '2.2';

function jobView(job: Job, withTasks: boolean, workspace: Workspace): JsonObject {
  const { tasks, ...rest } = job.settings;
  return {
    job_id: workspace.ids.onWire(job.id),
    creator_user_name: 'sim@example.com',
    created_time: job.createdAt,
    settings: withTasks && tasks !== undefined ? { ...rest, tasks } : rest,
  };
}

const create: Handler = (call, workspace) => ({
  job_id: workspace.ids.onWire(workspace.createJob(call.args, queueByDefault(call))),
});

const get: Handler = (call, workspace) => ({
  ...jobView(workspace.jobs.get(requiredId(call.args, 'job_id')), true, workspace),
  run_as_user_name: 'sim@example.com',
});

const list: Handler = (call, workspace) => {
  const limit = optionalInteger(call.args, 'limit') ?? LIST_LIMIT.usual;
  if (limit < 1 || limit > LIST_LIMIT.max)
    throw invalidParameter(`Invalid limit ${limit} - it has to be between 1 and ${LIST_LIMIT.max}.`);
  const name = optionalString(call.args, 'name')?.toLowerCase() ?? null;
  const wanted = workspace.jobs
    .newestFirst()
    .filter((job) => name === null || String(job.settings['name']).toLowerCase() === name);
  const page = pageOf(wanted, limit, optionalString(call.args, 'page_token'), (job) => job.order);
  const jobs = page.items.map((job) => jobView(job, flag(call.args, 'expand_tasks'), workspace));
  return {
    jobs: jobs.length === 0 ? undefined : jobs,
    next_page_token: page.next ?? undefined,
    has_more: call.version === '2.2' ? undefined : page.next !== null,
  };
};

function newSettings(args: JsonObject): JsonObject | null {
  return optionalObject(args, 'new_settings');
}

const reset: Handler = (call, workspace) => {
  const settings = newSettings(call.args);
  if (settings === null) throw invalidParameter('Missing required field: new_settings');
  workspace.changeJob(() => workspace.jobs.reset(requiredId(call.args, 'job_id'), settings, queueByDefault(call)));
  return {};
};

const update: Handler = (call, workspace) => {
  const removed = stringList(call.args, 'fields_to_remove') ?? [];
  workspace.changeJob(() => workspace.jobs.update(requiredId(call.args, 'job_id'), newSettings(call.args) ?? {}, removed));
  return {};
};

const remove: Handler = (call, workspace) => {
  workspace.removeJob(requiredId(call.args, 'job_id'));
  return {};
};

const runNow: Handler = (call, workspace) => {
  const run = workspace.runNow({
    jobId: requiredId(call.args, 'job_id'),
    caller: call.caller,
    token: optionalString(call.args, 'idempotency_token'),
    params: readParameters(call.args),
    queueEnabled: readQueue(call.args),
    only: stringList(call.args, 'only'),
  });
  const runId = workspace.ids.onWire(run.runId);
  return { run_id: runId, number_in_job: runId };
};

export const jobRoutes: Routes = {
  'POST jobs/create': create,
  'GET jobs/get': get,
  'GET jobs/list': list,
  'POST jobs/reset': reset,
  'POST jobs/update': update,
  'POST jobs/delete': remove,
  'POST jobs/run-now': runNow,
};
