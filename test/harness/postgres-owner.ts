// A process that owns an embedded PostgreSQL, for tests that end it. Arguments: the data folder.
// Lines: `committed <url>` once a row is committed; on SIGINT it works on for a moment, then `drained`, then it stops and ends with 0.
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/adapters/store/embedded/embedded-postgres.js';

const dataDir = process.argv[2];
if (dataDir === undefined) throw new Error('usage: postgres-owner DATA_FOLDER');

const server = await startEmbeddedPostgres({ dataDir, startTimeoutMs: 30_000 });
const client = new Client({ connectionString: server.url });
await client.connect();
await client.query('create table if not exists kept (n int)');
await client.query('insert into kept values (1)');
process.once('SIGINT', () => {
  void drain();
});
console.log(`committed ${server.url}`);

async function drain(): Promise<void> {
  // A server that heard the interrupt too would cut this statement.
  await client.query('insert into kept select 2 from pg_sleep(0.3)');
  console.log('drained');
  await client.end();
  await server.stop();
}
