// The list of requests as a statement. In: filters, where the last page ended, and the reach of whoever asks. Out: the query. Promised: pages are
// found by key, never by offset; a correlation id is looked for with one probe a tenant, however many requests there are.
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { templateSource } from '../../../core/templates/job-template.js';
import type { ListAsked, UndeliveredResponse } from '../../../ports/store/reading.js';
import type { RequestRecord } from './entities/request.js';

/** Primary key: ids rise with the time that their requests came. */
export function listQuery(requests: Repository<RequestRecord>, asked: ListAsked): SelectQueryBuilder<RequestRecord> {
  const { states, tenantId, correlationId, before, limit, reach } = asked;
  const query = requests.createQueryBuilder('r').orderBy({ 'r.id': 'DESC' }).limit(limit);
  if (correlationId !== null) query.andWhere(identified(asked), { correlationId, states });
  else if (states.length > 0) query.andWhere('r.state in (:...states)', { states });
  if (tenantId !== null) query.andWhere('r.tenantId = :tenantId', { tenantId });
  if (reach.kind === 'tenants') query.andWhere('r.tenantId = any(:reach)', { reach: [...reach.ids] });
  if (before !== null) query.andWhere('r.id < :before', { before });
  return narrowed(query, asked);
}

function narrowed(
  query: SelectQueryBuilder<RequestRecord>,
  { jobId, template, response, createdAfter }: ListAsked,
): SelectQueryBuilder<RequestRecord> {
  if (jobId !== null) query.andWhere('r.jobId = :jobId', { jobId });
  if (template !== null) query.andWhere(runOf, { template });
  if (response !== null) query.andWhere(undelivered[response]);
  if (createdAfter !== null) query.andWhere('r.createdAt >= :createdAfter', { createdAfter: new Date(createdAfter) });
  return query;
}

/**
 * Index response_parked, or response_due: as many rows as there are of them, and the ids are found first, whatever statistics know. The word stands in the text: a
 * parameter would not match the condition of the index.
 */
const undelivered: Readonly<Record<UndeliveredResponse, string>> = {
  due: `r.id = any(array(select o.request_id from response o where o.delivery = 'due'))`,
  parked: `r.id = any(array(select o.request_id from response o where o.delivery = 'parked'))`,
};

/**
 * Primary key of request_body, one probe a run of any template that is passed on the way. A scalar, and no join: that would read every body; a condition of
 * which the planner knows nothing, or it would expect too few to stop early, and read all. There is no index of it: each body would be read once more when it
 * is stored, which is 6 us for every request, run of a template or not.
 */
const runOf = `r.source = '${templateSource}'
  and coalesce((select b.body #>> '{template,name}' from request_body b where b.request_id = r.id) = :template, false)`;

/** Index request_identity, one probe a tenant that has requests. */
const everyTenant = `
with recursive tenant as (
  (select tenant_id from request order by tenant_id limit 1)
  union all
  select n.* from tenant, lateral (
    select tenant_id from request where tenant_id > tenant.tenant_id order by tenant_id limit 1) n
)
select tenant_id from tenant`;

/**
 * Unique request_identity, one probe a tenant, by the parameters of the list. What the planner would do otherwise while statistics do not know of a
 * burst: read the list from its end until the few rows turn up, against which the ids are an array; join all requests, against which there is
 * `limit`; go through all that are in a state, which is therefore compared behind the probe; go through all of a tenant, against which the
 * correlation id is named once more.
 */
function identified({ states, tenantId, reach }: ListAsked): string {
  const everyone = reach.kind === 'all' ? everyTenant : 'select unnest(cast(:reach as text[])) as tenant_id';
  const tenants = tenantId === null ? everyone : 'select cast(:tenantId as text) as tenant_id';
  return `r.correlationId = :correlationId and r.id = any(array(select found.id from (${tenants}) as t, lateral (
    select id, state from request where tenant_id = t.tenant_id and correlation_id = :correlationId limit 1) as found
    ${states.length === 0 ? '' : 'where found.state in (:...states)'}))`;
}
