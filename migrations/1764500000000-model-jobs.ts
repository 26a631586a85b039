// Jobs of the Job Manager API: one row beside the request of each. A trigger notes when its request is to stop or has ended, so that what is
// left to do about the job is found by an index, whichever statement moved the request; requests of other sources do not reach it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table model_job (
    request_id uuid primary key references request on delete cascade,
    tenant_id text not null,
    model_id text not null,
    configuration_id text not null,
    input_folder_id text,
    output_folder_id text,
    execution_seconds_max integer,
    schedule_id uuid,
    created_at timestamptz(3) not null,
    stopping_since timestamptz(3),
    ended_at timestamptz(3),
    due_at timestamptz(3),
    attempts integer not null default 0,
    delay_reason text,
    closed_at timestamptz(3),
    closed_status text,
    closed_message text,
    results_problem text,
    constraint model_job_closed_whole check ((closed_at is null) = (closed_status is null) and (closed_at is null) = (closed_message is null)),
    constraint model_job_closed_status check (closed_status in ('FAILED','SUCCEEDED','STOPPED'))
  )`,
  // Pages of a tenant, newest first; the same of one model.
  `create index model_job_page on model_job (tenant_id, created_at desc, request_id desc)`,
  `create index model_job_model on model_job (tenant_id, model_id, created_at desc, request_id desc)`,
  // What is to be closed, and only that: jobs that wait or run are not in it.
  `create index model_job_due on model_job (due_at, request_id) where closed_at is null and due_at is not null`,
  // Purging.
  `create index model_job_closed on model_job (closed_at) where closed_at is not null`,
  `create function note_model_job() returns trigger language plpgsql as $$
  begin
    update model_job set
      ended_at = new.finished_at,
      stopping_since = coalesce(stopping_since, new.stop_wished_at),
      due_at = coalesce(new.finished_at, new.stop_wished_at)
    where request_id = new.id and closed_at is null;
    return null;
  end $$`,
  `create trigger request_of_model_job after update on request for each row
    when (new.source = 'job-manager'
      and (new.finished_at is distinct from old.finished_at or new.stop_wish is distinct from old.stop_wish))
    execute function note_model_job()`,
];

export class ModelJobs1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger request_of_model_job on request');
    await runner.query('drop function note_model_job()');
    await runner.query('drop table model_job');
  }
}
