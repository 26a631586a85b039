// The first tables: requests (narrow, hot) apart from their bodies (wide, cold), attempts, decisions, steps, alerts, responses, policies.
// Written by hand: set-based statements rely on the indexes named here, and the drift test holds the entities against them.
// Lists of states stand here as they were when this was written; a test holds them against the table of the lifecycle.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const request = `
create table request (
  id uuid primary key,
  tenant_id text not null,
  correlation_id text not null,
  content_hash bytea not null,
  source text not null,
  user_id text not null,
  job_id text not null,
  operation_id text not null,
  cluster_type text not null,
  priority smallint not null,
  max_concurrent_runs integer not null,
  max_run_seconds integer not null,
  notification_queue text not null,
  lane text collate "C" not null,
  state text not null,
  version integer not null default 0,
  created_at timestamptz(3) not null,
  received_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  rank_at timestamptz(3) not null,
  wait_case text,
  wait_rule text,
  wait_reason text,
  waiting_since timestamptz(3),
  check_at timestamptz(3),
  attempt integer not null default 0,
  pool text,
  cluster_id text,
  run_id text,
  run_url text,
  submitted_at timestamptz(3),
  executing_at timestamptz(3),
  finished_at timestamptz(3),
  stop_wish text,
  stop_wished_at timestamptz(3),
  out_of_contact_since timestamptz(3),
  lease_owner text,
  lease_until timestamptz(3),
  constraint request_identity unique (tenant_id, correlation_id),
  constraint request_state check (state in ('received','waiting','submitting','running','stopping','succeeded','failed','timed-out','cancelled','rejected','expired')),
  constraint request_priority check (priority between 0 and 100),
  constraint request_stop_wish check (stop_wish in ('cancel','overrun')),
  constraint request_waiting check ((wait_case is not null) = (state = 'waiting')),
  constraint request_placed check (state not in ('submitting','running','stopping') or pool is not null),
  constraint request_has_run check (state not in ('running','stopping') or run_id is not null),
  constraint request_finished check ((finished_at is not null) = (state in ('succeeded','failed','timed-out','cancelled','rejected','expired')))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0)`;

// Few, for every move writes into each of them. Lease columns are in none, so that a lease alone stays a HOT update.
const requestIndexes = [
  // Heads of lanes, and the loose scan over lanes. due_at last: what is not due yet is passed over inside the index.
  `create index request_lane on request (lane, rank_at, id, due_at) where state in ('received','waiting')`,
  // Every received request in order of rank; positions.
  `create index request_queue on request (state, rank_at, id) where state in ('received','waiting')`,
  `create index request_expiry on request (expires_at) where state = 'waiting'`,
  `create index request_due on request (due_at) where state = 'waiting'`,
  // Gauges: how many wait, and since when, by cluster type.
  `create index request_gauge on request (cluster_type, waiting_since) where state = 'waiting'`,
  // Those who waited for the engine are looked at again when it is back, also where nothing else would look at them. Empty on a good day.
  `create index request_unreached on request (rank_at, id) where state = 'waiting' and wait_case = 'engine-unreachable'`,
  // Live requests are few: everything about occupancy, leases and runs scans this.
  `create index request_live on request (state, id) where state in ('submitting','running','stopping')`,
  `create index request_ended on request (finished_at) where finished_at is not null`,
  `create index request_page on request (received_at desc, id desc)`,
];

const others = [
  `create table request_body (
    request_id uuid primary key references request on delete cascade,
    body jsonb not null,
    traceparent text
  )`,
  `create table attempt (
    request_id uuid not null references request on delete cascade,
    number integer not null,
    token text not null,
    engine text not null,
    pool text not null,
    cluster_id text,
    runs_as text not null,
    run_id text,
    recorded_at timestamptz(3) not null,
    accepted_at timestamptz(3),
    ended_at timestamptz(3),
    outcome text,
    message text,
    primary key (request_id, number),
    constraint attempt_token unique (token)
  )`,
  // At most one live attempt a request, whatever the code does.
  `create unique index attempt_live on attempt (request_id) where ended_at is null`,
  // Two attempts never hold the same run.
  `create unique index attempt_run on attempt (engine, run_id) where run_id is not null`,
  `create index attempt_ended on attempt (ended_at) where ended_at is not null`,
  `create table decision (
    id bigserial primary key,
    request_id uuid not null references request on delete cascade,
    decided_at timestamptz(3) not null,
    "case" text not null,
    rule text not null,
    route text,
    outcome text not null,
    reason text not null,
    policy_version text not null,
    facts jsonb not null,
    constraint decision_outcome check (outcome in ('run','wait','reject','expire'))
  )`,
  `create index decision_request on decision (request_id, id)`,
  // pool: of a start-cluster, null for all else.
  `create table step (
    id bigserial primary key,
    key text not null,
    kind text not null,
    pool text,
    request_id uuid,
    work jsonb not null,
    attempts integer not null default 0,
    recorded_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    done_at timestamptz(3),
    given_up boolean not null default false,
    outcome text
  )`,
  // Single flight: while a step is to be done, another of its key cannot be recorded.
  `create unique index step_open on step (key) where done_at is null`,
  `create index step_due on step (due_at, id) where done_at is null`,
  `create index step_start on step (pool, recorded_at desc) where kind = 'start-cluster'`,
  `create index step_done on step (done_at) where done_at is not null`,
  `create table alert (
    key text primary key,
    severity text not null,
    summary text not null,
    details jsonb not null,
    request_id uuid,
    opened_at timestamptz(3) not null,
    seen_at timestamptz(3) not null,
    seen_count integer not null default 1,
    resolved_at timestamptz(3)
  )`,
  `create index alert_open on alert (opened_at) where resolved_at is null`,
  `create table response (
    request_id uuid primary key references request on delete cascade,
    message_id text not null,
    queue text not null,
    status text not null,
    body jsonb not null,
    delivery text not null,
    attempts integer not null default 0,
    recorded_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    published_at timestamptz(3),
    reason text,
    constraint response_message unique (message_id),
    constraint response_delivery check (delivery in ('due','published','parked','unwanted'))
  )`,
  `create index response_due on response (due_at, request_id) where delivery = 'due'`,
  `create index response_parked on response (queue) where delivery = 'parked'`,
  `create table policy_version (
    version text primary key,
    name text not null,
    text text not null,
    first_used_at timestamptz(3) not null
  )`,
];

export class FirstTables1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [request, ...requestIndexes, ...others]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table policy_version, response, alert, step, decision, attempt, request_body, request');
  }
}
