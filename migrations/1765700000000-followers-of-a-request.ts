// Who follows a request is shown with it. Only steps of followers are in the index: where no job begins another it stays empty.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowersOfARequest1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index step_follow on step (request_id) where kind = 'follow'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index step_follow');
  }
}
