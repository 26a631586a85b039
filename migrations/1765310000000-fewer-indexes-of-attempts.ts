// Each index costs an attempt 2.5 us for each of the three times that it is written. The time of a tenant is asked for of what has ended; what
// is live is found by its request. A token is the request's and the run's number, so that two of one token are of one run: attempt_run, which
// lets a run belong to one attempt only, refuses them.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FewerIndexesOfAttempts1765310000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attempt_token');
    await runner.query('drop index attempt_tenant');
    await runner.query('create index attempt_tenant on attempt (tenant_id, ended_at) where ended_at is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create unique index attempt_token on attempt (token) where run_id is not null');
    await runner.query('drop index attempt_tenant');
    await runner.query('create index attempt_tenant on attempt (tenant_id, ended_at)');
  }
}
