// Schedules of the Job Manager API, and their fires. A fire is a row, once: its key is the schedule and the instant.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table schedule (
    id uuid primary key,
    tenant_id text not null,
    name text not null,
    user_id text not null,
    model_id text not null,
    configuration_id text not null,
    input_folder_id text,
    output_folder_id text,
    schedule_string text not null,
    time_zone text not null,
    executions_max integer,
    executions integer not null default 0,
    status text not null,
    message text not null default '',
    created_at timestamptz(3) not null,
    next_at timestamptz(3),
    constraint schedule_status check (status in ('RUNNING','STOPPED')),
    constraint schedule_next check ((next_at is not null) = (status = 'RUNNING'))
  )`,
  `create index schedule_page on schedule (tenant_id, created_at desc, id desc)`,
  `create index schedule_due on schedule (next_at) where next_at is not null`,
  `create table schedule_fire (
    schedule_id uuid not null references schedule on delete cascade,
    fire_at timestamptz(3) not null,
    due_at timestamptz(3) not null,
    attempts integer not null default 0,
    reason text,
    settled_at timestamptz(3),
    outcome text,
    request_id uuid,
    primary key (schedule_id, fire_at),
    constraint schedule_fire_outcome check (outcome in ('made','refused')),
    constraint schedule_fire_settled check ((settled_at is null) = (outcome is null))
  )`,
  `create index schedule_fire_due on schedule_fire (due_at) where settled_at is null`,
  `create index schedule_fire_settled_at on schedule_fire (settled_at) where settled_at is not null`,
];

export class Schedules1764510000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table schedule_fire, schedule');
  }
}
