// Rates of tenants in the store. In: how many points of its minute a replica wants for each tenant. Out: how many it has, and what is left. Promised: all
// replicas together are given no more than the limit; replicas that ask at once lock in one order; a minute is one of the server's clock, whatever
// those of the replicas say.
import type { RateLease, RateStore } from '../../../ports/store/rates.js';
import type { Session } from './sql/connection.js';

const minute = `interval '1 minute'`;

/**
 * A minute that ends in more than two was begun before the clock was set back. Not in more than one: who waits for a row has asked before its minute
 * began.
 */
const isOver = `(rate.ends_at <= now() or rate.ends_at > now() + 2 * ${minute})`;
const wanted = `least(excluded.given, $4::integer - rate.taken)`;
const given = `case when ${wanted} >= excluded.of_use then ${wanted} else 0 end`;

/** Primary key, in its order. */
export const leaseRates = `
insert into tenant_rate as rate (tenant_id, ends_at, taken, given, of_use)
select tenant_id, now() + ${minute}, least(wanted, $4), least(wanted, $4), of_use
from unnest($1::text[], $2::integer[], $3::integer[]) as asked (tenant_id, wanted, of_use) order by tenant_id
on conflict (tenant_id) do update set
  ends_at = case when ${isOver} then excluded.ends_at else rate.ends_at end,
  taken = case when ${isOver} then excluded.taken else rate.taken + ${given} end,
  given = case when ${isOver} then excluded.given else ${given} end
returning tenant_id as "tenantId", 1000 * extract(epoch from ends_at)::double precision as minute,
  least(60000, floor(1000 * extract(epoch from ends_at - now())))::integer as "endsInMs", given, greatest(0, $4 - taken) as "left"`;

export function rateStore(session: Session): RateStore {
  return {
    lease: (asks, limit) =>
      session.rows<RateLease>(leaseRates, [
        asks.map(({ tenantId }) => tenantId),
        asks.map((one) => one.wanted),
        asks.map(({ ofUse }) => ofUse),
        limit,
      ]),
  };
}
