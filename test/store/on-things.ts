// A database of its own with one table of things, and the adapter's one connection to it: for what is promised of statements, whatever they say.
import { Database } from '../../src/adapters/store/postgres/sql/database.js';
import { dataSourceFor } from '../../src/adapters/store/postgres/data-source.js';
import { freshDatabase } from '../support/postgres.js';
import { recording } from './store-options.js';

const bounds = {
  poolMax: 1,
  statementTimeoutMs: 5_000,
  lockTimeoutMs: 1_000,
  connectTimeoutMs: 5_000,
  applicationName: 'things',
};

/** `columns` of the table `thing`. */
export async function onThings(columns: string, work: (database: Database) => Promise<void>): Promise<void> {
  const own = await freshDatabase();
  const source = dataSourceFor({ ...bounds, url: own.url }, () => undefined);
  await source.initialize();
  try {
    const database = new Database(source, recording(), 7_000);
    await database.rows(`create table thing (${columns})`);
    await work(database);
  } finally {
    await source.destroy();
    await own.drop();
  }
}
