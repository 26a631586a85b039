// Intake's part of the store. In: batches of new requests. Out: an answer for each, in order. Promised: one statement writes a batch;
// each identity is stored once, however many writers there are; one row that cannot be stored never takes others with it.
import type { Checkpoint } from '../../../core/checkpoint.js';
import type { RequestId } from '../../../core/ids.js';
import type { State } from '../../../core/lifecycle.js';
import type { ModelJob } from '../../../core/model-jobs/model-job.js';
import type { Before, IntakeStore, NewRequest, Persisted } from '../../../ports/store/intake.js';
import type { Session } from './sql/connection.js';
import { withoutRoom } from './without-room.js';
import { inBothForms } from './record-events.js';
import { asFault, failingOf, reasonOf } from './sql/errors.js';
import { dueAtOnce } from './sql/due.js';
import { toInstant } from './sql/instants.js';
import { jsonbList, jsonList } from './sql/json-lists.js';
import { Fault } from '../../../core/faults.js';

/**
 * Unique request_identity decides who was first. Sorted by it, so that two writers with the same identities wait for each other and never
 * in a circle. The body travels as text: what is wrong in it is wrong in its own row.
 */
const insert = inBothForms(
  (events) => `
with incoming as materialized (
  select * from rows from (json_to_recordset($1::json) as (
    id uuid, tenant_id text, correlation_id text, source text, user_id text, job_id text, operation_id text,
    cluster_type text, priority smallint, max_concurrent_runs integer, max_run_seconds integer, notification_queue text, lane text,
    created_at double precision, received_at double precision, due_at double precision, expires_at double precision,
    rank_at double precision, traceparent text, reply_to_session_id text, model_id text, configuration_id text,
    input_folder_id text, output_folder_id text, execution_seconds_max integer, schedule_id uuid, checkpoint json), jsonb_array_elements($2::jsonb)) as i
), stored as (
  insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
    max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at)
  select id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
    max_concurrent_runs, max_run_seconds, notification_queue, lane, 'received', ${toInstant('created_at')}, ${toInstant('received_at')},
    case when due_at > received_at then ${toInstant('due_at')} else ${dueAtOnce('due_at')} end, ${toInstant('expires_at')}, ${toInstant('rank_at')}
  from incoming
  on conflict (tenant_id, correlation_id) do nothing
  returning id${events.row('request')}
), model_jobs as (
  insert into model_job (request_id, tenant_id, model_id, configuration_id, input_folder_id, output_folder_id, execution_seconds_max,
    schedule_id, created_at)
  select id, tenant_id, model_id, configuration_id, input_folder_id, output_folder_id, execution_seconds_max, schedule_id,
    ${toInstant('received_at')}
  from incoming join stored using (id) where model_id is not null
)${events.told({ from: 'stored', at: 'e.received_at' })}
insert into request_body (request_id, body, traceparent, reply_to_session_id, checkpoint)
select id, value, traceparent, reply_to_session_id, checkpoint from incoming join stored using (id)
returning request_id as id`,
);

/** A sender's name of 50 KB, told once for each of thousands of fields below it, would be a hundred megabytes. */
const pathMax = 120;

/**
 * A statement of its own, because the one above cannot see what another writer committed while it waited. Unique request_identity. That the
 * content is the same is asked only here: a hash of it, made of every message, cost as much of Node as a sixth of reading it. What differs is told by
 * its path, as in `job.job_context.tenant_id`: most of a request stands under `job`. An object beside an object is gone into; all else is one value.
 */
const selectKnown = `
select r.id, r.tenant_id, r.correlation_id, r.state, array_agg(k.id) filter (where b.body = k.body::jsonb) as same,
  jsonb_object_agg(k.id, (
    with recursive compared(path, was, asked, within) as (
      select '', b.body, k.body::jsonb, true
      union all
      select left(concat_ws('.', nullif(path, ''), below.field), ${pathMax}), below.was, below.asked,
        coalesce(jsonb_typeof(below.was) = 'object' and jsonb_typeof(below.asked) = 'object', false)
      from compared cross join lateral (
        select field, was.value as was, asked.value as asked
        from jsonb_each(case when within then compared.was else '{}' end) as was(field, value)
        full join jsonb_each(case when within then compared.asked else '{}' end) as asked(field, value) using (field)
        where was.value is distinct from asked.value) as below
    )
    select jsonb_agg(path order by path collate "C") from compared where not within
  )) filter (where b.body <> k.body::jsonb) as differs
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as k(id, tenant_id, correlation_id, body)
join request r on r.tenant_id = k.tenant_id and r.correlation_id = k.correlation_id
join request_body b on b.request_id = r.id
group by r.id`;

interface Known {
  readonly id: RequestId;
  readonly tenant_id: string;
  readonly correlation_id: string;
  readonly state: State;
  /** Of those that were asked for, the ids of those with the content that is stored. */
  readonly same: readonly RequestId[] | null;
  /** Of the others, by their ids. */
  readonly differs: Readonly<Record<RequestId, readonly string[]>> | null;
}

