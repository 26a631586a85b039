// The requests of a past period, as they are played again. In: a period and where the last page ended. Out: a page, in the order in which they were
// received. Promised: no more is read than the page, each with its body and its attempts by their keys; and of what was there before the period, by the
// indexes of what has ended and of what has not.
import type { ClusterId, JobId, PoolName, RequestId, TenantId } from '../../../core/ids.js';
import { PointInTime } from '../../../core/job-request.js';
import type { State } from '../../../core/lifecycle.js';
import type { PastRequest } from '../../../core/playing/past-request.js';
import type { PastAsked } from '../../../ports/past.js';
import { parametersKind } from './candidate-row.js';
import { firstIdOf } from './identity.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { live, queued } from './sql/literals.js';

const columns = 'id, tenant_id, job_id, user_id, priority, source, moved_to, received_at, state, finished_at, operation_id';

/** Primary keys. Of attempts, those that the engine took; of a body, what its sender may have asked for. */
const ofPage = `
select p.*, b.*, a.* from page p
left join lateral (
  select body #>> '{job,job_context,location_id}' as location_id, body #>> '{job,job_context,pos_id}' as pos_id,
    body #>> '{job,job_context,client_id}' as client_id, o.operation ->> 'operation_name' as operation_name,
    o.operation ->> 'cluster_type' as cluster_type, (o.operation ->> 'max_concurrent_runs')::numeric::integer as max_concurrent_runs,
    (o.operation ->> 'max_wait_seconds')::numeric::integer as max_wait_seconds, (o.operation ->> 'max_run_seconds')::numeric::integer as max_run_seconds,
    o.operation -> 'start_after' as start_after,
    ${parametersKind} as parameters
  from request_body cross join lateral (select body #> '{job,job_context,job_operation}' as operation) o
  where request_id = p.id limit 1
) b on true
cross join lateral (
  select (array_agg(pool order by number desc))[1] as pool, min(recorded_at) as started_at, bool_or(ended_at is null) as goes_on,
    (array_agg(cluster_id order by number desc))[1] as cluster_id, (array_agg(accepted_at order by number desc))[1] as accepted_at,
    (array_agg(ended_at order by number desc))[1] as ended_at,
    sum(1000 * greatest(0, extract(epoch from coalesce(ended_at, now()) - accepted_at)))::double precision as took_ms
  from attempt where request_id = p.id and accepted_at is not null
) a
order by p.id`;

/**
 * Primary keys. An id begins with the millisecond of its making: $1 and $2 are the first of the period and the first behind it, $3 where the last page
 * ended.
 */
export const selectPast = `
with page as materialized (
  select ${columns} from request where id >= $1::uuid and id < $2::uuid and id > $3::uuid order by id limit $4
)${ofPage}`;

const earlier = 'id < $1::uuid and id > $2::uuid';
/** Indexes request_ended, request_live and request_queue. $1: the first of the period; $2: where the last page ended. */
export const selectEarlier = `
with there as materialized (
  select id from request where finished_at >= ${toInstant('$4')} and finished_at < ${toInstant('$5')} and ${earlier}
  union all select id from request where state in (${live}) and ${earlier}
  union all select id from request where state in (${queued}) and ${earlier}
), page as materialized (
  select ${columns} from request where id = any(array(select id from there order by id limit $3))
)${ofPage}`;

/** As long as a play goes on after its period. What ended later, and is not still there, ran or waited for all of it: that is seldom, and to find it all that has ended since would have to be read. */
const afterMs = 86_400_000;

interface Row {
  readonly id: RequestId;
  readonly tenant_id: TenantId;
  readonly job_id: JobId;
  readonly user_id: string;
  readonly priority: number;
  readonly source: string;
  readonly moved_to: PoolName | null;
  readonly received_at: Date;
  readonly state: State;
  readonly finished_at: Date | null;
  readonly operation_id: string;
  readonly location_id: string | null;
  readonly pos_id: string | null;
  readonly client_id: string | null;
  readonly operation_name: string | null;
  readonly cluster_type: string | null;
  readonly max_concurrent_runs: number | null;
  readonly max_wait_seconds: number | null;
  readonly max_run_seconds: number | null;
  readonly start_after: unknown;
  /** null: it has no body. */
  readonly parameters: PastRequest['context']['parameters'] | null;
  /** null: the engine has taken none of its attempts. */
  readonly pool: PoolName | null;
  readonly started_at: Date | null;
  readonly goes_on: boolean | null;
  readonly cluster_id: ClusterId | null;
  readonly accepted_at: Date | null;
  readonly ended_at: Date | null;
  readonly took_ms: number | null;
}

const first = '00000000-0000-0000-0000-000000000000';

export async function past(session: Session, asked: PastAsked): Promise<readonly PastRequest[]> {
  const { from, to, after, limit } = asked;
  const begin = firstIdOf(from);
  const isEarlier = asked.earlier && (after ?? first) < begin;
  const before = isEarlier ? await session.rows<Row>(selectEarlier, [begin, after ?? first, limit, from, to + afterMs]) : [];
  const left = limit - before.length;
  const rows = left === 0 ? [] : await session.rows<Row>(selectPast, [begin, firstIdOf(to), after ?? first, left]);
  return [...before, ...rows].map(asPast);
}

function asPast(row: Row): PastRequest {
  const { id, state, priority, source } = row;
  return {
    ...{ id, state, priority, source },
    ...{ tenantId: row.tenant_id, jobId: row.job_id, userId: row.user_id, movedTo: row.moved_to },
    ...{ receivedAt: asInstant(row.received_at), finishedAt: asMaybeInstant(row.finished_at) },
    asked: {
      clusterType: row.cluster_type === '' ? null : row.cluster_type,
      maxConcurrentRuns: row.max_concurrent_runs,
      maxWaitSeconds: row.max_wait_seconds,
      maxRunSeconds: row.max_run_seconds,
      startAfter: PointInTime.safeParse(row.start_after).data ?? null,
    },
    context: contextOf(row),
    ran: ranOf(row),
  };
}

function ranOf(row: Row): PastRequest['ran'] {
  const { pool, started_at: startedAt, accepted_at: acceptedAt } = row;
  if (pool === null || startedAt === null || acceptedAt === null) return null;
  return {
    ...{ pool, startedAt: asInstant(startedAt), tookMs: row.took_ms ?? 0, goesOn: row.goes_on === true },
    last: { clusterId: row.cluster_id, acceptedAt: asInstant(acceptedAt), endedAt: asMaybeInstant(row.ended_at) },
  };
}

function contextOf(row: Row): PastRequest['context'] {
  const { location_id, pos_id, client_id, operation_name, operation_id, parameters } = row;
  return {
    ...{ location_id: location_id ?? '', pos_id: pos_id ?? '', client_id: client_id ?? '' },
    ...{ operation_id, operation_name: operation_name ?? '', parameters: parameters ?? 'none' },
  };
}
