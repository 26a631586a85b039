// A store on its own database, for the tests of one file; and the raw connection beside it, to see what was really written.
import pg from 'pg';
import { openStore } from '../../src/adapters/store/postgres/open-store.js';
import type { Store } from '../../src/ports/store/store.js';
import { freshDatabase } from '../support/postgres.js';
import { storeOptions } from './store-options.js';

export interface Opened {
  readonly url: string;
  readonly store: Store;
  /** A second replica on the same database. */
  readonly other: Store;
  sql<Row extends pg.QueryResultRow>(text: string, parameters?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function opened(overrides: Parameters<typeof storeOptions>[1] = {}): Promise<Opened> {
  const database = await freshDatabase();
  const store = await openStore(storeOptions(database.url, overrides));
  const other = await openStore(storeOptions(database.url, overrides));
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  return {
    url: database.url,
    store,
    other,
    sql: async <Row extends pg.QueryResultRow>(text: string, parameters: unknown[] = []) =>
      (await pool.query<Row>(text, parameters)).rows,
    async close() {
      await Promise.all([store.close(), other.close(), pool.end()]);
      await database.drop();
    },
  };
}
