// What our own rows know of occupancy. In: the session of a pass. Out: live requests, runs that have ended, starts of clusters. Promised:
// counted from rows each time; no counter is kept that could drift.
import type { ClusterId, PoolName, RunId } from '../../../core/ids.js';
import type { LiveRequest, PoolStart } from '../../../core/deciding/world.js';
import type { RunsAsked } from '../../../ports/store/admission.js';
import type { Session } from './sql/connection.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { live } from './sql/literals.js';

/** Index request_live: as many rows as there are slots. */
export const selectLive = `
select id, priority, submitted_at as "submittedAt", stop_wish is not null as "stopWished", job_id as "jobId", tenant_id as "tenantId", pool, cluster_id as "clusterId", run_id as "runId"
from request where state in (${live})`;

/**
 * Index attempt_run, one probe a run. Attempts, not requests: a run that went back to the queue has ended too. Asked of the few that an engine
 * shows and nobody explains: reading all that had ended of late took 2 ms of each pass at 500 a minute, and grew with them.
 */
const selectEnded = `
select run_id as "runId" from attempt where engine = $1 and run_id = any($2::text[]) and ended_at >= ${toInstant('$3')}`;

/** Index step_start, one probe a pool however many starts are on record. */
export const selectStarts = `
with recursive newest as (
  (select pool, recorded_at, done_at, cluster_id, work, up_at, given_up, outcome from step where kind = 'start-cluster' order by pool, recorded_at desc limit 1)
  union all
  select n.* from newest, lateral (
    select pool, recorded_at, done_at, cluster_id, work, up_at, given_up, outcome from step where kind = 'start-cluster' and pool > newest.pool
    order by pool, recorded_at desc limit 1) n
)
select pool, recorded_at as "recordedAt", done_at as "doneAt", coalesce(cluster_id, work ->> 'clusterId') as "clusterId",
  up_at is not null or (done_at is not null and cluster_id is null and given_up is false) as up,
  case when done_at is null or given_up then outcome end as said
from newest limit 1000`;

export interface LiveRow extends Omit<LiveRequest, 'submittedAt'> {
  readonly submittedAt: Date;
}

export interface StartRow {
  readonly pool: PoolName;
  readonly recordedAt: Date;
  readonly doneAt: Date | null;
  readonly clusterId: ClusterId | null;
  readonly up: boolean;
  readonly said: string | null;
}

export async function liveRequests(session: Session): Promise<readonly LiveRequest[]> {
  return (await session.rows<LiveRow>(selectLive)).map(asLiveRequest);
}

export function asLiveRequest(row: LiveRow): LiveRequest {
  return { ...row, submittedAt: asInstant(row.submittedAt) };
}

export async function ended(session: Session, { engine, runs, since }: RunsAsked): Promise<ReadonlySet<RunId>> {
  if (runs.length === 0) return new Set();
  const rows = await session.rows<{ runId: RunId }>(selectEnded, [engine, runs, since]);
  return new Set(rows.map(({ runId }) => runId));
}

export async function poolStarts(session: Session): Promise<readonly PoolStart[]> {
  return (await session.rows<StartRow>(selectStarts)).map(asPoolStart);
}

export function asPoolStart(row: StartRow): PoolStart {
  const { recordedAt, doneAt, said, ...rest } = row;
  const start = { ...rest, recordedAt: asInstant(recordedAt), doneAt: asMaybeInstant(doneAt) };
  return said === null ? start : { ...start, said };
}
