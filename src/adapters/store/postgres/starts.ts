// How long clusters take to come up. In: which start was begun, and when its cluster was first seen to run. Out: those that are on their way; the median and
// the longest tenth, by pool. Promised: a start is timed once, however many replicas see its cluster; no more are read than were asked for.
import type { StartTimes } from '../../../core/forecast/foreseen-starts.js';
import type { PoolName } from '../../../core/ids.js';
import type { BegunStart, StartStore, StartTimesAsked, StartTimesByPool } from '../../../ports/store/starts.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';
import { withStartedPools } from './started-pools.js';

/** Of fewer it is not known how long they take. */
const startsMin = 3;

/** Primary key, as in the one below. */
const begun = `update step set cluster_id = $2 where id = $1 and done_at is null`;

const up = `update step set up_at = ${toInstant('$2')} where id = $1 and up_at is null returning id`;

/** Index step_coming. */
export const selectComing = `
select id as step, pool, cluster_id as "clusterId", recorded_at as "recordedAt", done_at as "doneAt"
from step where cluster_id is not null and up_at is null and recorded_at >= ${toInstant('$1')} and done_at is not null
order by recorded_at limit $2`;

/** Index step_start: the pools by a loose scan, then the last starts of each. */
export const selectStartTimes = `${withStartedPools}, took as (
  select t.pool, 1000 * extract(epoch from t.up_at - t.recorded_at)::double precision as ms
  from (select pool from pools limit 1000) p cross join lateral (
    select pool, recorded_at, up_at from step
    where kind = 'start-cluster' and pool = p.pool and recorded_at >= ${toInstant('$1')}
    order by recorded_at desc limit $2) t
)
select pool, count(*)::integer as starts, percentile_disc(0.5) within group (order by ms) as "usualMs",
  percentile_disc(0.9) within group (order by ms) as "longMs"
from took where ms >= 0 group by pool having count(*) >= ${startsMin}`;

interface ComingRow extends Omit<BegunStart, 'recordedAt' | 'doneAt'> {
  readonly recordedAt: Date;
  readonly doneAt: Date;
}

export function startStore(session: Session): StartStore {
  return {
    async begun(step, clusterId) {
      await session.rows(begun, [step, clusterId]);
    },
    async coming(since, max) {
      const rows = await session.rows<ComingRow>(selectComing, [since, max]);
      return rows.map((row) => ({ ...row, recordedAt: asInstant(row.recordedAt), doneAt: asInstant(row.doneAt) }));
    },
    async up(step, at) {
      return (await session.rows(up, [step, at])).length === 1;
    },
  };
}

export async function startTimes(session: Session, { since, startsMax }: StartTimesAsked): Promise<StartTimesByPool> {
  const rows = await session.rows<StartTimes & { readonly pool: PoolName }>(selectStartTimes, [since, startsMax]);
  return new Map(rows.map(({ pool, ...times }) => [pool, times]));
}
