// A long queue, made in the database: `blocked` waiting requests in lanes that rank before everybody else's, and `others` behind them.
import type { Opened } from './opened.js';

export interface Many {
  readonly blocked: number;
  readonly others: number;
  readonly lanes: number;
}

export async function makeMany(on: Opened, { blocked, others, lanes }: Many): Promise<void> {
  await on.sql(
    `insert into request (id, tenant_id, correlation_id, source, user_id, job_id, operation_id, cluster_type, priority,
       max_concurrent_runs, max_run_seconds, notification_queue, lane, state, created_at, received_at, due_at, expires_at, rank_at,
       wait_case, wait_rule, wait_reason, waiting_since, check_at)
     select gen_random_uuid(), '333', 'many-' || n, 'http', 'u', '175', '', 'business', 50, 2, 3600, 'q',
       case when n <= $1::int then 'blocked-' || n % 10 else 'lane-' || n % $3::int end, 'waiting', t, t, t, t + interval '10000 days',
       case when n <= $1::int then t - interval '1 day' else t end, 'clusters-busy', 'busy', 'full', t, t
     from generate_series(1, $1::int + $2::int) as n, lateral (select to_timestamp(1600000000 + n) as t) as at`,
    [blocked, others, lanes],
  );
  await on.sql(
    `insert into request_body (request_id, body) select id, '{"job":{"job_context":{"tenant_id":"333"}}}' from request
     where correlation_id like 'many-%'`,
  );
}
