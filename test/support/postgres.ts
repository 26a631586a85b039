// Databases for tests, each its own, on one real server per run. A migrated database is a copy of a template that was migrated once.
import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { atEndOfRun } from './end-of-run.js';
import { startPostgresServer, type PostgresServer, type ServerKind } from './postgres-server.js';

export interface TestDatabase {
  readonly url: string;
  /** The end of the run does it too. Connections that are still open are cut. */
  drop(): Promise<void>;
}

interface Server extends PostgresServer {
  /** One connection: databases are made one after the other, because a template may have no other user meanwhile. */
  readonly admin: Pool;
}

let server: Promise<Server> | null = null;
let template: Promise<string> | null = null;

/** Starts the server, once per run: of the kind that is asked for first. */
export function postgres(kind: ServerKind = { kind: 'quick' }): Promise<Server> {
  return (server ??= start(kind));
}

export function durable(settings: Readonly<Record<string, string>>): ServerKind {
  return { kind: 'durable', settings };
}

export async function freshDatabase(): Promise<TestDatabase> {
  return create(await (template ??= makeTemplate()));
}

export function emptyDatabase(): Promise<TestDatabase> {
  return create('template0');
}

async function makeTemplate(): Promise<string> {
  const { migrate } = await import('../../src/adapters/store/postgres/migrate.js');
  const database = await emptyDatabase();
  await migrate(database.url);
  return nameOf(database.url);
}

async function create(from: string): Promise<TestDatabase> {
  const { url, stays, admin } = await postgres();
  const name = `job_keeper_test_${process.pid}_${randomBytes(5).toString('hex')}`;
  await admin.query(`create database ${name} template ${from}`);
  let dropped: Promise<void> | null = null;
  const drop = (): Promise<void> => (dropped ??= dropNow(admin, name));
  if (stays) atEndOfRun(drop);
  return { url: withDatabase(url, name), drop };
}

async function dropNow(admin: Pool, name: string): Promise<void> {
  await admin.query(`drop database if exists ${name} with (force)`);
}

async function start(kind: ServerKind): Promise<Server> {
  const found = await startPostgresServer(kind);
  const admin = new Pool({ connectionString: found.url, max: 1, connectionTimeoutMillis: 30_000 });
  admin.on('error', () => undefined); // An idle connection that breaks is replaced by the next query.
  atEndOfRun(() => admin.end());
  return { ...found, admin };
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
