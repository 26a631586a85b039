// A schedule may ask for a job request in the place of a model, from an instant on and up to another.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `alter table schedule
    alter column model_id drop not null,
    alter column configuration_id drop not null,
    add column request json,
    add column starts_at timestamptz(3),
    add column ends_at timestamptz(3),
    add constraint schedule_asks_for check (num_nonnulls(request, model_id) = 1 and num_nonnulls(request, configuration_id) = 1)`,
];

const down = [
  // The version before could read none of them.
  'delete from schedule where request is not null',
  `alter table schedule
    drop constraint schedule_asks_for,
    drop column request,
    drop column starts_at,
    drop column ends_at,
    alter column model_id set not null,
    alter column configuration_id set not null`,
];

export class SchedulesOfRequests1766100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
