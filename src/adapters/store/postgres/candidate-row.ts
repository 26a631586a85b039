// A candidate as the store reads it: what is joined to whoever was picked, and what is made of such a row.
import type { Candidate, CandidateContext } from '../../../core/deciding/candidate.js';
import type { JobId, PoolName, RequestId, TenantId } from '../../../core/ids.js';
import { asInstant } from './sql/instants.js';

/** Of `o`, with the operation of a body. */
export const parametersKind = `case
    when coalesce(o.operation -> 'python_params', 'null') not in ('null', '[]') then 'python'
    when coalesce(o.operation -> 'jar_params', 'null') not in ('null', '[]') then 'jar'
    when coalesce(o.operation -> 'notebook_params', 'null') not in ('null', '{}') then 'notebook'
    else 'none'
  end`;

/** By a probe each: a plan for any parameters takes a tenth of all that wait to be picked, and would read all the bodies there are. */
export const joined = `
select r.id, r.version, r.state, r.tenant_id, r.job_id, r.user_id, r.cluster_type, r.priority, r.max_concurrent_runs, r.max_run_seconds, r.source, r.attempt,
  case when r.attempt = 0 then 0 else (
    select count(*) from attempt a where a.request_id = r.id and a.run_id is not null)::integer end as runs,
  r.received_at, r.rank_at, r.due_at, r.expires_at, r.wait_case, r.wait_rule, r.operation_id, r.moved_to,
  b.body #>> '{job,job_context,location_id}' as location_id,
  b.body #>> '{job,job_context,pos_id}' as pos_id,
  b.body #>> '{job,job_context,client_id}' as client_id,
  o.operation ->> 'operation_name' as operation_name,
  o.operation -> 'email_notifications' as emails,
  ${parametersKind} as parameters
from picked p
cross join lateral (select * from request where id = p.id limit 1) r
cross join lateral (select * from request_body where request_id = p.id limit 1) b
cross join lateral (select b.body #> '{job,job_context,job_operation}' as operation) o
order by p.rank_at, p.id`;

export interface CandidateRow {
  readonly id: RequestId;
  readonly version: number;
  readonly state: 'received' | 'waiting';
  readonly tenant_id: TenantId;
  readonly job_id: JobId;
  readonly user_id: string;
  readonly cluster_type: string;
  readonly priority: number;
  readonly max_concurrent_runs: number;
  readonly max_run_seconds: number;
  readonly source: string;
  readonly attempt: number;
  readonly runs: number;
  readonly received_at: Date;
  readonly rank_at: Date;
  readonly due_at: Date;
  readonly expires_at: Date;
  readonly wait_case: string | null;
  readonly wait_rule: string | null;
  readonly operation_id: string;
  readonly moved_to: PoolName | null;
  readonly location_id: string | null;
  readonly pos_id: string | null;
  readonly client_id: string | null;
  readonly operation_name: string | null;
  readonly emails: readonly string[] | null;
  readonly parameters: CandidateContext['parameters'];
}

export function asCandidate(row: CandidateRow): Candidate {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    tenantId: row.tenant_id,
    jobId: row.job_id,
    userId: row.user_id,
    clusterType: row.cluster_type,
    priority: row.priority,
    maxConcurrentRuns: row.max_concurrent_runs,
    maxRunSeconds: row.max_run_seconds,
    source: row.source,
    attempts: row.attempt,
    runs: row.runs,
    receivedAt: asInstant(row.received_at),
    rankAt: asInstant(row.rank_at),
    dueAt: asInstant(row.due_at),
    expiresAt: asInstant(row.expires_at),
    waits: row.wait_case === null ? null : { case: row.wait_case, rule: row.wait_rule ?? '' },
    movedTo: row.moved_to,
    context: contextOf(row),
    emails: row.emails ?? [],
  };
}

function contextOf(row: CandidateRow): CandidateContext {
  return {
    location_id: row.location_id ?? '',
    pos_id: row.pos_id ?? '',
    client_id: row.client_id ?? '',
    operation_id: row.operation_id,
    operation_name: row.operation_name ?? '',
    parameters: row.parameters,
  };
}
