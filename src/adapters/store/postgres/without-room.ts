// Who finds the queue of its tenant full. In: new requests, each with the maximum of its tenant. Out: those that are over it. Promised: one
// statement, and no more is counted than twice the maximum, however many wait.
import type { RequestId } from '../../../core/ids.js';
import { lanesOf } from '../../../core/deciding/order.js';
import type { CappedRequest } from '../../../ports/store/intake.js';
import type { Session } from './sql/connection.js';
import { queued } from './sql/literals.js';

/**
 * Known: unique request_identity, a probe each. Waiting: request_lane, where the lanes of a tenant lie together; those that are held have no
 * lane, and are in request_held. Counted in the order of the index, or the planner would as soon read the table until it has found enough.
 */
export const selectWithoutRoom = `
with asked as materialized (
  select * from json_to_recordset($1::json) as a(
    place integer, id uuid, tenant_id text, correlation_id text, lane_from text, lane_before text, waiting_max integer)
), fresh as (
  select tenant_id, correlation_id, row_number() over (partition by tenant_id order by min(place)) as nth
  from asked a
  where not exists (select from request r where r.tenant_id = a.tenant_id and r.correlation_id = a.correlation_id)
  group by tenant_id, correlation_id
), tenants as materialized (
  select t.tenant_id, t.waiting_max - (
    select count(*) from (
      (select from request where lane >= t.lane_from and lane < t.lane_before and state in (${queued})
        order by lane limit t.waiting_max)
      union all
      (select from request where tenant_id = t.tenant_id and lane = '' and state in (${queued})
        order by id limit t.waiting_max)
    ) as there
  ) as room
  from (select distinct tenant_id, lane_from, lane_before, waiting_max from asked join fresh using (tenant_id, correlation_id)) as t
)
select a.id from asked a join fresh f using (tenant_id, correlation_id) join tenants using (tenant_id) where f.nth > room`;

export async function withoutRoom(session: Session, asked: readonly CappedRequest[]): Promise<ReadonlySet<RequestId>> {
  const rows = await session.rows<{ id: RequestId }>(selectWithoutRoom, [JSON.stringify(asked.map(asRow))]);
  return new Set(rows.map(({ id }) => id));
}

function asRow({ request, waitingMax }: CappedRequest, place: number): Readonly<Record<string, string | number>> {
  const lanes = lanesOf(request.tenantId);
  return {
    place,
    id: request.id,
    tenant_id: request.tenantId,
    correlation_id: request.correlationId,
    lane_from: lanes.from,
    lane_before: lanes.before,
    waiting_max: waitingMax,
  };
}