export function intakeStore(session: Session, events: boolean): IntakeStore {
  const writing = { session, insert: insert(events) };
  return {
    withoutRoom: (asked) => withoutRoom(session, asked),
    async before(request) {
      const known = (await findKnown(session, [request])).get(identity(request.tenantId, request.correlationId));
      return known === undefined ? null : sameOrConflict(request.id, known);
    },
    async persist(requests) {
      const answers: Answers = new Map();
      await write(writing, requests.toSorted(byIdentity), answers);
      return requests.map(({ id }) => answers.get(id) ?? unanswered(id));
    },
  };
}

type Answers = Map<RequestId, Persisted>;

/** So many rows that failed alone, and none written: it is not the rows. */
const failedMax = 4;

interface Writing {
  readonly session: Session;
  readonly insert: string;
}

/** Halves the batch until the row that cannot be stored stands alone. */
async function write(writing: Writing, batch: readonly NewRequest[], answers: Answers): Promise<void> {
  const [first] = batch;
  if (first === undefined) return;
  try {
    await writeWhole(writing, batch, answers);
  } catch (problem) {
    const failing = failingOf(problem);
    if (failing === 'lost' || failing === 'busy') throw problem;
    if (batch.length === 1) {
      answers.set(first.id, failing === 'data' ? { kind: 'unstorable', reason: reasonOf(problem) } : failed(problem, answers));
      return;
    }
    const half = Math.ceil(batch.length / 2);
    await write(writing, batch.slice(0, half), answers);
    await write(writing, batch.slice(half), answers);
  }
}

function failed(problem: unknown, answers: Answers): Persisted {
  const fault = asFault(problem);
  const kinds = [...answers.values()].map(({ kind }) => kind);
  if (kinds.length + 1 >= failedMax && kinds.every((kind) => kind === 'failed')) throw fault;
  return { kind: 'failed', problem: fault };
}

async function writeWhole({ session, insert: sql }: Writing, batch: readonly NewRequest[], answers: Answers): Promise<void> {
  const written = await session.rows<{ id: RequestId }>(sql, [
    jsonList(batch.map((request) => JSON.stringify(asRow(request)))),
    jsonbList(batch.map(({ body }) => body)),
  ]);
  for (const { id } of written) answers.set(id, { kind: 'stored', id });
  const misses = batch.filter(({ id }) => !answers.has(id));
  if (misses.length === 0) return;
  const known = await findKnown(session, misses);
  for (const request of misses) answers.set(request.id, answerFor(request, known));
}

async function findKnown(session: Session, misses: readonly NewRequest[]): Promise<Map<string, Known>> {
  const rows = await session.rows<Known>(selectKnown, [
    misses.map(({ id }) => id),
    misses.map(({ tenantId }) => tenantId),
    misses.map(({ correlationId }) => correlationId),
    misses.map(({ body }) => body),
  ]);
  return new Map(rows.map((row) => [identity(row.tenant_id, row.correlation_id), row]));
}

function answerFor(request: NewRequest, known: ReadonlyMap<string, Known>): Persisted {
  const { id } = request;
  const before = known.get(identity(request.tenantId, request.correlationId));
  // It was there a moment ago: retention has just taken it. Handed in again, it will be stored.
  if (before === undefined) throw new Fault('store-unavailable', `request ${id} met an identity that has just gone`);
  // The same batch handed in again after an answer that was lost: these rows are ours.
  if (before.id === id) return { kind: 'stored', id };
  return sameOrConflict(id, before);
}

function sameOrConflict(id: RequestId, { id: first, state, same, differs }: Known): Before {
  return same?.includes(id) === true
    ? { kind: 'same', id: first, state }
    : { kind: 'conflict', id: first, differs: differs?.[id] ?? [] };
}

/** What is not given is left out: it is null where it is not found. */
function asRow(request: NewRequest): Readonly<Record<string, string | number | Checkpoint | null | undefined>> {
  return {
    id: request.id,
    tenant_id: request.tenantId,
    correlation_id: request.correlationId,
    source: request.source,
    user_id: request.userId,
    job_id: request.jobId,
    operation_id: request.operationId,
    cluster_type: request.clusterType,
    priority: request.priority,
    max_concurrent_runs: request.maxConcurrentRuns,
    max_run_seconds: request.maxRunSeconds,
    notification_queue: request.notificationQueue,
    lane: request.lane,
    created_at: request.createdAt,
    received_at: request.receivedAt,
    due_at: request.dueAt,
    expires_at: request.expiresAt,
    rank_at: request.rankAt,
    traceparent: request.traceparent ?? undefined,
    reply_to_session_id: request.replyToSessionId ?? undefined,
    checkpoint: request.checkpoint ?? undefined,
    ...asModelJobRow(request.modelJob),
  };
}

/** Fields that are not given are null. */
function asModelJobRow(job: ModelJob | null): Readonly<Record<string, string | number | null>> {
  if (job === null) return {};
  return {
    model_id: job.modelId,
    configuration_id: job.configurationId,
    input_folder_id: job.inputFolderId,
    output_folder_id: job.outputFolderId,
    execution_seconds_max: job.executionSecondsMax,
    schedule_id: job.scheduleId,
  };
}

function byIdentity(a: NewRequest, b: NewRequest): number {
  return compare(a.tenantId, b.tenantId) || compare(a.correlationId, b.correlationId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function identity(tenantId: string, correlationId: string): string {
  return JSON.stringify([tenantId, correlationId]);
}

function unanswered(id: RequestId): Persisted {
  throw new Fault('internal', `request ${id} got no answer`);
}
