// The servers of a benchmark: a private PostgreSQL that keeps every promise (fsync, synchronous_commit) and a private RabbitMQ, whole, on this
// machine. Out: for each measurement its own database and its own vhost, and what CPU time the servers took meanwhile.
import { Pool } from 'pg';
import { durable, freshDatabase, postgres } from '../../test/support/postgres.js';
import { rabbitmq } from '../../test/support/rabbitmq.js';
import { cpuMsOfServers } from './proc.js';

export interface Servers {
  /** Migrated and empty, after a CHECKPOINT; the one before is dropped. */
  database(): Promise<string>;
  /** An empty vhost; the one before is deleted. */
  vhost(): Promise<string>;
  /** Since they were started, in milliseconds. */
  cpuMs(): ServersCpu;
}

export interface ServersCpu {
  readonly postgres: number;
  readonly rabbitmq: number;
}

/** Of a server for a service that is busy; everything else is as PostgreSQL ships it. */
export const postgresSettings = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  max_connections: '200',
  // When a row was committed, exactly and without asking meanwhile.
  track_commit_timestamp: 'on',
  shared_preload_libraries: 'pg_stat_statements',
};

export function privateServers(): Servers {
  let database: Awaited<ReturnType<typeof freshDatabase>> | null = null;
  let vhost: string | null = null;
  return {
    database: async () => {
      await postgres(durable(postgresSettings));
      await database?.drop();
      database = await freshDatabase();
      const { admin } = await postgres();
      await admin.query('checkpoint');
      return database.url;
    },
    vhost: async () => {
      const server = await rabbitmq();
      if (vhost !== null) await server.ctl('delete_vhost', new URL(vhost).pathname.slice(1));
      return (vhost = await server.vhostUrl());
    },
    cpuMs: () => ({ postgres: cpuMsOfServers('postgres'), rabbitmq: cpuMsOfServers('beam.smp') }),
  };
}

/** For what is asked about a database from outside of what is measured. */
export async function asking<T>(databaseUrl: string, ask: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  // A connection that is on its way to its end when the database is dropped is cut.
  pool.on('error', () => undefined);
  try {
    return await ask(pool);
  } finally {
    await pool.end();
  }
}
