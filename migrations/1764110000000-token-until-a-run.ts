// A token belongs to the run that it has started. An attempt for which the engine had no room started none, and the next one has its token
// again: a call of the first that comes late is then answered with the run of the second, instead of starting another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TokenUntilARun1764110000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt drop constraint attempt_token');
    await runner.query('create unique index attempt_token on attempt (token) where run_id is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index attempt_token');
    await runner.query('alter table attempt add constraint attempt_token unique (token)');
  }
}
