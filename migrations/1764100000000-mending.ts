// What mends: whose fault it was that an attempt failed (so that retries are counted from rows), and who may have a run that was repaired.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `alter table attempt add column failure text,
     add constraint attempt_failure check (failure in ('job','infrastructure','capacity','unknown'))`,
  // Who was given back: a run of theirs may be repaired on the engine while they wait. As many as platforms break runs.
  `create index request_given_back on request (id) where state = 'waiting' and attempt > 0`,
  // Nobody waits without a next check; the self-audit looks whether that is so. Empty on a good day.
  `create index request_unchecked on request (id) where state = 'waiting' and check_at is null`,
  // Every request passes once through each of these, and retention takes it out again: cleaned up as it goes, the tables stay as large as what
  // they hold. One setting a table, as for request.
  ...['request_body', 'attempt', 'decision', 'response', 'step'].map(
    (table) => `alter table ${table} set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000,
      autovacuum_vacuum_insert_scale_factor = 0.1, autovacuum_vacuum_cost_delay = 0)`,
  ),
];

const down = [
  ...['request_body', 'attempt', 'decision', 'response', 'step'].map(
    (table) => `alter table ${table} reset (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
      autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_cost_delay)`,
  ),
  `drop index request_unchecked`,
  `drop index request_given_back`,
  `alter table attempt drop column failure`,
];

export class Mending1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
