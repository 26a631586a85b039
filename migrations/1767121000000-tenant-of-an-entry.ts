// Whose the thing was that somebody acted on: so that a tenant's own operator sees what was done to its schedules, templates and dead letters, and to requests
// that are gone. Null: to the whole house; and what replicas of the version before write, which is found by its request as ever.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'alter table audit add column tenant_id text',
  `update audit a set tenant_id = coalesce(a.detail ->> 'tenant_id', a.detail ->> 'tenantId', (select r.tenant_id from request r where r.id = a.request_id))
   where a.request_id is not null or a.act like '%-schedule' or a.act like '%-template'`,
  'create index audit_tenant on audit (tenant_id, id) where tenant_id is not null',
];

const down = ['drop index audit_tenant', 'alter table audit drop column tenant_id'];

export class TenantOfAnEntry1767121000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
