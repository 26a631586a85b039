// The time that a tenant's runs took within its window. In: windows, in the session of a pass. Out: seconds by tenant. Promised: counted from
// rows each time, runs that go on included; only of the tenants that are asked for.
import type { Instant, TenantId } from '../../../core/ids.js';
import { runSecondsMin, type RunSpan, type RunWindow } from '../../../core/deciding/quota.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { live } from './sql/literals.js';

/**
 * Index attempt_tenant, a range a tenant; of what is live, request_live once for all. From the engine's acceptance on: an attempt that was
 * refused took nothing. One that is live counts for a while at least, as `runSecondsMin` says.
 */
export const selectRunSeconds = `
with w as (
  select t.id, ${toInstant('t.since_ms')} as since from unnest($1::text[], $2::double precision[]) as t(id, since_ms)
), live as (
  select w.id, sum(greatest(${runSecondsMin}, extract(epoch from ${toInstant('$3')} - greatest(coalesce(a.accepted_at, a.recorded_at), w.since))))::double precision as seconds
  from w join request r on r.tenant_id = w.id join attempt a on a.request_id = r.id and a.number = r.attempt
  where r.state in (${live}) group by w.id
)
select w.id as "tenantId", coalesce(ended.seconds, 0) + coalesce(live.seconds, 0) as seconds
from w left join live using (id), lateral (
  select sum(extract(epoch from a.ended_at - greatest(a.accepted_at, w.since)))::double precision as seconds from attempt a
  where a.tenant_id = w.id and a.ended_at > w.since and a.accepted_at is not null
) ended`;

export async function runSeconds(
  session: Session,
  windows: readonly RunWindow[],
  now: Instant,
): Promise<ReadonlyMap<TenantId, number>> {
  if (windows.length === 0) return new Map();
  const rows = await session.rows<{ tenantId: TenantId; seconds: number }>(selectRunSeconds, [
    windows.map(({ tenantId }) => tenantId),
    windows.map(({ since }) => since),
    now,
  ]);
  return new Map(rows.map(({ tenantId, seconds }) => [tenantId, seconds]));
}

/** Index attempt_tenant, a range; request_live. */
const selectSpans = `
(select accepted_at as "from", ended_at as "to" from attempt
  where tenant_id = $1 and ended_at > ${toInstant('$2')} and accepted_at is not null order by ended_at desc limit $3)
union all
select coalesce(a.accepted_at, a.recorded_at), null from request r join attempt a on a.request_id = r.id and a.number = r.attempt
where r.tenant_id = $1 and r.state in (${live})`;

export async function runSpans(session: Session, { tenantId, since }: RunWindow, spansMax: number): Promise<readonly RunSpan[]> {
  const rows = await session.rows<{ from: Date; to: Date | null }>(selectSpans, [tenantId, since, spansMax]);
  return rows.map(({ from, to }) => ({ from: asInstant(from), to: asMaybeInstant(to) }));
}
