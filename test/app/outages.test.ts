// The service while what it stands on is away: PostgreSQL and RabbitMQ are really stopped, and come back. Nothing is acknowledged that is not
// stored, memory stays flat, everybody is told why, and all of it mends by itself.
import { createServer, connect as connectTo, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { expect } from 'chai';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/adapters/store/embedded/embedded-postgres.js';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { startReplica, type Replica } from '../support/keeper-process.js';
import { rabbitmq, type RabbitMq } from '../support/rabbitmq.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const queue = 'job-requests';
const answersTo = 'tenant-333.responses';
const messages = 400;
const config = {
  rabbitmq: { declare: true, prefetch: 100 },
  database: { connect_timeout_ms: 1_000 },
  intake: { retry_ms: 100 },
  runs: { watch_interval_ms: 200, snapshot_age_ms: 100 },
  responses: { interval_ms: 100 },
  waiting_queue: { sweep_cron: '*/2 * * * * *' },
};

/** One address for a database that comes back at another. */
class Doorway {
  socketDir = '';
  readonly #open = new Set<Socket>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((socket) => {
      const target = connectTo(join(this.socketDir, '.s.PGSQL.5432'));
      for (const [one, other] of [
        [socket, target],
        [target, socket],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => undefined).on('close', () => (this.#open.delete(one), other.destroy()));
        one.pipe(other);
      }
    });
  }

  async port(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
  }
}

