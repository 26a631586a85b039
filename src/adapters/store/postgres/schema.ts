// Whether the database has the schema that this version was written for. In: a session. Out: nothing, or a refusal in one sentence.
// Promised: an older or newer schema is never worked on.
import type { Session } from './sql/connection.js';
import { migrationsTable } from './data-source.js';
import { everyMigration } from './every-migration.js';

export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

export async function checkSchema(session: Session): Promise<void> {
  const [table] = await session.rows<{ exists: boolean }>('select to_regclass($1) is not null as exists', [migrationsTable]);
  const applied =
    table?.exists === true ? await session.rows<{ name: string }>(`select name from ${migrationsTable} order by id`) : [];
  const known = everyMigration.map(({ name }) => name);
  const missing = known.filter((name) => !applied.some((one) => one.name === name));
  const unknown = applied.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SchemaRefused(
      `The database has a newer schema than this version of Job Keeper knows (${shortly(unknown)}): start the newer version. ` +
        'To go back to this one, restore the database as it was before the upgrade (docs/runbook.md, "An upgrade").',
    );
  }
  if (missing.length === known.length) {
    throw new SchemaRefused('The database has no tables of Job Keeper yet: run `job-keeper migrate` first.');
  }
  if (missing.length > 0) {
    throw new SchemaRefused(
      `The database has an older schema than this version of Job Keeper needs (it lacks ${shortly(missing)}): run \`job-keeper migrate\` first.`,
    );
  }
}

/** A release may bring a dozen; the first says enough. */
function shortly([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
