// A way to a database on which statements are counted, and what the database says of the rows that were touched by it.
import { discardPlans } from '../../src/adapters/store/postgres/sql/prepared.js';
import type { Site } from '../support/house.js';
import { eventually } from '../support/eventually.js';
import { postgresFrames } from '../support/wire/postgres-frames.js';
import type { Dissector } from '../support/wire/tap.js';
import { tappedDatabase } from '../support/wire/tapped-database.js';

export interface CountedStore {
  readonly url: string;
  /** By the beginning of their text. */
  readonly statements: ReadonlyMap<string, number>;
  /** A message is one or several of them, with one answer. */
  messages(): number;
  close(): Promise<void>;
}

export async function countedStore(databaseUrl: string): Promise<CountedStore> {
  const statements = new Map<string, number>();
  let messages = 0;
  const counting = (): Dissector => {
    const frames = postgresFrames();
    return {
      server: (bytes) => frames.server(bytes),
      client: (bytes) => {
        const cut = frames.client(bytes);
        for (const { name, text } of cut) {
          if (name === 'sync') messages += 1;
          // One of a text alone, or one of a statement with its parameters. Once a second plans are discarded, whatever is done.
          if (name !== 'query' && name !== 'execute') continue;
          if (text === discardPlans) continue;
          const beginning = text.trim().replaceAll(/\s+/g, ' ').slice(0, 60);
          statements.set(beginning, (statements.get(beginning) ?? 0) + 1);
        }
        return cut;
      },
    };
  };
  const { url, tap } = await tappedDatabase(databaseUrl, counting);
  return { url, statements, messages: () => messages, close: () => tap.close() };
}

export interface TouchedRows {
  /** Inserted, updated and deleted, over all tables. */
  readonly written: number;
  /** Fetched by an index, or read by a scan of a whole table. */
  readonly read: number;
}

/** What a server process has counted is known when it has ended: the store is closed before. */
export async function touchedRows(site: Site): Promise<TouchedRows> {
  await eventually(async () => {
    const [row] = await site.sql<{ n: number }>(
      `select count(*)::integer as n from pg_stat_activity where datname = current_database() and application_name = 'job-keeper flow test'`,
    );
    return row?.n === 0;
  }, 30_000);
  const [row] = await site.sql<{ written: number; read: number }>(`
    select sum(n_tup_ins + n_tup_upd + n_tup_del)::integer as written,
      sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::integer as read from pg_stat_user_tables`);
  if (row === undefined) throw new Error('the database has counted nothing');
  return row;
}
