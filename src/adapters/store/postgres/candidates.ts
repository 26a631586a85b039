// Who may be decided on. In: lanes with their free slots. Out: candidates in order of rank. Promised: the cost follows what is asked for,
// not how many wait: a million requests that cannot run hide nobody.
import type { JobId, PoolName, RequestId, TenantId } from '../../../core/ids.js';
import type { Candidate, CandidateContext } from '../../../core/deciding/candidate.js';
import { heldCase } from '../../../core/hand.js';
import { byRank, type Place } from '../../../core/deciding/order.js';
import type { CandidatesAsked, Front, FrontAsked, Lane } from '../../../ports/store/admission.js';
import type { Session } from './sql/connection.js';
import type { Statement } from './sql/one-message.js';
import { isUuid } from './identity.js';
import { asInstant, toInstant } from './sql/instants.js';
import { queued } from './sql/literals.js';

/** Index request_lane, one probe a lane. */
const lanesFrom = (after: string, lanesMax: string) => `
with recursive head as (
  (select lane, tenant_id, job_id, max_concurrent_runs from request where state in (${queued}) and lane > ${after}
    order by lane limit 1)
  union all
  select n.* from head, lateral (
    select lane, tenant_id, job_id, max_concurrent_runs from request where state in (${queued}) and lane > head.lane
    order by lane limit 1) n
)
select lane, tenant_id as "tenantId", job_id as "jobId", max_concurrent_runs as "maxConcurrentRuns" from head limit ${lanesMax}`;
export const selectLanes = lanesFrom(`coalesce($2, '')`, '$1');
export const firstLanes = (lanesMax: number) => lanesFrom(`''`, String(lanesMax));

/** Of `o`, with the operation of a body. */
export const parametersKind = `case
    when coalesce(o.operation -> 'python_params', 'null') not in ('null', '[]') then 'python'
    when coalesce(o.operation -> 'jar_params', 'null') not in ('null', '[]') then 'jar'
    when coalesce(o.operation -> 'notebook_params', 'null') not in ('null', '{}') then 'notebook'
    else 'none'
  end`;

/**
 * Heads: index request_lane, $2 rows of each lane $1. Received, when $8: request_queue. Over: request_expiry. Waiting for the
 * engine, once it answers ($7): request_unreached. $3 now, $4 how many, ($5, $6) the candidate to go on after, $9 whether the rows of
 * a lane are counted from there. Only what is picked is joined
 * with its row and its body.
 */
const picking = `
with head as (
  select h.id, h.rank_at from unnest($1::text[], $2::integer[]) as s(lane, slots), lateral (
    select id, rank_at from request
    where lane = s.lane and state in (${queued}) and due_at <= ${toInstant('$3')}
      and (rank_at, id) > (case when $9 then coalesce(${toInstant('$5')}, '-infinity') else '-infinity' end,
        case when $9 then coalesce($6::uuid, '00000000-0000-0000-0000-000000000000') else '00000000-0000-0000-0000-000000000000' end)
    order by rank_at, id limit s.slots) h
  where $5::double precision is null or (h.rank_at, h.id) > (${toInstant('$5')}, $6::uuid)
), received as (
  select id, rank_at from request
  where $8 and state = 'received' and (rank_at, id) > (coalesce(${toInstant('$5')}, '-infinity'), coalesce($6::uuid, '00000000-0000-0000-0000-000000000000'))
  order by rank_at, id limit $4::integer
), over as (
  select id, rank_at from request
  where state = 'waiting' and expires_at <= ${toInstant('$3')}
    and (rank_at, id) > (coalesce(${toInstant('$5')}, '-infinity'), coalesce($6::uuid, '00000000-0000-0000-0000-000000000000'))
  order by expires_at limit $4::integer
), unreached as (
  select id, rank_at from request
  where $7 and state = 'waiting' and wait_case = 'engine-unreachable' and due_at <= ${toInstant('$3')}
    and (rank_at, id) > (coalesce(${toInstant('$5')}, '-infinity'), coalesce($6::uuid, '00000000-0000-0000-0000-000000000000'))
  order by rank_at, id limit $4::integer
), picked as materialized (
  select id, rank_at from head union select id, rank_at from received union select id, rank_at from over
  union select id, rank_at from unreached
  order by rank_at, id limit $4::integer
)`;
export const selectCandidates = `${picking}
${joined()}`;
/** Who they are, and nothing of what is decided on: what finding them costs by itself. */
export const selectPicked = `${picking}
select id from picked`;

/** Index request_queue, twice a range. */
const front = (place: string, waitingMax: string, receivedMax: string) => `
with waiting as (
  select id, rank_at from request where state = 'waiting' ${place} order by rank_at, id limit ${waitingMax}
), received as (
  select id, rank_at from request where state = 'received' ${place} order by rank_at, id limit ${receivedMax}
), picked as materialized (
  select id, rank_at from waiting union all select id, rank_at from received
)
${joined()}`;

/**
 * From the beginning on, in sizes that stand in the text: they are few, and without parameters it is planned once, and not at every pass (0.3 to
 * 1 ms). After the place ($1, $2): $3 so many of who waits, $4 of who is received.
 */
export function selectFront({ waitingMax, receivedMax, after }: Omit<FrontAsked, 'now'>): Statement {
  if (after === null) return { text: front('', String(waitingMax), String(receivedMax)), values: [] };
  const place = `and (rank_at, id) > (${toInstant('$1')}, $2::uuid)`;
  return { text: front(place, '$3::integer', '$4::integer'), values: [after.rankAt, after.id, waitingMax, receivedMax] };
}

