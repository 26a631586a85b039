// The list of requests as a statement. In: filters, where the last page ended, and the reach of whoever asks. Out: the query. Promised: pages are
// found by key, never by offset; a correlation id is looked for with one probe a tenant, however many requests there are.
import type { ObjectLiteral, Repository, SelectQueryBuilder } from 'typeorm';
import { templateSource } from '../../../core/templates/job-template.js';
import type { ListAsked, UndeliveredResponse } from '../../../ports/store/reading.js';
import type { RequestRecord } from './entities/request.js';
import { firstIdOf } from './identity.js';

/** Primary key: ids rise with the time that their requests came. */
export function listQuery(requests: Repository<RequestRecord>, asked: ListAsked): SelectQueryBuilder<RequestRecord> {
  const query = requests.createQueryBuilder('r').orderBy({ 'r.id': 'DESC' }).limit(asked.limit);
  return asked.response === null ? narrowed(query, asked) : query.where(...amongUndelivered(requests, asked, asked.response));
}

function narrowed(query: SelectQueryBuilder<RequestRecord>, asked: ListAsked): SelectQueryBuilder<RequestRecord> {
  const { states, tenantId, correlationId, before, reach, jobId, template, createdAfter } = asked;
  if (correlationId !== null) query.andWhere(identified(asked), { correlationId, states });
  else if (states.length > 0) query.andWhere('r.state in (:...states)', { states });
  if (tenantId !== null) query.andWhere('r.tenantId = :tenantId', { tenantId });
  if (reach.kind === 'tenants') query.andWhere('r.tenantId = any(:reach)', { reach: [...reach.ids] });
  if (before !== null) query.andWhere('r.id < :before', { before });
  if (jobId !== null) query.andWhere('r.jobId = :jobId', { jobId });
  if (template !== null) query.andWhere(runOf, { template });
  if (createdAfter !== null)
    query.andWhere(created, { createdAfter: new Date(createdAfter), since: firstIdOf(createdAfter - aheadMaxMs) });
  return query;
}

/** A request comes after it was created; a mediator's clock may be ahead of ours. */
const aheadMaxMs = 86_400_000;

/** By the time of their making ids bound what is read: else a list that finds fewer than its page would read on to the oldest request. */
const created = 'r.createdAt >= :createdAfter and r.id >= :since';

/**
 * Index response_due_page or response_parked_page, from the page's beginning on; then the primary key of request for each, until the page is full, whatever statistics know: a
 * lateral with a limit is joined in no other way. The words stand in the text, as in the conditions of the indexes: a parameter would not match them.
 */
const undelivered: Readonly<Record<UndeliveredResponse, string>> = {
  due: `lower(delivery) = 'due'`,
  parked: `lower(delivery) = 'parked'`,
};

function amongUndelivered(
  requests: Repository<RequestRecord>,
  asked: ListAsked,
  response: UndeliveredResponse,
): [string, ObjectLiteral] {
  const { before, limit: idsMax } = asked;
  const one = narrowed(requests.createQueryBuilder('r').select('r.id'), asked).andWhere('r.id = o.request_id').limit(1);
  const after = before === null ? '' : 'and request_id < :before';
  const newestFirst = `select request_id from response where ${undelivered[response]} ${after} order by request_id desc`;
  const ids = `select o.request_id from (${newestFirst}) as o, lateral (${one.getQuery()}) as one order by o.request_id desc limit :idsMax`;
  return [`r.id = any(array(${ids}))`, { ...one.getParameters(), idsMax }];
}

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
