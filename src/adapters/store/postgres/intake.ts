// Intake's part of the store. In: batches of new requests. Out: an answer for each, in order. Promised: one statement writes a batch;
// each identity is stored once, however many writers there are; one row that cannot be stored never takes others with it.
import { Fault } from '../../../core/faults.js';
import type { RequestId } from '../../../core/ids.js';
import type { IntakeStore, NewRequest, Persisted } from '../../../ports/store/intake.js';
import { asRow } from './intake-row.js';
import { knownAs, sameOrConflict, type Known } from './known-request.js';
import { inBothForms } from './record-events.js';
import type { Session } from './sql/connection.js';
import { dueAtOnce } from './sql/due.js';
import { asFault, failingOf, reasonOf } from './sql/errors.js';
import { toInstant } from './sql/instants.js';
import { jsonbList, jsonList } from './sql/json-lists.js';
import { withoutRoom } from './without-room.js';

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

export function intakeStore(session: Session, events: boolean): IntakeStore {
  const writing = { session, insert: insert(events) };
  return {
    withoutRoom: (asked) => withoutRoom(session, asked),
    async before(request) {
      const known = (await knownAs(session, [request]))(request);
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
  const known = await knownAs(session, misses);
  for (const request of misses) answers.set(request.id, answerFor(request.id, known(request)));
}

function answerFor(id: RequestId, before: Known | undefined): Persisted {
  // It was there a moment ago: retention has just taken it. Handed in again, it will be stored.
  if (before === undefined) throw new Fault('store-unavailable', `request ${id} met an identity that has just gone`);
  // The same batch handed in again after an answer that was lost: these rows are ours.
  return before.id === id ? { kind: 'stored', id } : sameOrConflict(id, before);
}

function byIdentity(a: NewRequest, b: NewRequest): number {
  return compare(a.tenantId, b.tenantId) || compare(a.correlationId, b.correlationId);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function unanswered(id: RequestId): Persisted {
  throw new Fault('internal', `request ${id} got no answer`);
}
