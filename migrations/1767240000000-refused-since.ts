// Since when the token of an attempt, which was sent before without an answer, is refused: after an hour the refusal is believed. It was in the memory of a replica,
// so one that was started again began the hour anew, and replicas that do not live for an hour never ended it. No default: no row is touched, the lock is short.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RefusedSince1767240000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt add column refused_since timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt drop column refused_since');
  }
}
