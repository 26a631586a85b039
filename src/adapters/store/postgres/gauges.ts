// What metrics show of the store. In: nothing. Out: counts. Promised: partial indexes only, each count bounded by `countMax`: a figure that
// has reached it means "at least".
import type { Gauges } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { asMaybeInstant } from './sql/instants.js';
import { live } from './sql/literals.js';

/** Some 10 ms a count at most. Nobody acts differently on the figures beyond. */
const countMax = 100_000;

/** Index request_gauge: one probe a cluster type, for its oldest and for its count. */
const selectWaiting = `
with recursive type as (
  (select cluster_type, waiting_since from request where state = 'waiting' order by cluster_type, waiting_since limit 1)
  union all
  select n.* from type, lateral (
    select cluster_type, waiting_since from request where state = 'waiting' and cluster_type > type.cluster_type
    order by cluster_type, waiting_since limit 1) n
)
select t.cluster_type as "clusterType", t.waiting_since as oldest, (
  select count(*) from (
    select from request r where r.state = 'waiting' and r.cluster_type = t.cluster_type limit ${countMax}) as counted
  )::integer as waiting
from type t limit 100`;

/**
 * Indexes request_live, response_due_page, response_parked, primary key of event; of its tables as much as is counted. What is due is asked for in the words of that
 * index: of those statistics know nothing, while those of an outage, in which nearly all are due, make it look cheap to read the whole table.
 */
export const selectOthers = `
select
  (select count(*) from (select from request where state in (${live}) limit ${countMax}) as counted)::integer as live,
  (select count(*) from (select from response where lower(delivery) = 'due' limit ${countMax}) as counted)::integer as "responsesDue",
  (select count(*) from (select from response where delivery = 'parked' limit ${countMax}) as counted)::integer as "responsesParked",
  (select count(*) from (select from event limit ${countMax}) as counted)::integer as "eventsDue",
  (select recorded_at from event order by sequence limit 1) as "oldestEventAt",
  (select count(*) from (select from event_parked limit ${countMax}) as counted)::integer as "eventsParked"`;

type Others = Omit<Gauges, 'waiting' | 'oldestWaitingSince' | 'oldestEventAt'>;

const none = { live: 0, responsesDue: 0, responsesParked: 0, eventsDue: 0, oldestEventAt: null, eventsParked: 0 };

export async function gauges(session: Session): Promise<Gauges> {
  const types = await session.rows<{ clusterType: string; oldest: Date; waiting: number }>(selectWaiting);
  const [row] = await session.rows<Others & { oldestEventAt: Date | null }>(selectOthers);
  const { oldestEventAt, ...others } = row ?? none;
  const oldest = types.reduce<Date | null>((first, { oldest: at }) => (first === null || at < first ? at : first), null);
  return {
    waiting: Object.fromEntries(types.map(({ clusterType, waiting }) => [clusterType, waiting])),
    oldestWaitingSince: asMaybeInstant(oldest),
    oldestEventAt: asMaybeInstant(oldestEventAt),
    ...others,
  };
}
