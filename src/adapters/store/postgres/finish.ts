// The end of requests. In: how each ended. Out: the ids that did. Promised: the final state, the attempt's close, the job response, steps
// and alerts are one transaction; who had ended, or moved, already is left alone.
import type { RequestId } from '../../../core/ids.js';
import type { Finished, Left } from '../../../ports/store/runs.js';
import type { Session } from './sql/connection.js';
import type { Database } from './sql/database.js';
import { toInstant } from './sql/instants.js';
import { knownEnding } from './sql/literals.js';
import { insertResponses, responding } from './record-responses.js';
import { inBothForms } from './record-events.js';
import { recordWork, type ChannelBound } from './record-steps.js';
import { rowsParameter } from './sql/storable.js';

/** Primary keys of request, attempt (attempt_live sees to it that one is open at most) and response. Locked in the order of id. */
const end = inBothForms(
  (events) => `
with v as (
  select * from rows from (
    json_to_recordset($1::json) as (id uuid, version integer, state text, at double precision, executing_at double precision, outcome text,
      failure text, message text, message_id text, status text, outputs integer, run_url text),
    json_array_elements($2::json)
  ) as v(id, version, state, at, executing_at, outcome, failure, message, message_id, status, outputs, run_url, response)
), locked as (
  select r.id from request r join v on v.id = r.id and v.version = r.version
  where ${knownEnding('r.state', 'v.state')}
  order by r.id for no key update of r
), moved as (
  update request r set state = v.state, version = r.version + 1, finished_at = ${toInstant('v.at')},
    executing_at = coalesce(r.executing_at, ${toInstant('v.executing_at')}), run_url = coalesce(v.run_url, r.run_url), out_of_contact_since = null,
    wait_case = null, wait_rule = null, wait_reason = null, waiting_since = null, check_at = null,
    lease_owner = null, lease_until = null
  from v join locked using (id) where r.id = v.id and r.version = v.version
  returning r.attempt, r.source, ${responding}${events.row('r')}
), closed as (
  update attempt a set ended_at = ${toInstant('v.at')}, outcome = v.outcome, failure = v.failure, message = v.message
  from moved join v using (id) where a.request_id = moved.id and a.number = moved.attempt and a.ended_at is null
), answered as (
  ${insertResponses('v.at', 'v.outputs')}
)${events.told({ from: 'moved', join: 'join v using (id)', at: toInstant('v.at'), outcome: 'v.outcome' })}
select id, notification_queue <> '' as "responseDue", source = 'job-manager' as "modelJob" from moved`,
);

export function finish(
  database: Database,
  channels: readonly ChannelBound[],
  finished: readonly Finished[],
  events: boolean,
): Promise<ReadonlyMap<RequestId, Left>> {
  if (finished.length === 0) return Promise.resolve(new Map());
  // A statement by itself is a transaction: two messages less.
  if (finished.every(({ steps, alerts }) => steps.length + alerts.length === 0)) return move(database, finished, events);
  return database.transaction(async (transaction) => {
    const ended = await move(transaction, finished, events);
    const stands = finished.filter(({ id }) => ended.has(id));
    const steps = stands.flatMap((one) => one.steps);
    const alerts = stands.flatMap((one) => one.alerts);
    await recordWork(transaction, channels, { steps, alerts, at: Math.max(...finished.map(({ at }) => at)) });
    return ended;
  });
}

async function move(session: Session, finished: readonly Finished[], events: boolean): Promise<ReadonlyMap<RequestId, Left>> {
  const rows = await session.rows<Left & { readonly id: RequestId }>(end(events), [
    rowsParameter(finished.map(asRow)),
    rowsParameter(finished.map(({ response }) => response)),
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

function asRow(one: Finished) {
  return {
    id: one.id,
    version: one.version,
    state: one.state,
    at: one.at,
    executing_at: one.executingAt,
    outcome: one.outcome,
    failure: one.failure,
    message: one.message,
    message_id: one.messageId,
    status: one.response.status,
    outputs: one.response.outputs.length,
    run_url: one.response.run?.url ?? null,
  };
}
