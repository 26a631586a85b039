// The end of model jobs. In: how each closed. Out: those that are to be closed. Promised: a job is with one replica at a time, and is due
// again when that one dies; it is closed once, with its alerts, in one transaction.
import type { RequestId } from '../../../core/ids.js';
import type { JobResponse } from '../../../core/ending/job-response.js';
import type { State } from '../../../core/lifecycle.js';
import type { ClosableJob, ModelJobStore } from '../../../ports/store/model-jobs.js';
import type { Database } from './sql/database.js';
import { isDue, leasedFor } from './sql/due.js';
import { asInstant, asMaybeInstant, toInstant } from './sql/instants.js';
import { recordWork, type ChannelBound } from './record-steps.js';
import { removing, told } from './remove-requests.js';
import { storable } from './sql/storable.js';

/** Index model_job_due; then primary keys. The lease is a later due_at, without a reason; one that is stopping and has time left is not looked at before. */
const claim = `
with taken as (
  update model_job set attempts = attempts + (ended_at is not null)::integer, due_at = ${leasedFor('$2')},
    delay_reason = null
  where request_id = any(array(
    select request_id from model_job where closed_at is null and due_at is not null and ${isDue({ pauseReason: 'delay_reason', at: '$1' })}
      and (ended_at is not null or stopping_since <= ${toInstant('$4')})
    order by due_at, request_id limit $3 for no key update skip locked))
  returning *
)
select t.request_id as id, t.tenant_id, t.model_id, t.output_folder_id, t.attempts, t.stopping_since, r.stop_wish, r.executing_at is not null as executed,
  r.run_id is not null and (r.stop_wish is null or r.replaced_by is not null) as stopped_by_others, r.state, r.finished_at, a.engine, r.run_id, p.body as response
from taken t join request r on r.id = t.request_id
left join attempt a on a.request_id = r.id and a.number = r.attempt
left join response p on p.request_id = r.id
order by t.request_id`;

/** Primary key, as in all below. */
const close = `
update model_job set closed_at = ${toInstant('$2')}, closed_status = $3, closed_message = $4, results_problem = $5, due_at = null
where request_id = $1 and closed_at is null returning request_id`;

const postpone = `
update model_job set due_at = ${toInstant('$2')}, delay_reason = $3 where request_id = $1 and closed_at is null`;

/** Index model_job_closed, primary key of request. One that has not ended, or of which something is to be published, stays. */
const purge = removing(`
  select r.id from model_job j join request r on r.id = j.request_id
  where j.closed_at < ${toInstant('$1')} and r.finished_at is not null and ${told}
  order by j.closed_at limit $2`);

interface Row {
  readonly id: RequestId;
  readonly tenant_id: string;
  readonly model_id: string;
  readonly output_folder_id: string | null;
  readonly attempts: number;
  readonly stopping_since: Date | null;
  readonly stop_wish: string | null;
  readonly executed: boolean;
  readonly stopped_by_others: boolean;
  readonly state: State;
  readonly finished_at: Date | null;
  readonly engine: string | null;
  readonly run_id: string | null;
  readonly response: JobResponse | null;
}

type Ends = Pick<ModelJobStore, 'claim' | 'close' | 'later' | 'purge'>;

export function modelJobEnds(database: Database, channels: readonly ChannelBound[]): Ends {
  return {
    async claim({ at, leaseMs, max, stoppingBefore }) {
      const rows = await database.rows<Row>(claim, [at, leaseMs, max, stoppingBefore]);
      return rows.map(asClosable);
    },
    close: ({ id, at, status, message, resultsProblem, alerts }) =>
      database.transaction(async (session) => {
        const problem = resultsProblem === null ? null : storable(resultsProblem);
        const closed = await session.rows(close, [id, at, status, storable(message), problem]);
        if (closed.length === 0) return false;
        await recordWork(session, channels, { steps: [], alerts, at });
        return true;
      }),
    async later(id, dueAt, reason) {
      await database.rows(postpone, [id, dueAt, storable(reason)]);
    },
    async purge(closedBefore, max) {
      return (await database.rows(purge, [closedBefore, max])).length;
    },
  };
}

function asClosable(row: Row): ClosableJob {
  const { response, finished_at: finishedAt } = row;
  return {
    id: row.id,
    tenantId: row.tenant_id,
    modelId: row.model_id,
    outputFolderId: row.output_folder_id,
    attempts: row.attempts,
    stoppingSince: asMaybeInstant(row.stopping_since),
    stopWish: row.stop_wish,
    executed: row.executed,
    stoppedByOthers: row.stopped_by_others,
    engine: row.engine,
    runId: row.run_id,
    ended:
      finishedAt === null
        ? null
        : {
            state: row.state,
            at: asInstant(finishedAt),
            message: response?.message ?? '',
            causes: response?.causes ?? [],
            outputs: (response?.outputs ?? []).map(({ uri }) => uri),
          },
  };
}
