// The job response of a request that ends, as a part of the statement that ends it. In: `v`, rows with id, message_id, status and response, and
// `moved`, the ids that ended with their queue. Out: the ids. Promised: exactly one response a request, in the same transaction as its end.
import { toInstant } from './instants.js';

/** $2 is the instant it ended at. The primary key sees to it that there is one. */
export const insertResponses = `
insert into response (request_id, message_id, queue, status, body, delivery, recorded_at, due_at)
select moved.id, v.message_id, moved.notification_queue, v.status, v.response,
  case when moved.notification_queue = '' then 'unwanted' else 'due' end, ${toInstant('$2')}, ${toInstant('$2')}
from moved join v using (id)
returning request_id as id`;
