// The self-audit's part of the store. In: what is asked. Out: findings, and how many rows were mended. Promised: one statement a check, each
// by an index and bounded, so that an audit costs the same with a thousand requests and with a million; a repair checks again as it writes.
import type { AuditAsked, AuditStore } from '../../../ports/store/self-audit.js';
import type { Check, Finding } from '../../../core/self-audit.js';
import type { Session } from './sql/connection.js';
import { asMaybeInstant, toInstant } from './sql/instants.js';
import { live } from './sql/literals.js';

/** Each answers `subject`, `request_id`, `mark`, `since`, `detail`. $1 now, $2 overdue ms, $3 sweep ms, $4 ended within ms, $5 how many, $6 quotas, $7 the usual quota. */
const ago = (parameter: string) => `(${toInstant('$1')} - ${parameter}::double precision * interval '1 millisecond')`;
const overdue = ago('$2');

const statements = {
  /** Index request_live, primary key of attempt. */
  'slot-without-attempt': `
select r.id::text as subject, r.id as request_id, r.version::text as mark, r.submitted_at as since, 'it is ' || r.state as detail
from request r where r.state in (${live})
  and not exists (select from attempt a where a.request_id = r.id and a.number = r.attempt and a.ended_at is null)`,
  /** Index attempt_live: as many as there are slots. */
  'attempt-without-slot': `
select r.id::text as subject, r.id as request_id, r.version::text as mark, a.recorded_at as since,
  'attempt ' || a.number || ', and the request is ' || r.state as detail
from attempt a join request r on r.id = a.request_id where a.ended_at is null and r.state not in (${live})`,
  /** Index request_live. */
  'limit-exceeded': `
select 'job ' || job_id as subject, null::uuid as request_id, count(*)::text as mark, max(submitted_at) as since,
  count(*) || ' runs are live, and the largest limit is ' || max(max_concurrent_runs) as detail
from request where state in (${live}) group by job_id having count(*) > max(max_concurrent_runs)
union all
select 'tenant ' || r.tenant_id, null::uuid, count(*)::text, max(r.submitted_at), count(*) || ' runs are live, and the quota is ' || max(q.runs_max)
from request r cross join lateral (
  select case when n.tenant_id is null then $7::integer else n.runs_max end as runs_max
  from (select) as one left join json_to_recordset($6::json) as n(tenant_id text, runs_max integer) on n.tenant_id = r.tenant_id) q
where r.state in (${live}) and q.runs_max is not null group by r.tenant_id having count(*) > max(q.runs_max)`,
  /** Index request_live. Leases run on the database's clock. */
  'submission-stuck': `
select id::text as subject, id as request_id, version::text as mark, lease_until as since, 'attempt ' || attempt as detail
from request where state = 'submitting' and lease_until < now() - $2::double precision * interval '1 millisecond'`,
  'stop-stuck': `
select id::text as subject, id as request_id, version::text as mark, stop_wished_at as since, 'run ' || run_id as detail
from request where state = 'stopping' and stop_wished_at < ${overdue}`,
  'out-of-contact': `
select id::text as subject, id as request_id, version::text as mark, out_of_contact_since as since, 'run ' || run_id as detail
from request where state in (${live}) and out_of_contact_since < ${overdue}`,
  /** Index request_ended, primary key of response. */
  'ended-without-response': `
select r.id::text as subject, r.id as request_id, r.version::text as mark, r.finished_at as since, 'it is ' || r.state as detail
from request r where r.finished_at >= ${ago('$4')} and not exists (select from response p where p.request_id = r.id)
order by r.finished_at desc`,
  /** Index response_due_page: in its words, of which statistics know nothing. Those of an outage would have the whole table read. */
  'response-overdue': `
select request_id::text as subject, request_id, attempts::text as mark, recorded_at as since,
  'to ' || queue || coalesce(': ' || reason, '') as detail
from response where lower(delivery) = 'due' and recorded_at < ${overdue} and due_at < ${toInstant('$1')}`,
  /** Primary key of event: the first that is not published, which is the oldest. One is enough. */
  'event-overdue': `
select request_id::text as subject, request_id, version::text as mark, recorded_at as since, 'version ' || version as detail
from (select * from event order by sequence limit 1) e where recorded_at < ${overdue}`,
  /** Index step_due. */
  'step-overdue': `
select key as subject, request_id, attempts::text as mark, recorded_at as since, kind || coalesce(': ' || outcome, '') as detail
from step where done_at is null and due_at < ${overdue}`,
  /** Index request_queue. */
  'received-undecided': `
select id::text as subject, id as request_id, version::text as mark, received_at as since, 'job ' || job_id as detail
from request where state = 'received' and received_at < ${ago('$3')} order by rank_at, id`,
  /** Index request_unchecked: empty on a good day. */
  'wait-without-check': `
select id::text as subject, id as request_id, version::text as mark, waiting_since as since, coalesce(wait_reason, '') as detail
from request where state = 'waiting' and check_at is null`,
} as const satisfies Partial<Record<Check, string>>;

export const auditQueries = new Map(Object.entries(statements).map(([check, statement]) => [check as Check, bounded(statement)]));

const mends: Partial<Record<Check, string>> = {
  /** Primary keys. Only while the request holds no slot: then nobody else writes the attempt. */
  'attempt-without-slot': `
with held as (
  select id from request where id = any($1::uuid[]) and state not in (${live}) order by id for no key update
)
update attempt a set ended_at = ${toInstant('$2')}, outcome = 'STRAY', failure = 'unknown', message = 'Closed by the self-audit.'
from held where a.request_id = held.id and a.ended_at is null
returning a.request_id`,
  'wait-without-check': `
update request set check_at = ${toInstant('$2')} where id = any($1::uuid[]) and state = 'waiting' and check_at is null returning id`,
};

interface Row {
  readonly subject: string;
  readonly request_id: string | null;
  readonly mark: string;
  readonly since: Date | null;
  readonly detail: string;
}

/** Where no events are recorded nothing is asked of them. */
function queriesFor(events: boolean): typeof auditQueries {
  return events ? auditQueries : new Map([...auditQueries].filter(([check]) => check !== 'event-overdue'));
}

export function selfAuditStore(session: Session, events: boolean): AuditStore {
  const queries = queriesFor(events);
  return {
    async findings(asked) {
      const found: Finding[] = [];
      for (const [check, query] of queries) {
        const rows = await session.rows<Row>(query, parametersOf(asked));
        found.push(...rows.map((row) => asFinding(check, row)));
      }
      return found;
    },
    async mend(check, requestIds, at) {
      const statement = mends[check];
      return statement === undefined ? 0 : (await session.rows(statement, [requestIds, at])).length;
    },
  };
}

/** Every parameter has its type here, whether the check uses it or not. */
function bounded(statement: string): string {
  return `
with asked as (select $1::double precision, $2::double precision, $3::double precision, $4::double precision, $6::json, $7::integer)
select f.* from (${statement}) f limit $5::integer`;
}

function parametersOf({ now, overdueMs, sweepMs, endedWithinMs, max, quotas, usualQuota }: AuditAsked): readonly unknown[] {
  const rows = quotas.map(({ tenantId, runsMax }) => ({ tenant_id: tenantId, runs_max: runsMax }));
  return [now, overdueMs, sweepMs, endedWithinMs, max, JSON.stringify(rows), usualQuota];
}

function asFinding(check: Check, { subject, request_id: requestId, mark, since, detail }: Row): Finding {
  return { check, subject, requestId, mark, since: asMaybeInstant(since), detail };
}
