// How long runs of each job took of late, and how long they took to begin. In: how many ended requests are looked at, at the most. Out: the median and
// the longest tenth, by job. Promised: no more is read than that, whatever is kept.
import type { JobId } from '../../../core/ids.js';
import type { RunTimes } from '../../../core/forecast/foreseen-runs.js';
import type { Session } from './sql/connection.js';

/** Of fewer it is not known how long such runs take. */
const runsMin = 3;

/**
 * Index request_ended, from its end. What was stopped or never ran says nothing of how long a run takes. From its submission on: that is how
 * long it holds its slot, the start of a cluster of its own included.
 */
export const selectRunTimes = `
with ended as (
  select job_id, state, 1000 * extract(epoch from finished_at - submitted_at)::double precision as ms,
    1000 * extract(epoch from executing_at - submitted_at)::double precision as begin_ms
  from request where finished_at is not null order by finished_at desc limit $1
)
select job_id as "jobId", count(*)::integer as runs, percentile_disc(0.5) within group (order by ms) as "usualMs",
  percentile_disc(0.9) within group (order by ms) as "longMs",
  case when count(*) filter (where begin_ms >= 0) >= ${runsMin} then json_build_object(
    'usualMs', percentile_disc(0.5) within group (order by begin_ms) filter (where begin_ms >= 0),
    'longMs', percentile_disc(0.9) within group (order by begin_ms) filter (where begin_ms >= 0)) end as "toBegin"
from ended where state in ('succeeded', 'failed') and ms >= 0 group by job_id having count(*) >= ${runsMin}`;

export async function runTimes(session: Session, endedMax: number): Promise<ReadonlyMap<JobId, RunTimes>> {
  const rows = await session.rows<RunTimes & { readonly jobId: JobId }>(selectRunTimes, [endedMax]);
  return new Map(rows.map(({ jobId, ...times }) => [jobId, times]));
}
