// As whom the token of an attempt was sent to the engine, or still may be: an answer that was lost is asked for again as the same one, whatever the
// settings say by then. Empty: as the service itself. Attempts of before, and those that a replica of the version before still writes, were sent so and
// have none. No default: no row is touched, the lock is short.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SentAs1766600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt add column sent_as text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table attempt drop column sent_as');
  }
}
