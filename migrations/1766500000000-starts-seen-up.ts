// Which cluster a start-cluster step has begun to start, and when it was first seen to run: how long clusters take to come up.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StartsSeenUp1766500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table step add column cluster_id text, add column up_at timestamptz(3)');
    // Those that are on their way, and the few that never came up.
    await runner.query('create index step_coming on step (recorded_at) where cluster_id is not null and up_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index step_coming');
    await runner.query('alter table step drop column cluster_id, drop column up_at');
  }
}
