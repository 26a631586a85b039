// A list of the requests that were cancelled, refused or have failed finds them by their state: they are few among those that succeeded, and to pass over those took seconds
// with some millions of them. Those that succeed are not in it, so it costs nothing on their road.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class UnsuccessfulEnds1767250000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index request_unsuccessful on request (state, id) where state in ('failed','timed-out','cancelled','rejected','expired')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index request_unsuccessful');
  }
}
