// What the weather falls on: a stage with servers of its own, which may be broken as one likes.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../src/adapters/store/embedded/embedded-postgres.js';
import { atEndOfRun } from '../end-of-run.js';
import { eventually } from '../eventually.js';
import { placeOf } from '../place.js';
import { rabbitmq } from '../rabbitmq.js';
import { Stage } from '../stage/stage.js';
import { quickFolder } from '../temporary-folder.js';
import { postgresFrames } from '../wire/postgres-frames.js';
import { Tap } from '../wire/tap.js';
import { StatementWeather } from './statements.js';

export interface Ground {
  readonly stage: Stage;
  readonly store: BreakableStore;
  readonly statements: StatementWeather;
  restartBroker(awayMs: number): Promise<void>;
  close(): Promise<void>;
}

export async function layGround(): Promise<Ground> {
  const broker = await rabbitmq();
  const store = await BreakableStore.start();
  const eyeTap = await Tap.before(() => placeOf(new URL(store.url)), postgresFrames);
  const stage = await Stage.on({
    databaseUrl: () => store.url,
    eyeUrl: `postgresql://postgres@127.0.0.1:${eyeTap.port}/postgres`,
    amqpUrl: await broker.vhostUrl(),
    drop: () => store.stop(),
  });
  return {
    stage,
    store,
    statements: new StatementWeather(() => store.url),
    restartBroker: async (awayMs) => {
      await broker.stopApp();
      await pause(awayMs);
      await broker.startApp();
    },
    close: async () => {
      await stage.close();
      await eyeTap.close();
    },
  };
}

const recoveryMs = 30_000;

/** A private PostgreSQL that keeps what it has committed when its processes die. */
export class BreakableStore {
  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<BreakableStore> {
    const dataDir = await quickFolder();
    const store = new BreakableStore(dataDir, await begin(dataDir));
    atEndOfRun(() => store.stop());
    return store;
  }

  get url(): string {
    return this.server.url;
  }

  /** `away`: for how long, where that is of any length. */
  async suffer(what: string, away: () => Promise<unknown>): Promise<void> {
    switch (what) {
      case 'terminate-backends':
        await this.#ask(
          'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
          ['client backend'],
        );
        return;
      case 'read-only':
        await this.#readOnly('on');
        await away();
        await this.#readOnly('off');
        return;
      case 'crash':
        await this.#crash();
        return;
      default:
        await this.server.stop();
        await away();
        this.server = await begin(this.dataDir);
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }

  /** As a standby is that has taken over and is not told yet: it answers, and takes nothing. */
  async #readOnly(now: 'on' | 'off'): Promise<void> {
    await this.#ask(`alter system set default_transaction_read_only = ${now}`, []);
    await this.#ask('select pg_reload_conf()', []);
  }

  /** One of its processes is killed: PostgreSQL throws all of them out and recovers from its log. */
  async #crash(): Promise<void> {
    const sql = `select pid from pg_stat_activity where backend_type = 'walwriter'`;
    const { pid } = await eventually(async () => (await this.#ask<{ pid: number }>(sql, []))[0], recoveryMs, 200);
    process.kill(pid, 'SIGKILL');
  }

  /** It may be recovering from what fell on it before. */
  async #ask<Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return eventually(() => askOnce<Row>(this.url, sql, parameters), recoveryMs, 200);
  }
}

async function askOnce<Row extends pg.QueryResultRow>(url: string, sql: string, parameters: readonly unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...parameters])).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function begin(dataDir: string): Promise<EmbeddedPostgres> {
  // Commits reach the system before they are answered: they survive the processes, not the machine, and no machine fails here.
  return startEmbeddedPostgres({
    dataDir,
    fsync: false,
    settings: { synchronous_commit: 'on', max_connections: '100' },
    startTimeoutMs: 60_000,
  });
}
