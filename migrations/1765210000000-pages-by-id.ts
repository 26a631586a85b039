// Ids are UUIDs of version 7: lists of requests go by the primary key. The index by time of receipt was written into by each of the five versions
// of a request: a twentieth of the WAL of its road.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PagesById1765210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index request_page');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index request_page on request (received_at desc, id desc)');
  }
}
