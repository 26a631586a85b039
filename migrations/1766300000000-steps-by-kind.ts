// Steps are taken up by their kind, so that mails that nobody takes keep no cluster from being started.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StepsByKind1766300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index step_due');
    await runner.query('create index step_due on step (kind, due_at, id) where done_at is null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index step_due');
    await runner.query('create index step_due on step (due_at, id) where done_at is null');
  }
}
