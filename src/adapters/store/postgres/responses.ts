// The outbox of job responses. In: what became of each publication. Out: responses that are due. Promised: a response is with one relay at
// a time; a relay that dies lets go of its responses when its lease is over, so each is published at least once.
import type { RequestId } from '../../../core/ids.js';
import type { DueResponse, ResponseStore } from '../../../ports/store/responses.js';
import type { Session } from './connection.js';
import { isUuid } from './identity.js';
import { toInstant } from './instants.js';
import { rowsParameter, storable } from './storable.js';

/** Index response_due. The lease is a later due_at. */
const claim = `
with taken as (
  update response set attempts = attempts + 1, due_at = ${toInstant('$1::double precision + $2::double precision')}
  where request_id = any(array(
    select request_id from response where delivery = 'due' and due_at <= ${toInstant('$1')}
    order by due_at, request_id limit $3 for no key update skip locked))
  returning *
)
select t.request_id as "requestId", r.tenant_id as "tenantId", t.message_id as "messageId", r.correlation_id as "correlationId", t.queue,
  t.body::text as body, t.attempts, b.traceparent,
  b.reply_to_session_id as "replyToSessionId"
from taken t join request r on r.id = t.request_id join request_body b on b.request_id = t.request_id
order by t.recorded_at, t.request_id`;

/** Primary key, as in all below; locked in its order. Confirmed is confirmed, also when it was parked meanwhile. */
const publish = `
with locked as (
  select request_id from response where request_id = any($1::uuid[]) and delivery in ('due','parked') order by request_id for no key update
)
update response r set delivery = 'published', published_at = ${toInstant('$2')}, reason = null from locked
where r.request_id = locked.request_id`;

const postpone = `
with v as (
  select * from json_to_recordset($1::json) as v(request_id uuid, due_at double precision, reason text)
), locked as (
  select r.request_id from response r join v using (request_id) where r.delivery = 'due' order by r.request_id for no key update of r
)
update response r set due_at = ${toInstant('v.due_at')}, reason = v.reason from v join locked using (request_id)
where r.request_id = v.request_id`;

/** due_at tells since when it is parked. */
const parkAway = `
with v as (
  select * from json_to_recordset($1::json) as v(request_id uuid, reason text)
), locked as (
  select r.request_id from response r join v using (request_id) where r.delivery = 'due' order by r.request_id for no key update of r
)
update response r set delivery = 'parked', due_at = ${toInstant('$2')}, reason = v.reason from v join locked using (request_id)
where r.request_id = v.request_id`;

/** Index response_parked, or the primary key. */
const unparkQueue = `
with locked as (
  select request_id from response where delivery = 'parked' and queue = $1 order by request_id for no key update
)
update response r set delivery = 'due', due_at = ${toInstant('$2')}, attempts = 0 from locked where r.request_id = locked.request_id
returning r.request_id`;
const unparkOne = `
update response set delivery = 'due', due_at = ${toInstant('$2')}, attempts = 0 where delivery = 'parked' and request_id = $1
returning request_id`;

export function responseStore(session: Session): ResponseStore {
  return {
    claim: ({ at, leaseMs, max }) => session.rows<DueResponse>(claim, [at, leaseMs, max]),
    async published(ids, at) {
      if (ids.length > 0) await session.rows(publish, [ids, at]);
    },
    async retry(responses) {
      if (responses.length === 0) return;
      const rows = responses.map(({ requestId, dueAt, reason }) => ({ request_id: requestId, due_at: dueAt, reason }));
      await session.rows(postpone, [rowsParameter(rows)]);
    },
    async park(responses, at) {
      if (responses.length === 0) return;
      const rows = responses.map(({ requestId, reason }) => ({ request_id: requestId, reason }));
      await session.rows(parkAway, [rowsParameter(rows), at]);
    },
    async unpark(which, at) {
      if ('queue' in which) return count(session, unparkQueue, [storable(which.queue), at]);
      return isUuid(which.requestId) ? count(session, unparkOne, [which.requestId, at]) : 0;
    },
  };
}

async function count(session: Session, sql: string, parameters: readonly unknown[]): Promise<number> {
  const rows = await session.rows<{ request_id: RequestId }>(sql, parameters);
  return rows.length;
}
