// Whose attempt it is, so that the time that a tenant's runs took within a window is counted from its own rows.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'alter table attempt add column tenant_id text',
  'update attempt set tenant_id = r.tenant_id from request r where r.id = attempt.request_id',
  'alter table attempt alter column tenant_id set not null',
  // Those that still run, and those that ended since an instant: one range each.
  'create index attempt_tenant on attempt (tenant_id, ended_at)',
];

export class TimeOfATenant1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attempt_tenant');
    await runner.query('alter table attempt drop column tenant_id');
  }
}
