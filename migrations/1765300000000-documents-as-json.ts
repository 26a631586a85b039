// Documents that are only ever written and read whole are kept as they came: what jsonb makes of them took twice as long to write as all else
// of their row. What SQL looks into (the body of a request) stays jsonb. Rewrites two tables.
import type { MigrationInterface, QueryRunner } from 'typeorm';

const columns = { decision: ['facts', 'leads_to'], response: ['body'] };

export class DocumentsAsJson1765300000000 implements MigrationInterface {
  up(runner: QueryRunner): Promise<void> {
    return become(runner, 'json');
  }

  down(runner: QueryRunner): Promise<void> {
    return become(runner, 'jsonb');
  }
}

async function become(runner: QueryRunner, type: 'json' | 'jsonb'): Promise<void> {
  for (const [table, names] of Object.entries(columns)) {
    const changes = names.map((name) => `alter column ${name} type ${type} using ${name}::${type}`);
    await runner.query(`alter table ${table} ${changes.join(', ')}`);
  }
}
