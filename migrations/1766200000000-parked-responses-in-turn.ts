// Of the responses that are parked for a queue the one that was tried the longest ago is tried next: one that can never be delivered does not
// keep the others.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ParkedResponsesInTurn1766200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index response_parked');
    await runner.query(`create index response_parked on response (queue, due_at, request_id) where delivery = 'parked'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index response_parked');
    await runner.query(`create index response_parked on response (queue) where delivery = 'parked'`);
  }
}
