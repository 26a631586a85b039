// What runs have left. In: whose, of which job, since when, and where the last page ended. Out: a page of outputs, the newest first. Promised: of each tenant
// one job response is looked at, and of the tenants that may be on the page no more than it is long, but for a filter by job; none that holds no output.
import type { OutputRow, OutputsAsked } from '../../../ports/store/outputs.js';
import type { Session } from './sql/connection.js';
import { asInstant, toInstant } from './sql/instants.js';

const some = 'outputs > 0';

/** Index response_outputs, one probe a tenant. */
const everyTenant = `
tenant as (
  (select tenant_id from response where ${some} order by tenant_id limit 1)
  union all
  select n.* from tenant t, lateral (
    select tenant_id from response where ${some} and tenant_id > t.tenant_id order by tenant_id limit 1) n
)`;
const namedTenants = `tenant as (select unnest($7::text[]) as tenant_id)`;

const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const since = `coalesce(${toInstant('$2')}, '-infinity')`;
/** Where the last page ended: the outputs of one request may go on behind it. */
const end = `(coalesce(${toInstant('$3')}, 'infinity'), coalesce($4::uuid, '${lastId}'))`;

/** Of each tenant the newest of the page. Where there are more tenants than the page is long, nothing on it is older than as many of these. */
const floor = `
head as materialized (
  select t.tenant_id, newest.* from tenant t, lateral (
    select recorded_at from response
    where tenant_id = t.tenant_id and ${some} and (recorded_at, request_id) <= ${end} and recorded_at >= ${since}
    order by recorded_at desc, request_id desc limit 1) newest
), floor as materialized (
  select coalesce((select recorded_at from head where $1::text is null order by recorded_at desc offset $6 limit 1), ${since}) as at
)`;

/** Index response_outputs: an entry of each tenant, and a range of it of those that may be on the page; then the primary key. */
export function selectOutputs(of: 'every-tenant' | 'named-tenants'): string {
  return `
with recursive ${of === 'every-tenant' ? everyTenant : namedTenants},${floor}, page as materialized (
  select newest.* from head h, lateral (
    select recorded_at, request_id from response
    where tenant_id = h.tenant_id and ${some} and (recorded_at, request_id) <= ${end}
      and recorded_at >= (select at from floor) and ($1::text is null or body ->> 'job_id' = $1)
    order by recorded_at desc, request_id desc limit $6 + 1) newest
  order by recorded_at desc, request_id desc limit $6 + 1
)
select p.recorded_at as at, p.request_id as "requestId", o.position::integer as position, o.output ->> 'uri' as uri,
  r.correlation_id as "correlationId", r.tenant_id as "tenantId", r.body ->> 'job_id' as "jobId", r.body -> 'run' as run
from page p cross join lateral (select * from response where request_id = p.request_id) r
  cross join lateral json_array_elements(r.body -> 'outputs') with ordinality as o(output, position)
where (p.recorded_at, p.request_id) < ${end} or o.position > coalesce($5::integer, 0)
order by p.recorded_at desc, p.request_id desc, o.position limit $6`;
}

type Row = Omit<OutputRow, 'at'> & { readonly at: Date };

export async function outputs(session: Session, asked: OutputsAsked): Promise<readonly OutputRow[]> {
  const { tenantId, jobId, createdAfter, after, limit, reach } = asked;
  const parameters = [jobId, createdAfter, after?.at ?? null, after?.requestId ?? null, after?.position ?? null, limit];
  const select = (): Promise<Row[]> => {
    if (tenantId === null && reach.kind === 'all') return session.rows<Row>(selectOutputs('every-tenant'), parameters);
    const within = reach.kind === 'all' ? [] : [...reach.ids];
    const tenants = tenantId === null ? within : [tenantId].filter((id) => reach.kind === 'all' || reach.ids.has(id));
    return session.rows<Row>(selectOutputs('named-tenants'), [...parameters, tenants]);
  };
  return (await select()).map((row) => ({ ...row, at: asInstant(row.at) }));
}
