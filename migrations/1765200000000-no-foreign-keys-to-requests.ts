// Rows around a request are written by the statement that has locked it, and removed by the one that removes it: a foreign key checks once
// more, and locks the request once more, for each of them. Record 0039.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = ['request_body', 'attempt', 'decision', 'response'];

export class NoForeignKeysToRequests1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`alter table ${table} drop constraint ${table}_request_id_fkey`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables)
      await runner.query(
        `alter table ${table} add constraint ${table}_request_id_fkey foreign key (request_id) references request on delete cascade`,
      );
  }
}
