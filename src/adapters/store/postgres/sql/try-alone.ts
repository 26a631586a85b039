// Work that one replica does for all. In: a name and the work. Out: what it answers, or null when another replica is at it. Promised: the
// lock is the connection's own, so it goes with a process that dies; it never goes back to the pool with a connection.
import type { Database } from './database.js';

export function tryAlone<T>(database: Database, name: string, work: () => Promise<T>): Promise<T | null> {
  const key = [`job-keeper ${name}`];
  return database.onOneConnection(async (session) => {
    const [row] = await session.rows<{ taken: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', key);
    if (row?.taken !== true) return null;
    const result = await work();
    await session.rows('select pg_advisory_unlock(hashtextextended($1, 0))', key);
    return result;
  }, 'select pg_advisory_unlock_all()');
}
