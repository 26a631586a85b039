// The outbox of events: a row for each move of a job request, where events are configured, until the broker has confirmed it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // No foreign key (record 0039). What is published is removed: a row is here for a second, and is written once.
  `create table event (
    sequence bigserial primary key,
    request_id uuid not null,
    version integer not null,
    tenant_id text not null,
    correlation_id text not null,
    recorded_at timestamptz(3) not null,
    data json not null
  )`,
  'create unique index event_move on event (request_id, version)',
];

export class Events1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table event');
  }
}
