// HTTP face of runs/list: filters, a page at a time.
import { invalidParameter } from './api-error.js';
import type { Handler, Routes } from './call.js';
import { flag, optionalId, optionalInteger, optionalString } from './fields.js';
import type { JsonObject } from './lossless-json.js';
import { pageOf } from './page.js';
import { viewParts } from './routes-runs.js';
import { runView } from './run-view.js';
import { isOver, type Run } from './run.js';

const LIMIT = { usual: 20, max: 25, refusedAbove: 26 } as const; // 26 was the maximum of 2.1 and is still let through

function readLimit(args: JsonObject): number {
  const limit = optionalInteger(args, 'limit') ?? LIMIT.usual;
  if (limit > LIMIT.refusedAbove || limit < 0)
    throw invalidParameter(`Invalid limit ${limit} - it has to be no more than ${LIMIT.refusedAbove}.`);
  return limit === 0 ? LIMIT.max : Math.min(limit, LIMIT.max);
}

function readFilter(args: JsonObject): (run: Run) => boolean {
  const active = flag(args, 'active_only');
  const completed = flag(args, 'completed_only');
  if (active && completed) throw invalidParameter('active_only and completed_only cannot both be true.');
  const jobId = optionalId(args, 'job_id');
  const type = optionalString(args, 'run_type');
  const from = optionalInteger(args, 'start_time_from') ?? Number.NEGATIVE_INFINITY;
  const to = optionalInteger(args, 'start_time_to') ?? Number.POSITIVE_INFINITY;
  const tests: readonly ((run: Run) => boolean)[] = [
    (run) => !active || !isOver(run),
    (run) => !completed || isOver(run),
    (run) => jobId === null || run.jobId === jobId,
    (run) => type === null || type === (run.jobId === null ? 'SUBMIT_RUN' : 'JOB_RUN'),
    (run) => run.createdAt >= from && run.createdAt <= to,
  ];
  return (run) => tests.every((test) => test(run));
}

const list: Handler = (call, workspace) => {
  const limit = readLimit(call.args);
  const filter = readFilter(call.args);
  const wanted = workspace.runs.newestFirst().filter(filter);
  const page = pageOf(wanted, limit, optionalString(call.args, 'page_token'), (run) => run.order);
  const expand = flag(call.args, 'expand_tasks');
  const runs = page.items.map((run) => runView(run, expand, viewParts(workspace)));
  return {
    runs: runs.length === 0 ? undefined : runs,
    next_page_token: page.next ?? undefined,
    has_more: call.version === '2.2' ? undefined : page.next !== null,
  };
};

export const runListRoutes: Routes = { 'GET jobs/runs/list': list };
