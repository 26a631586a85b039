// Operators' hands. In: selections and placements. Out: rows, and the ids that were changed. Promised: compare-and-set by version; each change
// and its entry are one statement; a page is found by key.
import { everyTenant, type Reach } from '../../../core/caller.js';
import { heldCase } from '../../../core/hand.js';
import type { Instant, RequestId } from '../../../core/ids.js';
import type { AuditEntry, Found, HandStore, Placement, Selection } from '../../../ports/store/hands.js';
import type { Session } from './sql/connection.js';
import { isUuid } from './identity.js';
import { asInstant, toInstant } from './sql/instants.js';
import { live, queued } from './sql/literals.js';
import { inBothForms } from './record-events.js';
import { rowsParameter } from './sql/storable.js';

const columns = `id, version, state, tenant_id as "tenantId", job_id as "jobId", cluster_type as "clusterType", priority,
  max_concurrent_runs as "maxConcurrentRuns", moved_to as "movedTo", coalesce(wait_case = '${heldCase}', false) as held,
  received_at as "receivedAt", due_at as "dueAt", expires_at as "expiresAt", rank_at as "rankAt"`;

/** Indexes request_queue and request_live: what has ended, most of the table, is not read. */
const find = `
select ${columns} from (
  select * from request where state in (${queued}) union all select * from request where state in (${live})) as open
where ($2::text[] is null or state = any($2)) and ($3::text is null or tenant_id = $3)
  and ($4::text is null or job_id = $4) and ($5::text is null or wait_case = $5)
  and ($6::double precision is null or received_at < ${toInstant('$6')}) and ($7::text[] is null or tenant_id = any($7))
  and ($8::uuid is null or id > $8) and $1::uuid[] is null
  and case $10::text when 'hold' then wait_case is distinct from '${heldCase}' when 'release' then wait_case = '${heldCase}'
    when 'prioritise' then priority <> $11::smallint when 'move' then moved_to is distinct from $12::text else true end
  and (coalesce($10, 'cancel') = 'cancel' or state in (${queued}))
order by id limit $9`;

/** Primary key. Those that have ended too: who names them hears why nothing was done. */
const findNamed = `
select ${columns} from request
where id = any($1::uuid[]) and ($2::text[] is null or state = any($2)) and ($3::text is null or tenant_id = $3)
  and ($4::text is null or job_id = $4) and ($5::text is null or wait_case = $5)
  and ($6::double precision is null or received_at < ${toInstant('$6')}) and ($7::text[] is null or tenant_id = any($7))
  and ($8::uuid is null or id > $8)
order by id limit $9`;

/** Primary keys, locked in their order. */
const place = inBothForms(
  (events) => `
with v as (
  select * from json_to_recordset($1::json) as v(id uuid, version integer, lane text, priority smallint, rank_at double precision,
    moved_to text, wait_case text, wait_rule text, wait_reason text, check_at double precision,
    actor text, act text, subject text, reason text, detail jsonb)
), locked as (
  select r.id from request r join v on v.id = r.id and v.version = r.version where r.state in (${queued})
  order by r.id for no key update of r
), placed as (
  update request r set version = r.version + 1, lane = v.lane, priority = v.priority, rank_at = ${toInstant('v.rank_at')},
    moved_to = v.moved_to,
    state = case when v.wait_case is null then r.state else 'waiting' end,
    wait_case = coalesce(v.wait_case, r.wait_case), wait_rule = coalesce(v.wait_rule, r.wait_rule),
    wait_reason = coalesce(v.wait_reason, r.wait_reason),
    waiting_since = case when v.wait_case is null then r.waiting_since else coalesce(r.waiting_since, ${toInstant('$2')}) end,
    check_at = case when v.wait_case is null then r.check_at else ${toInstant('v.check_at')} end
  from v join locked using (id) where r.id = v.id and r.version = v.version
  returning r.id, r.tenant_id${events.row('r')}
)${events.told({ from: 'placed', join: 'join v on v.id = placed.id and v.wait_case is not null', at: toInstant('$2') })}
insert into audit (done_at, actor, act, request_id, tenant_id, subject, reason, detail)
select ${toInstant('$2')}, v.actor, v.act, v.id, placed.tenant_id, v.subject, v.reason, v.detail from v join placed using (id) order by v.id
returning request_id as id`,
);

