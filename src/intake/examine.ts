// From the bytes of a message to a row that can be written, or to every reason why not. Nothing expensive is touched before this.
import type { Refusal, RefusalCode } from '../core/refusal.js';
import { everyTenant, type Reach } from '../core/caller.js';
import { checkpointOf, type Checkpoint, type CheckpointSettings } from '../core/checkpoint.js';
import { writtenOutLength } from '../core/given/written-out.js';
import type { Instant, RequestId } from '../core/ids.js';
import { readJobRequest, type JobRequest } from '../core/job-request.js';
import type { ModelJob } from '../core/model-jobs/model-job.js';
import { laneOf, rankAt } from '../core/deciding/order.js';
import type { Problem } from '../core/problem.js';
import type { RequestSource } from '../core/request-source.js';
import { jobSettings } from '../core/settings.js';
import type { NewRequest } from '../ports/store/intake.js';
import { readBody } from './read-body.js';
import {
  jobProblems,
  namesIn,
  queueProblems,
  reachProblems,
  typeProblems,
  type Names,
  type Patterns,
  type Queues,
} from './settings-problems.js';

export interface Arrival {
  readonly body: Buffer;
  readonly source: RequestSource;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
  /** Of the queue it came by: the request has at least this priority. */
  readonly priorityFloor: number;
  /** When as many of its tenant wait as may (`waiting_max`): HTTP refuses it; a queue, which would have nowhere else to put it, has it taken. */
  readonly whenFull: 'refuse' | 'take';
  /** The tenants that the sender may send for; absent: every one. */
  readonly reach?: Reach;
  /** Of a job of the Job Manager API. Never read from the body: what a mediator writes there is only handed through. */
  readonly modelJob?: ModelJob;
}

export type Examined =
  | { readonly ok: true; readonly row: NewRequest }
  /** `row`: what may have been taken before the settings were against it; null: it is refused whatever they are. */
  | { readonly ok: false; readonly refusal: Refusal; readonly row: NewRequest | null };

export interface Examination extends Queues, Patterns {
  readonly bodyBytesMax: number;
  readonly id: RequestId;
  readonly now: Instant;
}

export function examine(arrival: Arrival, examination: Examination): Examined {
  const { body, reach = everyTenant, modelJob = null } = arrival;
  const { settings } = examination;
  if (body.length > examination.bodyBytesMax) {
    return refused('too-large', [
      { path: '', message: `the body has ${body.length} bytes; ${examination.bodyBytesMax} are accepted` },
    ]);
  }
  const read = readBody(body, arrival.source);
  if (!read.ok) return refused('not-json', [{ path: '', message: read.why }]);
  if (writtenOutLength(read.text) > examination.bodyBytesMax) {
    const message = `with its numbers written out the body is longer than the ${examination.bodyBytesMax} bytes that are accepted`;
    return refused('too-large', [{ path: '', message }]);
  }
  const checked = readJobRequest(read.value);
  if (!checked.ok)
    return refused('invalid-request', everyProblem(read.value, checked.problems, { ...examination, reach, modelJob }));
  const asked = namesOf(checked.value, modelJob);
  // Before anything that the settings would tell about the tenant.
  const outOfReach = reachProblems(asked, reach);
  if (outOfReach !== null) return refused('tenant-not-allowed', outOfReach);
  const problems = [...typeProblems(asked, settings), ...jobProblems(asked, examination)];
  const forbidden = queueProblems(asked, examination);
  const row = rowOf({ request: checked.value, body: read.text }, arrival, examination);
  if (problems.length > 0) return { ...refused('invalid-request', [...problems, ...forbidden]), row };
  if (forbidden.length > 0) return { ...refused('queue-not-allowed', forbidden), row };
  return { ok: true, row };
}

function refused(code: RefusalCode, problems: readonly Problem[]) {
  return { ok: false, refusal: { code, problems }, row: null } as const;
}

function namesOf({ notification_queue: queue, correlation_id: correlation, job }: JobRequest, modelJob: ModelJob | null): Names {
  const { tenant_id: tenant, job_operation: operation } = job.job_context;
  const { cluster_type: type } = operation;
  return {
    tenant,
    queue: queue === '' ? null : queue,
    clusterType: type === '' ? null : type,
    job: job.job_id,
    correlation,
    parameters: operation,
    modelJob,
  };
}

interface Measure extends Queues, Patterns {
  readonly reach: Reach;
  readonly modelJob: ModelJob | null;
}

/** What the settings say against it is told with the rest: a mediator is corrected once and not twice. Of a field that is wrong by itself no more is said. */
function everyProblem(body: unknown, found: readonly Problem[], { reach, modelJob, ...held }: Measure): readonly Problem[] {
  const names = namesIn(body, modelJob);
  const beside = reachProblems(names, reach) ?? [
    ...typeProblems(names, held.settings),
    ...jobProblems(names, held),
    ...queueProblems(names, held),
  ];
  const paths = new Set(found.map(({ path }) => path));
  return [...found, ...beside.filter(({ path }) => !paths.has(path))];
}

interface Content {
  readonly request: JobRequest;
  readonly body: string;
}

/** Each field by its name: a literal that goes on after a spread takes 30 us for so many (V8 makes new shapes for every one). */
function rowOf({ request, body }: Content, arrival: Arrival, { settings, id, now }: Examination): NewRequest {
  const { job_id: jobId, job_context: context } = request.job;
  const operation = context.job_operation;
  const job = jobSettings(settings, jobId);
  const { limits } = settings;
  const tenantId = context.tenant_id;
  const clusterType = operation.cluster_type === '' ? settings.default_cluster_type : operation.cluster_type;
  const priority = Math.max(request.priority, arrival.priorityFloor);
  const runsMax = Math.min(operation.max_concurrent_runs ?? limits.max_concurrent_runs, job.max_concurrent_runs ?? 1000);
  const dueAt = Math.max(now, operation.start_after ?? now);
  return {
    id,
    tenantId,
    jobId,
    clusterType,
    priority,
    maxConcurrentRuns: runsMax,
    lane: laneOf({ tenantId, jobId, clusterType, maxConcurrentRuns: runsMax, priority }),
    correlationId: request.correlation_id,
    userId: request.user_id,
    operationId: operation.operation_id,
    maxRunSeconds: Math.min(operation.max_run_seconds ?? job.max_run_seconds ?? limits.max_run_seconds, limits.run_seconds_cap),
    notificationQueue: request.notification_queue,
    createdAt: request.created_time,
    receivedAt: now,
    dueAt,
    expiresAt: dueAt + (operation.max_wait_seconds ?? limits.max_wait_seconds) * 1000,
    rankAt: rankAt(dueAt, priority, limits.ageing_seconds_per_point),
    source: arrival.source,
    traceparent: arrival.traceparent,
    replyToSessionId: arrival.replyToSessionId,
    checkpoint: job.checkpoint === undefined ? null : checkpointFor(job.checkpoint, request, id),
    modelJob: arrival.modelJob ?? null,
    body,
  };
}

function checkpointFor(
  settings: CheckpointSettings,
  { correlation_id, job }: JobRequest,
  request_id: RequestId,
): Checkpoint | null {
  return checkpointOf(settings, { request_id, correlation_id, job_id: job.job_id, tenant_id: job.job_context.tenant_id });
}
