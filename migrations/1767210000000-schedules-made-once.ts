// A call that makes a schedule may be sent again under its key (Idempotency-Key): the schedule remembers the key, and what it was asked with.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  'alter table schedule add column once_key text, add column once_content text',
  'create unique index schedule_once on schedule (once_key) where once_key is not null',
];

const down = ['drop index schedule_once', 'alter table schedule drop column once_key, drop column once_content'];

export class SchedulesMadeOnce1767210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
