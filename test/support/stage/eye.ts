// An eye on the store, over a connection of its own that nobody disturbs. Out: the store's part of a history.
import pg from 'pg';
import { finalStates, liveStates, queuedStates } from '../../../src/core/lifecycle.js';
import type { Attempt, Event, Move, Queued, Request, Response, Sample, Step } from '../history/event.js';
import { noting, selectMoves } from '../noted-moves.js';
import { clustersFor } from './workplace.js';

interface Sampled {
  readonly live: Sample['live'];
  readonly queued: readonly Omit<Queued, 'clusters'>[];
}

/** One statement: both lists are of one instant. `$3`: due for every replica, however wrong its clock. */
const sample = `
select
  (select coalesce(json_agg(json_build_object('clusterId', cluster_id, 'jobId', job_id, 'tenantId', tenant_id)), '[]')
    from request where state = any($1)) as live,
  (select coalesce(json_agg(json_build_object('id', id, 'jobId', job_id, 'tenantId', tenant_id, 'rank', extract(epoch from rank_at) * 1000)), '[]')
    from request where state = any($2) and due_at <= now() - $3::float8 * interval '1 ms') as queued`;

const requests = `select id, tenant_id as "tenantId", correlation_id as "correlationId", job_id as "jobId", state from request`;
const attempts = `
select request_id as "requestId", number, token, run_id as "runId", ended_at is null as open from attempt`;
const responses = `select request_id as "requestId", message_id as "messageId", status, queue, delivery from response`;

const steps = `select key, done_at is null as open from step`;

export class Eye {
  readonly #pool: pg.Pool;

  constructor(url: string) {
    this.#pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 2_000, query_timeout: 3_000 });
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pool.on('error', () => undefined);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#pool.query<Row>(sql, [...parameters])).rows;
  }

  async sample(skewMaxMs = 0): Promise<Sample> {
    const at = Date.now();
    const [row] = await this.rows<Sampled>(sample, [liveStates, queuedStates, skewMaxMs]);
    const { live, queued } = row ?? { live: [], queued: [] };
    return { kind: 'sample', at, live, queued: queued.map((one) => ({ ...one, clusters: clustersFor(one.jobId) })) };
  }

  /** Before the first request comes. */
  async noteMoves(): Promise<void> {
    for (const statement of noting) await this.rows(statement);
  }

  async eventsLeft(): Promise<number> {
    const [row] = await this.rows<{ left: number }>(
      'select ((select count(*) from event) + (select count(*) from event_parked))::integer as left',
    );
    return row?.left ?? 0;
  }

  async everything(): Promise<Event[]> {
    const final: readonly string[] = finalStates;
    return [
      ...(await this.rows<Omit<Request, 'kind' | 'final'>>(requests)).map((row) => ({
        ...{ kind: 'request' as const, ...row },
        final: final.includes(row.state),
      })),
      ...(await this.rows<Omit<Attempt, 'kind'>>(attempts)).map((row) => ({ kind: 'attempt' as const, ...row })),
      ...(await this.rows<Omit<Response, 'kind'>>(responses)).map((row) => ({ kind: 'response' as const, ...row })),
      ...(await this.rows<Omit<Step, 'kind'>>(steps)).map((row) => ({ kind: 'step' as const, ...row })),
      ...(await this.rows<Omit<Move, 'kind'>>(selectMoves)).map((row) => ({ kind: 'move' as const, ...row })),
    ];
  }

  /** Nothing is left to be done: for this it is waited before a history is judged. */
  async isQuiet(): Promise<boolean> {
    const [row] = await this.rows<{ open: string }>(
      `select (select count(*) from request where finished_at is null) + (select count(*) from response where delivery = 'due')
        + (select count(*) from attempt where ended_at is null) + (select count(*) from step where done_at is null) as open`,
    );
    return row?.open === '0' && (await this.eventsLeft()) === 0;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
