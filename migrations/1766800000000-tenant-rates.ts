// What each tenant has taken of its rate over HTTP, over all replicas: a row a tenant, of the minute that runs. Unlogged: a crash of the server forgets a minute.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TenantRates1766800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Half of a page is left free: a row that is written again stays in its page, and no index is touched.
    await runner.query(`create unlogged table tenant_rate (
      tenant_id text primary key,
      ends_at timestamptz(3) not null,
      taken integer not null,
      given integer not null,
      of_use integer not null
    ) with (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tenant_rate');
  }
}
