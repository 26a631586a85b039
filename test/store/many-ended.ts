// Requests of one job and tenant that have ended, made in the database with all that is around a request.
import type { Opened } from './opened.js';

export interface Ended {
  readonly jobId: string;
  readonly tenantId: string;
  readonly count: number;
  readonly newestAt: number;
  /** Between one end and the next. */
  readonly everyMs: number;
  readonly delivery: string;
}

export async function makeEnded(on: Opened, changes: Partial<Ended> & Pick<Ended, 'newestAt'>): Promise<void> {
  const made: Ended = { jobId: '175', tenantId: '333', count: 1, everyMs: 0, delivery: 'published', ...changes };
  await on.sql(
    `with made as (
       insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
         max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at, finished_at)
       select gen_random_uuid(), $2, $1 || '-' || n, 'http', 'u', $1, '', 'business', 50, 2, 3600, 'q', 'lane', 'succeeded', t, t, t, t, t, t
       from generate_series(0, $3::int - 1) as n, lateral (select to_timestamp(($4::float8 - n * $5::float8) / 1000) as t) as at
       returning id, finished_at
     ), bodies as (insert into request_body (request_id, body) select id, '{}' from made
     ), attempts as (
       insert into attempt (request_id, tenant_id, number, token, engine, pool, runs_as, recorded_at, ended_at)
       select id, $2, 1, id::text, 'databricks', 'active', $1, finished_at, finished_at from made
     ), decisions as (
       insert into decision (request_id, decided_at, "case", rule, outcome, reason, policy_version, facts, leads_to)
       select id, finished_at, 'capacity-available', 'room', 'run', '', 'v1', '{}', '{}' from made
     )
     insert into response (request_id, message_id, queue, body, status, delivery, recorded_at, due_at)
     select id, id::text, 'q', '{}', 'SUCCEEDED', $6, finished_at, finished_at from made`,
    [made.jobId, made.tenantId, made.count, made.newestAt, made.everyMs, made.delivery],
  );
}
