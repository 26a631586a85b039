// What mends: whose fault it was that an attempt failed (so that retries are counted from rows), and who may have a run that was repaired.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `alter table attempt add column failure text,
     add constraint attempt_failure check (failure in ('job','infrastructure','capacity','unknown'))`,
  // Who was given back: a run of theirs may be repaired on the engine while they wait. As many as platforms break runs.
  `create index request_given_back on request (id) where state = 'waiting' and attempt > 0`,
];

const down = [`drop index request_given_back`, `alter table attempt drop column failure`];

export class Mending1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
