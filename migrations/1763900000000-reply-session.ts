// Where a request came by a message that asked to be answered in a session of its notification queue, the session is kept beside its body.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReplySession1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request_body add column reply_to_session_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request_body drop column reply_to_session_id');
  }
}
