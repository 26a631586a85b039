// The job response of a request that ends, as a part of the statement that ends it. In: the column of the instant it ended at, and of how many
// outputs it has; `v`, rows with id, message_id, status and response; and `moved`, the rows that ended. Out: SQL that answers the ids. Promised: exactly one response a request, in
// the same transaction as its end, with all that its message needs.
import { dueAtOnce } from './sql/due.js';
import { toInstant } from './sql/instants.js';

/** What `moved` returns of a request `r`. */
export const responding = 'r.id, r.tenant_id, r.correlation_id, r.notification_queue';

/** Primary key of request_body. That of response sees to it that there is one. */
export function insertResponses(at: string, outputs: 'v.outputs' | '0'): string {
  return `insert into response (request_id, tenant_id, message_id, correlation_id, queue, status, body, outputs, traceparent, reply_to_session_id,
  delivery, recorded_at, due_at)
select moved.id, moved.tenant_id, v.message_id, moved.correlation_id, moved.notification_queue, v.status, v.response, ${outputs}, b.traceparent,
  b.reply_to_session_id, case when moved.notification_queue = '' then 'unwanted' else 'due' end, ${toInstant(at)}, ${dueAtOnce(at)}
from moved join v using (id) left join request_body b on b.request_id = moved.id
returning request_id as id`;
}
