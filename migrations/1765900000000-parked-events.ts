// Events that their queue would not have, out of the way of the others: a queue that is read from its oldest on must not begin with what stays.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  // No foreign key (record 0039).
  `create table event_parked (
    request_id uuid not null,
    version integer not null,
    tenant_id text not null,
    correlation_id text not null,
    recorded_at timestamptz(3) not null,
    data json not null,
    tried_at timestamptz(3) not null,
    reason text not null,
    constraint event_parked_pkey primary key (request_id, version)
  )`,
  'create index event_parked_tried on event_parked (tried_at)',
];

export class ParkedEvents1765900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table event_parked');
  }
}
