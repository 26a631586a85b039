// Where the run of an attempt can still be seen once its request has gone back to the queue; the request itself holds that of its newest run. It is
// what the engine said: of a one-time run it cannot be made from ids. No default: no row is touched, the lock is short.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PageOfAnAttempt1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt add column run_url text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt drop column run_url');
  }
}
