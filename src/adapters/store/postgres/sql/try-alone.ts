// Work that one replica does for all. In: a name and the work. Out: what it answers, or null when another replica is at it. Promised: the
// lock goes with a process that dies, and with one that stands still: it is of a transaction, which the server ends when it hears nothing of it.
import type { Session } from './connection.js';
import type { Database } from './database.js';

const tryLock = 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken';

export interface Alone {
  readonly name: string;
  /** Shorter than what the server allows one that is idle in a transaction. It has no snapshot meanwhile, and keeps nothing from being vacuumed. */
  readonly heardEveryMs: number;
}

export function tryAlone<T>(database: Database, { name, heardEveryMs }: Alone, work: () => Promise<T>): Promise<T | null> {
  return database.transaction(
    async (transaction, [rows = []]) => {
      const [row] = rows as { readonly taken: boolean }[];
      if (row?.taken !== true) return null;
      const silent = heard(transaction, heardEveryMs);
      try {
        return await work();
      } finally {
        await silent();
      }
    },
    [{ text: tryLock, values: [`job-keeper ${name}`] }],
  );
}

/** Lets itself be heard of until it is told to be silent. Where the connection is lost the lock is: the work goes on, and the commit meets the loss. */
function heard(session: Session, everyMs: number): () => Promise<unknown> {
  let saying: Promise<unknown> | null = null;
  const say = () => {
    saying ??= session.rows('select 1').then(
      () => (saying = null),
      () => undefined,
    );
  };
  const saysOn = setInterval(say, everyMs);
  return () => {
    clearInterval(saysOn);
    return Promise.resolve(saying);
  };
}