/** Primary key. */
const selectCandidate = `
with picked as (select id, rank_at from request where id = $1 and state in (${queued}))
${joined()}`;

/** By a probe each: a plan for any parameters takes a tenth of all that wait to be picked, and would read all the bodies there are. */
function joined(): string {
  return `
select r.id, r.version, r.state, r.tenant_id, r.job_id, r.user_id, r.cluster_type, r.priority, r.max_concurrent_runs, r.max_run_seconds, r.source, r.attempt,
  case when r.attempt = 0 then 0 else (
    select count(*) from attempt a where a.request_id = r.id and a.run_id is not null)::integer end as runs,
  r.received_at, r.rank_at, r.due_at, r.expires_at, r.wait_case, r.wait_rule, r.operation_id, r.moved_to,
  b.body #>> '{job,job_context,location_id}' as location_id,
  b.body #>> '{job,job_context,pos_id}' as pos_id,
  b.body #>> '{job,job_context,client_id}' as client_id,
  o.operation ->> 'operation_name' as operation_name,
  o.operation -> 'email_notifications' as emails,
  ${parametersKind} as parameters
from picked p
cross join lateral (select * from request where id = p.id limit 1) r
cross join lateral (select * from request_body where request_id = p.id limit 1) b
cross join lateral (select b.body #> '{job,job_context,job_operation}' as operation) o
order by p.rank_at, p.id`;
}

interface Row {
  readonly id: RequestId;
  readonly version: number;
  readonly state: 'received' | 'waiting';
  readonly tenant_id: TenantId;
  readonly job_id: JobId;
  readonly user_id: string;
  readonly cluster_type: string;
  readonly priority: number;
  readonly max_concurrent_runs: number;
  readonly max_run_seconds: number;
  readonly source: string;
  readonly attempt: number;
  readonly runs: number;
  readonly received_at: Date;
  readonly rank_at: Date;
  readonly due_at: Date;
  readonly expires_at: Date;
  readonly wait_case: string | null;
  readonly wait_rule: string | null;
  readonly operation_id: string;
  readonly moved_to: PoolName | null;
  readonly location_id: string | null;
  readonly pos_id: string | null;
  readonly client_id: string | null;
  readonly operation_name: string | null;
  readonly emails: readonly string[] | null;
  readonly parameters: CandidateContext['parameters'];
}

export function lanes(session: Session, lanesMax: number, after: string | null): Promise<readonly Lane[]> {
  return session.rows<Lane>(selectLanes, [lanesMax, after]);
}

export async function candidates(session: Session, ask: CandidatesAsked): Promise<readonly Candidate[]> {
  const rows = await session.rows<Row>(selectCandidates, [
    ask.slots.map(({ lane }) => lane),
    ask.slots.map(({ slots }) => slots),
    ask.now,
    ask.candidatesMax,
    ask.after?.rankAt ?? null,
    ask.after?.id ?? null,
    ask.reachable,
    ask.newcomers,
    ask.countedFrom === 'after',
  ]);
  return rows.map(asCandidate);
}

/** Who is held, or was told to wait for an instant that has not come, is read with the others and left out. */
export function frontOf(rows: readonly unknown[], { now, waitingMax, receivedMax }: FrontAsked): Front {
  const read = (rows as readonly Row[]).map(asCandidate);
  const ends = [endOf(read, 'waiting', waitingMax), endOf(read, 'received', receivedMax)].filter((end) => end !== null);
  return {
    candidates: read.filter((one) => one.state === 'received' || (one.dueAt <= now && one.waits?.case !== heldCase)),
    end: ends.toSorted(byRank)[0] ?? null,
  };
}

/** null: all of them were read. */
function endOf(read: readonly Candidate[], state: Candidate['state'], most: number): Place | null {
  const those = read.filter((one) => one.state === state);
  const last = those.at(-1);
  return last === undefined || those.length < most ? null : { rankAt: last.rankAt, id: last.id };
}

export async function candidate(session: Session, id: RequestId): Promise<Candidate | null> {
  const [row] = isUuid(id) ? await session.rows<Row>(selectCandidate, [id]) : [];
  return row === undefined ? null : asCandidate(row);
}

function asCandidate(row: Row): Candidate {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    tenantId: row.tenant_id,
    jobId: row.job_id,
    userId: row.user_id,
    clusterType: row.cluster_type,
    priority: row.priority,
    maxConcurrentRuns: row.max_concurrent_runs,
    maxRunSeconds: row.max_run_seconds,
    source: row.source,
    attempts: row.attempt,
    runs: row.runs,
    receivedAt: asInstant(row.received_at),
    rankAt: asInstant(row.rank_at),
    dueAt: asInstant(row.due_at),
    expiresAt: asInstant(row.expires_at),
    waits: row.wait_case === null ? null : { case: row.wait_case, rule: row.wait_rule ?? '' },
    movedTo: row.moved_to,
    context: contextOf(row),
    emails: row.emails ?? [],
  };
}

function contextOf(row: Row): CandidateContext {
  return {
    location_id: row.location_id ?? '',
    pos_id: row.pos_id ?? '',
    client_id: row.client_id ?? '',
    operation_id: row.operation_id,
    operation_name: row.operation_name ?? '',
    parameters: row.parameters,
  };
}
