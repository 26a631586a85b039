// Reconciling's part of the store. In: runs that the engine shows. Out: which of them are known, and whether one was adopted. Promised:
// adopting compares the version, so that it never races a new attempt; nothing here reads more than it was asked about.
import type { ClosedRun } from '../../../core/reconcile.js';
import type { JobId, RequestId, RunId } from '../../../core/ids.js';
import { laneOf } from '../../../core/deciding/order.js';
import type { ReconcileStore } from '../../../ports/store/reconcile.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';
import { inBothForms } from './record-events.js';
import { from, live, queued } from './sql/literals.js';

/** Index request_given_back. */
const selectAnyGivenBack = `select exists (select from request where state = 'waiting' and attempt > 0) as any`;

/** Index attempt_run, and the primary key of request. */
const selectLive = `
select a.run_id from attempt a join request r on r.id = a.request_id
where a.engine = $1 and a.run_id = any($2::text[]) and a.ended_at is null and r.state in (${live})`;

/** Both kinds by one statement: a run that is followed again between two would be in neither. */
const selectKnown = `
select a.run_id, r.id, r.version, a.ended_at,
  (r.state in (${from('adopted')}) and a.number = r.attempt and r.stop_wish is null) as may_be_adopted, r.finished_at is not null as answered,
  r.tenant_id as "tenantId", r.job_id as "jobId", r.cluster_type as "clusterType", r.max_concurrent_runs as "maxConcurrentRuns", r.priority,
  r.moved_to as "movedTo"
from attempt a join request r on r.id = a.request_id
where a.engine = $1 and a.run_id = any($2::text[]) and (a.ended_at is not null or r.state in (${live}))`;

/** Index request_lane, one probe a lane; index request_live. */
const selectExpected = `
with recursive head as (
  (select lane, job_id from request where state in (${queued}) order by lane limit 1)
  union all
  select n.* from head, lateral (
    select lane, job_id from request where state in (${queued}) and lane > head.lane order by lane limit 1) n
)
select job_id as "jobId" from head
union
select a.runs_as from request r join attempt a on a.request_id = r.id and a.number = r.attempt where r.state = 'submitting'`;

/** Primary keys. The deadline of the start counts from now: how long it lay broken is not the run's fault. One that was held is no longer, and has a lane. */
const adopt = inBothForms(
  (events) => `
with moved as (
  update request r set state = 'running', version = r.version + 1, run_id = a.run_id, run_url = a.run_url, pool = a.pool, cluster_id = a.cluster_id,
    lane = $4, submitted_at = to_timestamp($3::double precision / 1000), executing_at = null,
    wait_case = null, wait_rule = null, wait_reason = null, waiting_since = null, check_at = null
  from attempt a
  where r.id = $1 and r.version = $2 and r.state in (${from('adopted')}) and r.stop_wish is null
    and a.request_id = r.id and a.number = r.attempt and a.run_id is not null
  returning r.id, r.attempt${events.row('r')}
)${events.told({ from: 'moved', at: toInstant('$3') })}
update attempt a set ended_at = null, outcome = null, message = null, failure = null
from moved where a.request_id = moved.id and a.number = moved.attempt
returning a.request_id`,
);

export function reconcileStore(session: Session, events: boolean): ReconcileStore {
  return {
    async anyGivenBack() {
      const [row] = await session.rows<{ any: boolean }>(selectAnyGivenBack);
      return row?.any === true;
    },
    async liveRunIds(engine, runIds) {
      const rows = await session.rows<{ run_id: RunId }>(selectLive, [engine, runIds]);
      return new Set(rows.map(({ run_id }) => run_id));
    },
    async knownRuns(engine, runIds) {
      const rows = await session.rows<KnownRow>(selectKnown, [engine, runIds]);
      return {
        live: new Set(rows.filter((row) => row.ended_at === null).map((row) => row.run_id)),
        closed: rows.flatMap((row) => (row.ended_at === null ? [] : [asClosed(row, row.ended_at)])),
      };
    },
    async expectedJobs() {
      const rows = await session.rows<{ jobId: JobId }>(selectExpected);
      return new Set(rows.map(({ jobId }) => jobId));
    },
    async adopt({ id, version, lane, at }) {
      return (await session.rows(adopt(events), [id, version, at, lane])).length === 1;
    },
  };
}

type Laned = Parameters<typeof laneOf>[0];

interface KnownRow extends Laned {
  readonly run_id: RunId;
  readonly id: RequestId;
  readonly version: number;
  /** null: it is live. */
  readonly ended_at: Date | null;
  readonly may_be_adopted: boolean;
  readonly answered: boolean;
}

function asClosed(row: KnownRow, ended: Date): ClosedRun {
  const { run_id: runId, id: requestId, version, may_be_adopted: mayBeAdopted, answered } = row;
  return { runId, requestId, version, lane: laneOf(row), endedAt: asInstant(ended), mayBeAdopted, answered };
}
