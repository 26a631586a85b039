// Databases for tests, each its own, on one real server per run. A migrated database is a copy of a template that was migrated once.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, Pool } from 'pg';
import { atEndOfRun } from './end-of-run.js';
import { startPostgresServer, type PostgresServer, type ServerKind } from './postgres-server.js';

export interface TestDatabase {
  readonly url: string;
  /** The end of the run does it too. Connections that are still open are cut. */
  drop(): Promise<void>;
}

export interface ServedDatabase extends TestDatabase {
  /** For the account that the service has in production, with the rights of deploy/postgres/roles.sql. */
  readonly serviceUrl: string;
}

interface Server extends PostgresServer {
  /** One connection: databases are made one after the other, because a template may have no other user meanwhile. */
  readonly admin: Pool;
}

let server: Promise<Server> | null = null;
let template: Promise<string> | null = null;
let servedTemplate: Promise<string> | null = null;

/** Roles belong to the whole server, and others may use it: they have names of this run's own. */
const suffix = `${process.pid}_${randomBytes(4).toString('hex')}`;
const service = { role: `job_keeper_${suffix}`, owner: `job_keeper_owner_${suffix}`, password: randomBytes(12).toString('hex') };

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

export async function servedDatabase(): Promise<ServedDatabase> {
  const database = await create(await (servedTemplate ??= makeServedTemplate()));
  const serviceUrl = new URL(database.url);
  serviceUrl.username = service.role;
  serviceUrl.password = service.password;
  return { ...database, serviceUrl: serviceUrl.href };
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

async function makeServedTemplate(): Promise<string> {
  const { url } = await freshDatabase();
  const rights = readFileSync('deploy/postgres/roles.sql', 'utf8')
    .replaceAll(/\bjob_keeper_owner\b/g, service.owner)
    .replaceAll(/\bjob_keeper\b/g, service.role);
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(rights);
    await client.query(`alter role ${service.role} login password '${service.password}'`);
  } finally {
    await client.end();
  }
  return nameOf(url);
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

async function dropRoles(admin: Pool): Promise<void> {
  await admin.query(`drop role if exists ${service.role}, ${service.owner}`);
}

async function start(kind: ServerKind): Promise<Server> {
  const found = await startPostgresServer(kind);
  const admin = new Pool({ connectionString: found.url, max: 1, connectionTimeoutMillis: 30_000 });
  admin.on('error', () => undefined); // An idle connection that breaks is replaced by the next query.
  atEndOfRun(() => admin.end());
  // After the databases in which they have rights.
  if (found.stays) atEndOfRun(() => dropRoles(admin));
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