describe('while PostgreSQL or RabbitMQ is stopped', function () {
  this.timeout(120_000);
  const doorway = new Doorway();
  let dataDir: string;
  let database: EmbeddedPostgres;
  let rabbit: RabbitMq;
  let amqpUrl: string;
  let vhost: string;
  let replica: Replica;
  let connection: ChannelModel;

  const startDatabase = async () => {
    database = await startEmbeddedPostgres({ dataDir, fsync: false, startTimeoutMs: 60_000 });
    doorway.socketDir = database.socketDir;
  };

  before(async () => {
    dataDir = join(await temporaryFolder(), 'postgres');
    rabbit = await rabbitmq();
    amqpUrl = await rabbit.vhostUrl();
    vhost = decodeURIComponent(new URL(amqpUrl).pathname.slice(1));
    await startDatabase();
    const { username, pathname } = new URL(database.url.replace(/@\//, '@localhost/'));
    const databaseUrl = `postgresql://${username}@127.0.0.1:${await doorway.port()}${pathname}`;
    replica = await startReplica({ databaseUrl, amqpUrl, config });
    connection = await connect(amqpUrl);
  });

  after(async () => {
    replica.process.kill('SIGKILL');
    await replica.process.exited;
    await connection.close().catch(() => undefined);
    // Others use this broker after us, however this went.
    await rabbit.startApp();
    doorway.close();
    await database.stop();
  });

  const ask = (path: string, body?: unknown) =>
    fetch(`${replica.url}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' } }),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const ready = async () => {
    const answer = await ask('/readyz');
    const { parts } = (await answer.json()) as { parts: { name: string; ready: boolean; reason: string | null }[] };
    return { status: answer.status, unready: parts.filter((part) => !part.ready) };
  };
  const metric = async (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(await (await ask('/metrics')).text())?.[1]);
  const linesOf = (of: string) =>
    replica.process.lines
      .map((line) => JSON.parse(line) as { component: string; level: string; msg: string })
      .filter(({ component }) => component === of);
  const inQueue = async () => {
    const listed = await rabbit.ctl('list_queues', '-p', vhost, 'name', 'messages');
    return Number(new RegExp(`^${queue}\\s+(\\d+)`, 'm').exec(listed)?.[1] ?? NaN);
  };
  const send = async (ids: readonly string[]) => {
    const channel: ConfirmChannel = await connection.createConfirmChannel();
    for (const correlationId of ids)
      channel.sendToQueue(queue, Buffer.from(JSON.stringify(aJobRequest({ correlationId, jobId: '404' }))));
    await channel.waitForConfirms();
    await channel.close();
  };
  const stored = async (tenant = '333') => {
    const items: { correlation_id: string }[] = [];
    let cursor = '';
    do {
      const page = (await (await ask(`/v1/job-requests?limit=500&tenant_id=${tenant}${cursor}`)).json()) as {
        items: { correlation_id: string }[];
        next_cursor: string | null;
      };
      items.push(...page.items);
      cursor = page.next_cursor === null ? '' : `&cursor=${encodeURIComponent(page.next_cursor)}`;
    } while (cursor !== '');
    return items.map(({ correlation_id }) => correlation_id);
  };

  it('without its store nothing is acknowledged, HTTP says 503 and when to come again, readiness says why, memory is flat; then all is taken', async () => {
    const ids = Array.from({ length: messages }, (_, index) => `away-${index}`);
    await database.stop();
    await send(ids);
    const refused = await eventually(async () => {
      const answer = await ask('/v1/job-requests', aJobRequest({ correlationId: 'over-http', jobId: '404' }));
      return answer.status === 503 ? answer : null;
    }, 20_000);
    expect(Number(refused.headers.get('retry-after'))).to.be.above(0);
    expect(refused.headers.get('content-type')).to.match(/^application\/problem\+json/);
    expect(await refused.json()).to.include({ code: 'store-unavailable' });
    const told = await eventually(async () => {
      const seen = await ready();
      return seen.status === 503 && seen.unready.some(({ name }) => name === 'store') ? seen : null;
    }, 20_000);
    expect(told.unready.find(({ name }) => name === 'store')?.reason).to.match(/^PostgreSQL cannot be reached/);
    // Each message in hand is tried many times over, and none is let go.
    const before = await metric('process_resident_memory_bytes');
    const tries = () => metric('job_keeper_requests_total\\{source="rabbitmq",outcome="unavailable"\\}');
    await eventually(async () => (await tries()) > 2_000, 30_000);
    // The broker counts a quorum queue every five seconds.
    await eventually(async () => (await inQueue()) === messages, 15_000, 200);
    expect((await metric('process_resident_memory_bytes')) - before).to.be.below(64 * 1024 * 1024);

    // Sweeps come every two seconds: that the store is away is said by the store.
    expect(await metric('job_keeper_sweeps_total\\{outcome="failed"\\}')).to.be.above(0);
    expect([...linesOf('schedule sweep'), ...linesOf('waiting-queue')]).to.deep.equal([]);
    expect(linesOf('store').filter(({ level }) => level === 'error')).to.have.length(1);

    await startDatabase();
    await eventually(async () => (await inQueue()) === 0, 30_000, 200);
    expect([...(await stored())].sort()).to.deep.equal([...ids].sort());
    expect((await ready()).status).to.equal(200);
  });

  it('with a store that takes no writes nothing is acknowledged, HTTP says 503, readiness says why; then all is taken', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `read-only-${index}`);
    const readOnly = async (now: 'on' | 'off') => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query(`alter system set default_transaction_read_only = ${now}`);
      await client.query('select pg_reload_conf()');
      await client.end();
    };
    await readOnly('on');
    await send(ids);
    const refused = await eventually(async () => {
      const answer = await ask('/v1/job-requests', aJobRequest({ correlationId: 'refused', jobId: '404' }));
      return answer.status === 503 ? answer : null;
    }, 20_000);
    expect(await refused.json()).to.include({ code: 'store-unavailable' });
    const told = await eventually(async () => {
      const seen = await ready();
      return seen.status === 503 && seen.unready.some(({ name }) => name === 'store') ? seen : null;
    }, 20_000);
    expect(told.unready.find(({ name }) => name === 'store')?.reason).to.match(/takes no writes/);
    await eventually(async () => (await inQueue()) === ids.length, 15_000, 200);

    await readOnly('off');
    await eventually(async () => (await inQueue()) === 0, 30_000, 200);
    expect(await stored())
      .to.include.members(ids)
      .and.not.include('refused');
    // That it takes again is known once it has refused nothing for five seconds.
    await eventually(async () => (await ready()).status === 200, 20_000);
  });

  it('without its broker it takes requests over HTTP and keeps their responses; when it is back they are published', async () => {
    const channel = await connection.createChannel();
    await channel.assertQueue(answersTo, { durable: true });
    await rabbit.stopApp();
    const told = await eventually(async () => {
      const seen = await ready();
      return seen.unready.some(({ name }) => name === 'response queues') ? seen : null;
    }, 20_000);
    expect(told.status, 'it is of use without its broker').to.equal(200);
    const body = aJobRequest({ correlationId: 'by-http', jobId: '175', queue: answersTo });
    const answer = await ask('/v1/job-requests', body);
    expect(answer.status).to.equal(202);
    const { request_id: id } = (await answer.json()) as { request_id: string };
    const ended = await eventually(async () => {
      const view = (await (await ask(`/v1/job-requests/${id}`)).json()) as {
        state: string;
        response: { delivery: string } | null;
      };
      return view.state === 'succeeded' ? view : null;
    }, 30_000);
    expect(ended.response?.delivery).to.equal('due');

    await rabbit.startApp();
    const published = await eventually(async () => {
      const view = (await (await ask(`/v1/job-requests/${id}`)).json()) as { response: { delivery: string } };
      return view.response.delivery === 'published';
    }, 40_000);
    expect(published).to.equal(true);
    // Intake, responses and dead letters have a connection each, and come back one after the other.
    const ofBroker = () => linesOf('broker').map(({ msg }) => msg);
    const [up, down] = ['Connection to the broker is up', 'Connection to the broker is down'];
    await eventually(async () => (await ready()).unready.length === 0 && ofBroker().length >= 3, 40_000);
    expect(ofBroker()).to.deep.equal([up, down, up]);
    connection = await connect(amqpUrl);
    const listening = await connection.createChannel();
    const message = await eventually(() => listening.get(answersTo, { noAck: true }));
    expect(message === false ? null : (JSON.parse(message.content.toString()) as object)).to.include({
      ...{ correlation_id: 'by-http', status: 'SUCCEEDED' },
    });
  });

  it('with a broker that is short of memory readiness says so, and responses go out by themselves when it is over', async () => {
    const channel = await connection.createChannel();
    await channel.assertQueue(answersTo, { durable: true });
    await rabbit.ctl('set_vm_memory_high_watermark', '0');
    try {
      const body = aJobRequest({ correlationId: 'in-an-alarm', jobId: '175', queue: answersTo });
      expect((await ask('/v1/job-requests', body)).status).to.equal(202);
      const told = await eventually(async () => {
        const seen = await ready();
        return seen.unready.some(({ name }) => name === 'response queues') ? seen : null;
      }, 40_000);
      expect(told.status, 'it is of use without its broker').to.equal(200);
      const reason = 'the broker takes nothing at present (low on memory)';
      expect(told.unready).to.deep.equal([{ name: 'response queues', ready: false, reason }]);
    } finally {
      await rabbit.ctl('set_vm_memory_high_watermark', '0.4');
    }
    const message = await eventually(() => channel.get(answersTo, { noAck: true }), 40_000);
    expect(message === false ? null : (JSON.parse(message.content.toString()) as object)).to.include({
      ...{ correlation_id: 'in-an-alarm', status: 'SUCCEEDED' },
    });
    await eventually(async () => (await ready()).unready.length === 0, 20_000);
  });
});
