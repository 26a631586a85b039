// Brings a database up to this version's schema. In: its address. Out: the names of the migrations that were applied. Promised: any number
// of processes may do it at once: one does the work, the others find it done; each migration is applied whole or not at all.
import type { DataSource } from 'typeorm';
import { dataSourceFor } from './data-source.js';
import { answerMarginMs } from './sql/answer-in-time.js';
import { asFault } from './sql/errors.js';

/** Changing a large table takes its time. */
const statementTimeoutMs = 900_000;
/** Waiting for another process that is migrating; and for the table locks of a migration. */
const lockTimeoutMs = 300_000;
const connectTimeoutMs = 10_000;

export async function migrate(url: string): Promise<{ applied: string[] }> {
  // One connection holds the lock, one migrates.
  const bounds = { url, poolMax: 2, statementTimeoutMs, lockTimeoutMs, connectTimeoutMs, applicationName: 'job-keeper migrate' };
  const dataSource = dataSourceFor(bounds, lostBetweenStatements, { query_timeout: statementTimeoutMs + answerMarginMs });
  try {
    await dataSource.initialize();
    return { applied: await alone(dataSource) };
  } catch (problem) {
    throw asFault(problem);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** TypeORM takes no lock: of three processes that start together, one would fail on a table that another has just made. */
async function alone(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`select pg_advisory_lock(hashtextextended('job-keeper migrate', 0))`);
    const applied = await dataSource.runMigrations({ transaction: 'each' });
    await runner.query(`select pg_advisory_unlock(hashtextextended('job-keeper migrate', 0))`);
    return applied.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

/** The next statement meets the loss, and reports it. */
function lostBetweenStatements(): void {
  // Nothing is lost that anybody waits for.
}
