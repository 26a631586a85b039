// Which request a run was asked to stop for: its job response says so.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ReplacedBy1764820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request add column replaced_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request drop column replaced_by');
  }
}