const note = `
insert into audit (done_at, actor, act, request_id, tenant_id, subject, reason, detail)
select ${toInstant('$2')}, actor, act, request_id, tenant_id, subject, reason, detail
from json_to_recordset($1::json) as e(actor text, act text, request_id uuid, tenant_id text, subject text, reason text, detail jsonb)`;

const entryColumns = 'id, done_at as at, actor, act, request_id as "requestId", subject, reason, detail';
/** Index audit_request, or the primary key. */
const selectAudit = `
select ${entryColumns} from audit
where ($1::uuid is null or request_id = $1) and ($2::bigint is null or id < $2) order by id desc limit $3`;

/** Index audit_tenant, one probe a tenant: as many as are asked for, however many others' there are. */
const selectAuditOf = `
select e.* from unnest($4::text[]) as t(tenant_id), lateral (
  select ${entryColumns} from audit
  where tenant_id = t.tenant_id and ($1::uuid is null or request_id = $1) and ($2::bigint is null or id < $2) order by audit.id desc limit $3) e
order by e.id desc limit $3`;

type Instants = 'receivedAt' | 'dueAt' | 'expiresAt' | 'rankAt';
type EntryRow = Omit<AuditEntry, 'at'> & { readonly at: Date };
type FoundRow = Omit<Found, Instants> & Readonly<Record<Instants, Date>>;

export function handStore(session: Session, events: boolean): HandStore {
  return {
    async find(selection, after, max) {
      const rows = await session.rows<FoundRow>(selection.ids === null ? find : findNamed, [
        ...parametersOf(selection),
        after,
        max,
        ...(selection.ids === null ? changeOf(selection) : []),
      ]);
      return rows.map((row) => ({
        ...row,
        receivedAt: asInstant(row.receivedAt),
        dueAt: asInstant(row.dueAt),
        expiresAt: asInstant(row.expiresAt),
        rankAt: asInstant(row.rankAt),
      }));
    },
    async place(placements, at) {
      if (placements.length === 0) return new Set();
      const placed = await session.rows<{ id: RequestId }>(place(events), [rowsParameter(placements.map(asRow)), at]);
      return new Set(placed.map(({ id }) => id));
    },
    async note(entries, at: Instant) {
      const rows = entries.map(({ requestId, tenantId, ...entry }) => ({ ...entry, request_id: requestId, tenant_id: tenantId }));
      if (rows.length > 0) await session.rows(note, [rowsParameter(rows), at]);
    },
    async audit({ requestId, before, limit, reach = everyTenant }) {
      const tenants = tenantsOf(reach);
      const page = [requestId, before, limit];
      const rows =
        tenants === null
          ? await session.rows<EntryRow>(selectAudit, page)
          : await session.rows<EntryRow>(selectAuditOf, [...page, tenants]);
      return rows.map((row) => ({ ...row, at: asInstant(row.at) }));
    },
  };
}

function parametersOf({ ids, states, tenantId, jobId, waitCase, receivedBefore, reach }: Selection): unknown[] {
  return [ids?.filter((id) => isUuid(id)) ?? null, states, tenantId, jobId, waitCase, receivedBefore, tenantsOf(reach)];
}

function changeOf({ changedBy: hand }: Selection): unknown[] {
  return [hand?.kind ?? null, hand?.kind === 'prioritise' ? hand.priority : null, hand?.kind === 'move' ? hand.pool : null];
}

function tenantsOf(reach: Reach): string[] | null {
  return reach.kind === 'all' ? null : [...reach.ids];
}

function asRow({ id, version, lane, priority, rankAt, movedTo, waits, entry }: Placement) {
  const { actor, act, subject, reason, detail } = entry;
  return {
    ...{ id, version, lane, priority, rank_at: rankAt, moved_to: movedTo },
    ...{ wait_case: waits?.case, wait_rule: waits?.rule, wait_reason: waits?.reason, check_at: waits?.checkAt },
    ...{ actor, act, subject, reason, detail },
  };
}
