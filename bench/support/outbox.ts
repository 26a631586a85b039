// Job responses that are due, as the end of their runs has recorded them: written in bulk, because how they come there is not what is measured.
import type { Pool } from 'pg';

/** The queues are called `prefix`1, `prefix`2, ... */
export async function fillOutbox(
  pool: Pool,
  responses: number,
  queues: { readonly prefix: string; readonly count: number },
): Promise<void> {
  await pool.query(requests, [responses]);
  await pool.query(`insert into request_body (request_id, body) select id, '{}'::jsonb from request`);
  await pool.query(outbox, [queues.prefix, queues.count]);
  await pool.query('vacuum analyze request, request_body, response');
  await pool.query('checkpoint');
}

const requests = `
insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
  max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at, finished_at)
select gen_random_uuid(), '333', 'relay-' || n, 'bench', 'geoff@example.com', '175', 'operation', 'business', 50,
  10, 3600, '', 'lane', 'succeeded', now(), now(), now(), now(), now(), now()
from generate_series(1, $1::integer) n`;

/** 260 bytes each. */
const outbox = `
insert into response (request_id, tenant_id, message_id, correlation_id, queue, status, body, delivery, recorded_at, due_at)
select id, tenant_id, 'response-' || id, correlation_id, $1 || (1 + n % $2::integer), 'succeeded',
  jsonb_build_object('correlation_id', correlation_id, 'status', 'SUCCEEDED', 'outputs', '["abfss://reports@lake/1"]'::jsonb, 'filler', repeat('x', 100)),
  'due', now(), now() - interval '1 hour' + n * interval '1 millisecond'
from (select id, tenant_id, correlation_id, row_number() over (order by id) as n from request) r`;
