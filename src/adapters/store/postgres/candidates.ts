// Who may be decided on. In: lanes with their free slots. Out: candidates in order of rank. Promised: the cost follows what is asked for,
// not how many wait: a million requests that cannot run hide nobody.
import type { RequestId } from '../../../core/ids.js';
import type { Candidate } from '../../../core/deciding/candidate.js';
import type { CandidatesAsked, Lane } from '../../../ports/store/admission.js';
import { asCandidate, joined, type CandidateRow } from './candidate-row.js';
import { isUuid } from './identity.js';
import type { Session } from './sql/connection.js';
import { toInstant } from './sql/instants.js';
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
${joined}`;
/** Who they are, and nothing of what is decided on: what finding them costs by itself. */
export const selectPicked = `${picking}
select id from picked`;

/** Primary key. */
const selectCandidate = `
with picked as (select id, rank_at from request where id = $1 and state in (${queued}))
${joined}`;

export function lanes(session: Session, lanesMax: number, after: string | null): Promise<readonly Lane[]> {
  return session.rows<Lane>(selectLanes, [lanesMax, after]);
}

export async function candidates(session: Session, ask: CandidatesAsked): Promise<readonly Candidate[]> {
  const rows = await session.rows<CandidateRow>(selectCandidates, [
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

export async function candidate(session: Session, id: RequestId): Promise<Candidate | null> {
  const [row] = isUuid(id) ? await session.rows<CandidateRow>(selectCandidate, [id]) : [];
  return row === undefined ? null : asCandidate(row);
}
