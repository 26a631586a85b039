// Responses that are tried again are found by their queue: SRE hears that a queue is well when none of them is left.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ResponsesTriedAgain1766460000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index response_tried on response (queue) where delivery = 'due' and reason is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index response_tried');
  }
}
