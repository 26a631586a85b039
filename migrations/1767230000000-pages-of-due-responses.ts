// After an outage of the broker many responses are due: a page of the list of their requests reads those of the page, the newest first. The condition says in its own
// way what that of response_due says: of two indexes that fit a question the planner takes one it believes to be small, before statistics know of a burst, and sorts all of it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PagesOfDueResponses1767230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index response_due_page on response (request_id) where lower(delivery) = 'due'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index response_due_page');
  }
}
