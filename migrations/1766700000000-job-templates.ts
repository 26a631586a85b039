// Templates of job requests. What a version says is never changed and no version is ever taken away, whoever asks, the service's own role too: a run
// names its version, and that says for ever what it was.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `create table job_template (
    tenant_id text not null,
    name text not null,
    version integer not null,
    body json not null,
    made_by text not null,
    made_at timestamptz(3) not null,
    retired_by text,
    retired_at timestamptz(3),
    primary key (tenant_id, name, version),
    constraint job_template_version check (version >= 1),
    constraint job_template_retired check ((retired_at is null) = (retired_by is null))
  )`,
  `create function keep_job_template() returns trigger language plpgsql as $$
  begin
    raise exception 'a version of a job template is neither changed nor removed' using errcode = 'restrict_violation';
  end $$`,
  `create trigger job_template_kept before delete or update of tenant_id, name, version, body, made_by, made_at on job_template
    for each row execute function keep_job_template()`,
];

export class JobTemplates1766700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table job_template');
    await runner.query('drop function keep_job_template');
  }
}
