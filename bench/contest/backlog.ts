// Queues too long to be made one by one, written in the database as intake would have left them.
import type { Pool } from 'pg';

export interface Backlog {
  readonly count: number;
  readonly state: 'received' | 'waiting';
  /** The lanes are spread over so many jobs and tenants, named from `firstJob` and `firstTenant` on. */
  readonly jobs: number;
  readonly tenants: number;
  readonly firstJob: number;
  readonly firstTenant: number;
  readonly priority: number;
  readonly notificationQueue: string;
  /** Not of what is never decided on: half of the time that making takes. */
  readonly bodies?: boolean;
  /** Of everything else that is made: no two backlogs may share one. */
  readonly name: string;
}

const perStatement = 100_000;

export async function makeBacklog(pool: Pool, backlog: Backlog): Promise<void> {
  const { count, state, jobs, tenants, firstJob, firstTenant, priority, notificationQueue, name, bodies = true } = backlog;
  const waits = state === 'waiting' ? `'clusters-busy', 'busy', 'full', now(), now()` : 'null, null, null, null, null';
  for (let from = 1; from <= count; from += perStatement) {
    await pool.query(
      `with made as (
        insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
          max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at,
          wait_case, wait_rule, wait_reason, waiting_since, check_at)
        select (lpad(to_hex((extract(epoch from t) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || replace(substr(gen_random_uuid()::text, 20), '-', ''))::uuid,
          tenant, '${name}-' || n, 'rabbitmq', 'geoff@example.com', job, '', 'business', $3::int, 1000, 86400, $4::text,
          '["' || tenant || '","' || job || '","business",1000,' || $3::int || ']', '${state}', t, t, t, t + interval '7 days',
          t - $3::int * interval '1 minute', ${waits}
        from generate_series($1::int, $2::int) as n, lateral (
          select ($6::int + n % $5::int)::text as job, ($8::int + n / $5::int % $7::int)::text as tenant, now() - interval '1 hour' + n * interval '1 millisecond' as t) as of
        returning id, tenant_id, job_id
      )
      insert into request_body (request_id, body)
      select id, jsonb_build_object('priority', $3::int, 'job', jsonb_build_object('job_id', job_id, 'job_context', jsonb_build_object('tenant_id', tenant_id,
        'location_id', '64', 'pos_id', '64_2', 'client_id', '', 'job_operation', jsonb_build_object('operation_id', '', 'operation_name', 'night report',
        'cluster_type', 'business', 'max_concurrent_runs', 1000, 'notebook_params', jsonb_build_object('day', '2026-03-02')))),
        'correlation_id', id, 'notification_queue', $4::text, 'created_time', 1700000000000, 'user_id', 'geoff@example.com') from made where ${bodies}`,
      [from, Math.min(count, from + perStatement - 1), priority, notificationQueue, jobs, firstJob, tenants, firstTenant],
    );
  }
}

/** Many rows go in three times as fast where their indexes are made afterwards. */
export async function withoutIndexes(pool: Pool, work: () => Promise<void>): Promise<void> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where tablename = 'request' and indexname not in ('request_pkey', 'request_identity')`,
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  await work();
  await pool.query(`set maintenance_work_mem = '512MB'`);
  for (const { definition } of rows) await pool.query(definition);
  await pool.query('reset maintenance_work_mem');
  await pool.query('vacuum analyze request, request_body');
  await pool.query('checkpoint');
}
