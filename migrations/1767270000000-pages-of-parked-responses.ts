// While a queue is missing many responses may be parked: a page of the list of their requests reads those of the page, the newest first, as it does of what is
// due. In its own words, so that the planner takes response_parked for none of it. Nothing is in it of a request whose response goes out.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PagesOfParkedResponses1767270000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index response_parked_page on response (request_id) where lower(delivery) = 'parked'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index response_parked_page');
  }
}
