// What is told of one trouble to one channel is told by one replica at a time, the older first: this finds the older.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AlertsInTurn1766450000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index step_told on step ((work #>> '{message,key}'), (work ->> 'channel'), id) where kind = 'alert' and done_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index step_told');
  }
}
