// A schedule may name a template of job requests in the place of a request of its own, or of a model.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const asksFor = (kinds: string) =>
  `add constraint schedule_asks_for check (num_nonnulls(${kinds}, model_id) = 1 and num_nonnulls(${kinds}, configuration_id) = 1)`;

const up = [`alter table schedule add column template json, drop constraint schedule_asks_for, ${asksFor('request, template')}`];

const down = [
  // The version before could read none of them.
  'delete from schedule where template is not null',
  'alter table schedule drop constraint schedule_asks_for, drop column template',
  `alter table schedule ${asksFor('request')}`,
];

export class SchedulesOfTemplates1766910000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
