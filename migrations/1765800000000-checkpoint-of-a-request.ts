// Where the attempts of a request leave how far they have come, and under which name they are told: decided when it is taken, for all of them, and
// never changed. Requests of before, and those that a replica of the version before still writes, have none, and no default: no row is touched, the lock is short.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CheckpointOfARequest1765800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request_body add column checkpoint json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request_body drop column checkpoint');
  }
}
