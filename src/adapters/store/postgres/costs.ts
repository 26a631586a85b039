// What the runs of a period cost. In: the period, whose, and prices by pool. Out: the dearest first. Promised: counted from rows each time,
// every attempt that the engine took, also those that were tried again; of a tenant no more is read than its attempts of the period.
import type { CostGroup, CostRow, CostsAsked } from '../../../ports/store/reading.js';
import type { Session } from './sql/connection.js';
import { toInstant } from './sql/instants.js';

const groups: Readonly<Record<CostGroup, { readonly column: string; readonly join: string }>> = {
  tenant: { column: 'a.tenant_id', join: '' },
  /** As it was asked for, wherever it ran. Primary key. */
  job: { column: 'r.job_id', join: 'join request r on r.id = a.request_id' },
  pool: { column: 'a.pool', join: '' },
};

/** Index attempt_tenant: a probe a tenant, then a range of it. */
const everyTenant = `
tenant as (
  (select tenant_id from attempt where ended_at is not null order by tenant_id limit 1)
  union all
  select n.* from tenant t, lateral (
    select tenant_id from attempt where ended_at is not null and tenant_id > t.tenant_id order by tenant_id limit 1) n
)`;
const namedTenants = `tenant as (select unnest($6::text[]) as tenant_id)`;

export function selectCosts(by: CostGroup, of: 'every-tenant' | 'named-tenants'): string {
  const { column, join } = groups[by];
  return `
with recursive ${of === 'every-tenant' ? everyTenant : namedTenants}, price as (
  select * from unnest($3::text[], $4::double precision[]) as p(pool, per_hour)
), took as (
  select ${column} as "of", a.pool, count(*) as runs, sum(greatest(extract(epoch from a.ended_at - a.accepted_at)::double precision, 0)) as seconds
  from tenant t, lateral (
    select * from attempt where tenant_id = t.tenant_id and ended_at >= ${toInstant('$1')} and ended_at < ${toInstant('$2')}
      and accepted_at is not null) a ${join}
  group by 1, 2
)
select "of", sum(runs)::integer as runs, sum(seconds)::double precision as seconds,
  sum(seconds * per_hour / 3600)::double precision as cost,
  coalesce(sum(seconds) filter (where per_hour is null), 0)::double precision as "unpricedSeconds"
from took left join price using (pool) group by "of" order by cost desc nulls last, seconds desc, "of" limit $5`;
}

export async function costs(
  session: Session,
  { from, to, by, tenantId, reach, limit }: CostsAsked,
  prices: ReadonlyMap<string, number>,
): Promise<readonly CostRow[]> {
  const parameters = [from, to, [...prices.keys()], [...prices.values()], limit];
  if (tenantId === null && reach.kind === 'all') return session.rows<CostRow>(selectCosts(by, 'every-tenant'), parameters);
  const within = reach.kind === 'all' ? [] : [...reach.ids];
  const tenants = tenantId === null ? within : [tenantId].filter((id) => reach.kind === 'all' || reach.ids.has(id));
  return session.rows<CostRow>(selectCosts(by, 'named-tenants'), [...parameters, tenants]);
}
