// The embedded default of the store: a private, real PostgreSQL.
// In: a data folder. Out: a connection string (over a socket that only we may enter; no port, no password) and the way to stop.
// Promised: what was committed survives any end of this process; one data folder is open once; nothing outlives us; no install script,
// no root rights and no network are needed. Every refusal is one clear sentence (EmbeddedPostgresRefused).
import { setTimeout as pause } from 'node:timers/promises';
import { findBinaries } from './binaries.js';
import { clusterMajor, holderIsStopping, initCluster } from './cluster.js';
import { prepareHome, type Home } from './home.js';
import { EmbeddedPostgresRefused } from './refused.js';
import { removeStaleSocketFolders } from './socket-folder.js';
import { startServer, type ServerStart } from './start-server.js';
import type { SupervisedServer } from './supervise.js';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** False only where the data may be lost: tests. */
  readonly fsync?: boolean;
  /** PostgreSQL settings that go over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  readonly startTimeoutMs: number;
}

export interface EmbeddedPostgres {
  /** For `pg` and for TypeORM's `url`. */
  readonly url: string;
  readonly socketDir: string;
  /** Such as '18.4'. */
  readonly version: string;
  /** Resolves with a sentence if the server ends although nobody stopped it. */
  readonly lost: Promise<string>;
  /** Close every pool before. May be called twice. */
  stop(): Promise<void>;
}

const STOP_MS = 10_000;
/** After a kill of its owner the old server needs a moment to hear of it; from then on it says that it is stopping. */
const HEARS_MS = 2000;
const HELD_EVERY_MS = 150;

const DEFAULTS = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '40',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A unique violation is an everyday answer here; the log is for the server's own life.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};
const NO_FSYNC = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    return await start(options);
  } catch (problem) {
    if (problem instanceof EmbeddedPostgresRefused) throw problem;
    const message = problem instanceof Error ? problem.message : String(problem);
    throw new EmbeddedPostgresRefused(`The embedded PostgreSQL could not start in ${options.dataDir}: ${message}`, {
      cause: problem,
    });
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const end = performance.now() + options.startTimeoutMs;
  const fsync = options.fsync ?? true;
  // 1. Where the data lives and who runs the server.
  const home = await prepareHome(options.dataDir);
  // 2. Binaries that fit the data.
  const major = await clusterMajor(home.clusterDir);
  const binaries = await findBinaries(home, major);
  // 3. The first start makes the cluster.
  if (major === null) await initCluster(binaries, home, { fsync, timeoutMs: end - performance.now() });
  // 4. Start.
  const settings = { ...DEFAULTS, ...(fsync ? {} : NO_FSYNC), ...options.settings };
  const started = await outwait(home, end, (boundMs) => startServer(binaries, home, { settings, boundMs }));
  if (started.outcome !== 'serves') throw new EmbeddedPostgresRefused(started.reason);
  await removeStaleSocketFolders(home, started.socketDir);
  return { url: started.url, socketDir: started.socketDir, version: binaries.version, ...lifeOf(started.server) };
}

/** Waits out a predecessor that is shutting down (its last checkpoint may take a while); one that keeps serving is the answer. */
async function outwait(home: Home, end: number, attempt: (boundMs: number) => Promise<ServerStart>): Promise<ServerStart> {
  const heard = Math.min(end, performance.now() + HEARS_MS);
  for (;;) {
    const result = await attempt(end - performance.now());
    const now = performance.now();
    if (result.outcome !== 'held' || now >= end || (now >= heard && !(await holderIsStopping(home.clusterDir)))) return result;
    await pause(HELD_EVERY_MS);
  }
}

function lifeOf(server: SupervisedServer): Pick<EmbeddedPostgres, 'lost' | 'stop'> {
  let stopping: Promise<void> | null = null;
  const lost = new Promise<string>((resolve) => {
    void server.exited.then((code) => {
      if (stopping === null) resolve(`The embedded PostgreSQL ended by itself (exit code ${code ?? 'unknown'}).`);
    });
  });
  return { lost, stop: () => (stopping ??= server.stop(STOP_MS)) };
}
