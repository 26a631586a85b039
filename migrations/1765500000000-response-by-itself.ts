// A response has all that its message needs: to gather it from the request and its body took half of what PostgreSQL does to publish one. Rows of before,
// and those that a replica of the version before still writes, have null there, and no default: no row is touched, the lock is short.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = ['tenant_id', 'correlation_id', 'traceparent', 'reply_to_session_id'];

export class ResponseByItself1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table response ${columns.map((column) => `add column ${column} text`).join(', ')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table response ${columns.map((column) => `drop column ${column}`).join(', ')}`);
  }
}
