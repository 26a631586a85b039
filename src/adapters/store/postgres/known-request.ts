// What is stored already under the identity of a request: the same, or one that asks for something else, and in which fields.
import type { RequestId } from '../../../core/ids.js';
import type { State } from '../../../core/lifecycle.js';
import type { Before, NewRequest } from '../../../ports/store/intake.js';
import type { Session } from './sql/connection.js';

/** A sender's name of 50 KB, told once for each of thousands of fields below it, would be a hundred megabytes. */
const pathMax = 120;

/**
 * A statement of its own, because the one that inserts cannot see what another writer committed while it waited. Unique request_identity. That the
 * content is the same is asked only here: a hash of it, made of every message, cost as much of Node as a sixth of reading it. What differs is told by
 * its path, as in `job.job_context.tenant_id`: most of a request stands under `job`. An object beside an object is gone into; all else is one value.
 */
const selectKnown = `
select r.id, r.tenant_id, r.correlation_id, r.state, array_agg(k.id) filter (where b.body = k.body::jsonb) as same,
  jsonb_object_agg(k.id, (
    with recursive compared(path, was, asked, within) as (
      select '', b.body, k.body::jsonb, true
      union all
      select left(concat_ws('.', nullif(path, ''), below.field), ${pathMax}), below.was, below.asked,
        coalesce(jsonb_typeof(below.was) = 'object' and jsonb_typeof(below.asked) = 'object', false)
      from compared cross join lateral (
        select field, was.value as was, asked.value as asked
        from jsonb_each(case when within then compared.was else '{}' end) as was(field, value)
        full join jsonb_each(case when within then compared.asked else '{}' end) as asked(field, value) using (field)
        where was.value is distinct from asked.value) as below
    )
    select jsonb_agg(path order by path collate "C") from compared where not within
  )) filter (where b.body <> k.body::jsonb) as differs
from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as k(id, tenant_id, correlation_id, body)
join request r on r.tenant_id = k.tenant_id and r.correlation_id = k.correlation_id
join request_body b on b.request_id = r.id
group by r.id`;

export interface Known {
  readonly id: RequestId;
  readonly tenant_id: string;
  readonly correlation_id: string;
  readonly state: State;
  /** Of those that were asked for, the ids of those with the content that is stored. */
  readonly same: readonly RequestId[] | null;
  /** Of the others, by their ids. */
  readonly differs: Readonly<Record<RequestId, readonly string[]>> | null;
}

/** Answers by identity: what is known of a request that has that of this one. */
export async function knownAs(
  session: Session,
  asked: readonly NewRequest[],
): Promise<(request: NewRequest) => Known | undefined> {
  const rows = await session.rows<Known>(selectKnown, [
    asked.map(({ id }) => id),
    asked.map(({ tenantId }) => tenantId),
    asked.map(({ correlationId }) => correlationId),
    asked.map(({ body }) => body),
  ]);
  const known = new Map(rows.map((row) => [identity(row.tenant_id, row.correlation_id), row]));
  return ({ tenantId, correlationId }) => known.get(identity(tenantId, correlationId));
}

export function sameOrConflict(id: RequestId, { id: first, state, same, differs }: Known): Before {
  return same?.includes(id) === true
    ? { kind: 'same', id: first, state }
    : { kind: 'conflict', id: first, differs: differs?.[id] ?? [] };
}

function identity(tenantId: string, correlationId: string): string {
  return JSON.stringify([tenantId, correlationId]);
}
