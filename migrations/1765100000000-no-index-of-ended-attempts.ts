// Which runs have ended is asked of runs by their name: an entry less to write for each run that ends.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NoIndexOfEndedAttempts1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attempt_ended');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index attempt_ended on attempt (ended_at) where ended_at is not null');
  }
}
