// Whether the database has the schema that this version was written for. In: a session. Out: nothing, or a refusal in one sentence.
// Promised: an older or newer schema is never worked on.
import type { Session } from './sql/connection.js';
import { migrations, migrationsTable } from './data-source.js';

export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused';
}

export async function checkSchema(session: Session): Promise<void> {
  const [table] = await session.rows<{ exists: boolean }>('select to_regclass($1) is not null as exists', [migrationsTable]);
  const applied =
    table?.exists === true ? await session.rows<{ name: string }>(`select name from ${migrationsTable} order by id`) : [];
  const known = migrations.map(({ name }) => name);
  const missing = known.filter((name) => !applied.some((one) => one.name === name));
  const unknown = applied.map(({ name }) => name).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SchemaRefused(
      `The database has a newer schema than this version of Job Keeper knows (${unknown.join(', ')}): start the newer version.`,
    );
  }
  if (missing.length > 0) {
    throw new SchemaRefused(
      `The database has an older schema than this version of Job Keeper needs (${missing.join(', ')} is missing): run \`job-keeper migrate\` first.`,
    );
  }
}
