// Content that comes again is compared with what is stored, as JSON; the hash that every request had for it is not written any more.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ContentIsCompared1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table request drop column content_hash');
  }

  /** What an earlier version would compare with is not known any more: to it, what comes again is another content. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table request add column content_hash bytea not null default ''`);
    await runner.query('alter table request alter column content_hash drop default');
  }
}
