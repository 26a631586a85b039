// The outbox of job responses. In: what became of each publication. Out: responses that are due. Promised: a response is with one relay at
// a time; a relay that dies or falls asleep lets go of its responses, so each is published at least once; none is parked without its alert.
import type { RequestId } from '../../../core/ids.js';
import type { DueResponse, ResponseMarks, ResponseStore } from '../../../ports/store/responses.js';
import type { Session, Transaction } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { isUuid } from './identity.js';
import { dueAtOnce, isDue } from './sql/due.js';
import { toInstant } from './sql/instants.js';
import { recordWork, type ChannelBound } from './record-steps.js';
import { rowsParameter, storable } from './sql/storable.js';

/** Null in rows of the version before, which may run beside this one: those alone are looked up, by a primary key (4 us of PostgreSQL each). */
function told(column: string, elsewhere: string): string {
  return `case when t.tenant_id is null then (select o.${column} from ${elsewhere} = t.request_id) else t.${column} end`;
}

/**
 * Index response_due. What is taken is locked, and not written; nothing is joined: 7 us of PostgreSQL a response, with its mark, where the rows
 * of its request and its body took 14.5 and a lease that is a column 32.
 */
export const claimResponses = `
select t.request_id as "requestId", ${told('tenant_id', 'request o where o.id')} as "tenantId", t.message_id as "messageId",
  ${told('correlation_id', 'request o where o.id')} as "correlationId", t.queue, t.body::text as body, t.attempts + 1 as attempts,
  ${told('traceparent', 'request_body o where o.request_id')} as traceparent,
  ${told('reply_to_session_id', 'request_body o where o.request_id')} as "replyToSessionId"
from response t where t.delivery = 'due' and ${isDue({ row: 't.', pauseReason: 'reason', at: '$1' })}
order by t.due_at, t.request_id limit $2 for no key update skip locked`;

/** Primary key, as in the two below. Only of what this transaction holds: nobody else can have changed it. */
const publish = `
update response set delivery = 'published', published_at = ${toInstant('$2')}, attempts = attempts + 1, reason = null
where request_id = any($1::uuid[])`;

const postpone = `
update response r set due_at = ${toInstant('v.due_at')}, attempts = attempts + 1, reason = v.reason
from json_to_recordset($1::json) as v(request_id uuid, due_at double precision, reason text) where r.request_id = v.request_id`;

/** due_at tells since when it is parked. */
const parkAway = `
update response r set delivery = 'parked', due_at = ${toInstant('$2')}, attempts = attempts + 1, reason = v.reason
from json_to_recordset($1::json) as v(request_id uuid, reason text) where r.request_id = v.request_id`;

/** Index response_parked, or the primary key. */
const unparkQueue = `
with locked as (
  select request_id from response where delivery = 'parked' and queue = $1 order by request_id for no key update
)
update response r set delivery = 'due', due_at = ${dueAtOnce('$2')}, attempts = 0 from locked where r.request_id = locked.request_id
returning r.request_id`;
const unparkOne = `
update response set delivery = 'due', due_at = ${dueAtOnce('$2')}, attempts = 0 where delivery = 'parked' and request_id = $1
returning request_id`;

/** Index response_parked, one probe a queue: of each the one that was tried the longest ago. */
export const selectParked = `
with recursive parked as (
  (select queue, request_id from response where delivery = 'parked' order by queue, due_at, request_id limit 1)
  union all
  select n.* from parked, lateral (
    select queue, request_id from response where delivery = 'parked' and queue > parked.queue order by queue, due_at, request_id limit 1) n
)
select queue, request_id as "requestId" from parked limit $1`;

/**
 * Indexes response_parked and response_tried, one probe each a queue: the first from its name on. By the name alone the planner would read the table until one turns up,
 * where it believes that there are many. One that is tried again keeps the reason of the last try.
 */
export const selectUndelivered = `
select q.queue from unnest($1::text[]) as q(queue)
where q.queue = (select p.queue from response p where delivery = 'parked' and p.queue >= q.queue order by p.queue limit 1)
  or q.queue = (
    select t.queue from response t where delivery = 'due' and reason is not null and t.queue >= q.queue order by t.queue limit 1)`;

/** Primary key. */
const selectPublished = `select delivery = 'published' as published from response where request_id = $1`;

export function responseStore(database: Database, channels: readonly ChannelBound[]): ResponseStore {
  return {
    take: ({ at, leaseMs, max }, work) =>
      database.transaction(
        (transaction, [, due = []]) =>
          due.length === 0 ? Promise.resolve(null) : work(due as DueResponse[], marksOf(transaction, channels)),
        [
          // A relay that says nothing for so long is cut off by the server, and with its connection its locks are gone.
          { text: `set local idle_in_transaction_session_timeout = ${Math.ceil(leaseMs)}`, values: [] },
          { text: claimResponses, values: [at, max] },
        ],
      ),
    parked: (max) => database.rows(selectParked, [max]),
    async undelivered(queues) {
      const rows = await database.rows<{ queue: string }>(selectUndelivered, [queues.map(storable)]);
      return rows.map(({ queue }) => queue);
    },
    async isPublished(requestId) {
      const [row] = await database.rows<{ published: boolean }>(selectPublished, [requestId]);
      return row?.published === true;
    },
    async unpark(which, at) {
      if ('queue' in which) return count(database, unparkQueue, [storable(which.queue), at]);
      return isUuid(which.requestId) ? count(database, unparkOne, [which.requestId, at]) : 0;
    },
  };
}

/** They go out with the commit, or with what is parked: which of its alerts are new, and who is to hear of them, is known by the answer alone. */
function marksOf(transaction: Transaction, channels: readonly ChannelBound[]): ResponseMarks {
  return {
    published(ids, at) {
      if (ids.length > 0) transaction.later(publish, [ids, at]);
    },
    retry(responses) {
      if (responses.length === 0) return;
      const rows = responses.map(({ requestId, dueAt, reason }) => ({ request_id: requestId, due_at: dueAt, reason }));
      transaction.later(postpone, [rowsParameter(rows)]);
    },
    async park(responses, alerts, at) {
      if (responses.length === 0) return;
      const rows = responses.map(({ requestId, reason }) => ({ request_id: requestId, reason }));
      transaction.later(parkAway, [rowsParameter(rows), at]);
      await recordWork(transaction, channels, { steps: [], alerts, at });
    },
  };
}

async function count(session: Session, sql: string, parameters: readonly unknown[]): Promise<number> {
  const rows = await session.rows<{ request_id: RequestId }>(sql, parameters);
  return rows.length;
}
