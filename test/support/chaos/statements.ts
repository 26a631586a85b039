// Bad weather for single statements, while PostgreSQL itself is well. In: what is to happen, and for how long. Out: statements that are cancelled or
// refused, commits that are, connections that end or stand still, each at a moment of its own. Promised: whoever comes later meets none of it.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { eventually } from '../eventually.js';
import type { Planned } from './schedule.js';

/** Serialization, deadlock, lock timeout, statement timeout, no connections left. */
const codes = ['40001', '40P01', '55P03', '57014', '53300'] as const;
/** Of statements, or of rows at the commit. */
const share = 0.3;
const everyMs = 25;
const backMs = 30_000;

const written = ['request', 'request_body', 'attempt', 'decision', 'response', 'step', 'alert', 'event'] as const;

const furnishing = [
  'create table bad_weather (place text primary key, share double precision not null)',
  `insert into bad_weather values ('statement', 0), ('commit', 0)`,
  `create function refuse_now() returns trigger language plpgsql as $$
   declare codes text[] := '{${codes.join(',')}}';
   begin
     if random() < (select share from bad_weather where place = tg_argv[0]) then
       raise exception 'bad weather' using errcode = codes[1 + floor(random() * ${codes.length})::integer];
     end if;
     return null;
   end $$`,
  ...written.flatMap((table) => [
    `create trigger refuse_statement before insert or update or delete on ${table} for each statement execute function refuse_now('statement')`,
    `create constraint trigger refuse_commit after insert or update on ${table} deferrable initially deferred
       for each row execute function refuse_now('commit')`,
  ]),
];

/** Those of replicas that are at work at this moment. */
const atWork = `
select pid from pg_stat_activity
where application_name like 'job-keeper%' and pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
order by random() limit 2`;

export class StatementWeather {
  constructor(private readonly url: () => string) {}

  async furnish(): Promise<void> {
    await this.#asking(async (client) => {
      for (const statement of furnishing) await client.query(statement);
    });
  }

  async suffer({ what, forMs }: Pick<Planned, 'what' | 'forMs'>): Promise<void> {
    switch (what) {
      case 'cancel':
        return this.#again(forMs, `select pg_cancel_backend(pid) from (${atWork}) as victims`);
      case 'end':
        return this.#again(forMs, `select pg_terminate_backend(pid) from (${atWork}) as victims`);
      case 'refuse':
        return this.#refuse('statement', forMs);
      case 'refuse-commit':
        return this.#refuse('commit', forMs);
      case 'freeze':
        return this.#freeze(forMs);
      default:
        throw new Error(`no weather is called ${what}`);
    }
  }

  async #again(forMs: number, sql: string): Promise<void> {
    const until = performance.now() + forMs;
    while (performance.now() < until) {
      await this.#unlessAway((client) => client.query(sql));
      await pause(everyMs);
    }
  }

  async #refuse(place: 'statement' | 'commit', forMs: number): Promise<void> {
    const set = (to: number) => (client: pg.Client) =>
      client.query('update bad_weather set share = $2 where place = $1', [place, to]);
    await this.#unlessAway(set(share));
    await pause(forMs);
    await eventually(() => this.#asking(set(0)).then(() => true), backMs, 100);
  }

  /** What it was at goes on later, when nobody waits for it any more. */
  async #freeze(forMs: number): Promise<void> {
    const victims = (await this.#unlessAway((client) => client.query<{ pid: number }>(atWork)))?.rows ?? [];
    for (const { pid } of victims) signal(pid, 'SIGSTOP');
    await pause(forMs);
    for (const { pid } of victims) signal(pid, 'SIGCONT');
  }

  /** The server may be away as well, by what falls on it meanwhile. */
  async #unlessAway<T>(ask: (client: pg.Client) => Promise<T>): Promise<T | null> {
    return this.#asking(ask).catch(() => null);
  }

  async #asking<T>(ask: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({
      ...{ connectionString: this.url(), connectionTimeoutMillis: 3_000, query_timeout: 3_000 },
      // It is to be set right also while the server is read-only to all others.
      options: '-c default_transaction_read_only=off',
    });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await ask(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** It may have ended meanwhile. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'ESRCH')) throw problem;
  }
}
