// What came in a stretch of time. In: from when to when, and how many decisions are read at the most. Out: how many requests, by the pool in which
// each was first let run. Promised: the cost follows the stretch, not what is kept.
import type { Stretch } from '../../../core/warm-up/expected-load.js';
import type { PoolName } from '../../../core/ids.js';
import type { ArrivalStore } from '../../../ports/store/arrivals.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';

/** Index decision_period, from its beginning. */
const selectKnownSince = `select decided_at as "decidedAt" from decision order by decided_at, id limit 1`;

/**
 * Index decision_period, then primary keys. There is no index of when requests came, and none is needed: each was decided on soon after, in a
 * burst by the next sweep.
 */
export const selectArrivals = `
with decided as (
  select distinct request_id from (
    select request_id from decision where decided_at >= ${toInstant('$1')} and decided_at < ${toInstant('$2')} + interval '10 minutes'
    order by decided_at, id limit $3) d
)
select a.pool, count(*)::integer as requests
from decided
cross join lateral (select id from request where id = decided.request_id
  and received_at >= ${toInstant('$1')} and received_at < ${toInstant('$2')} limit 1) r
cross join lateral (select pool from attempt where request_id = r.id and number = 1 limit 1) a
group by a.pool`;

export function arrivalStore(session: Session): ArrivalStore {
  return {
    async knownSince() {
      const [row] = await session.rows<{ decidedAt: Date }>(selectKnownSince, []);
      return row === undefined ? null : asInstant(row.decidedAt);
    },
    async arrivals({ from, to }: Stretch, decisionsMax) {
      const rows = await session.rows<{ pool: PoolName; requests: number }>(selectArrivals, [from, to, decisionsMax]);
      return new Map(rows.map(({ pool, requests }) => [pool, requests]));
    },
  };
}
