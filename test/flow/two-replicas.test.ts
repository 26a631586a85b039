// The whole road on real servers: two replicas, RabbitMQ, PostgreSQL and the Databricks simulator; 300 mixed requests, room for 12 runs.
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { expect } from 'chai';
import pg from 'pg';
import { JobResponse } from '../../src/core/ending/job-response.js';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { startReplica, type Replica } from '../support/keeper-process.js';
import { freshDatabase } from '../support/postgres.js';
import { rabbitmq } from '../support/rabbitmq.js';

const requestsMax = 300;
const tenants = ['333', '444', '555'];
const clusters = { active: 8, passive: 4 };
/** Jobs 1..6 succeed, 7 fails; one of them may run but once at a time. */
const declared = ['1', '2', '3', '4', '5', '6', '7'];
const queueOf = (tenant: string) => `tenant-${tenant}.responses`;

const config = {
  rabbitmq: { declare: true },
  policies: { file: 'test/support/policies/strict.yaml' },
  runs: { watch_interval_ms: 250, snapshot_age_ms: 200, no_room_pause_ms: 500, calls_at_once_max: 8 },
  responses: { interval_ms: 100 },
  waiting_queue: { sweep_cron: '*/2 * * * * *' },
  databricks: { requests_per_second: 90 },
  settings: {
    pools: {
      active: { clusters: ['c-active'], slots_per_cluster: clusters.active, own_compute_slots: 0 },
      passive: { clusters: ['c-passive'], slots_per_cluster: clusters.passive, own_compute_slots: 0 },
    },
    cluster_types: { business: { pools: ['active', 'passive'] } },
    jobs: Object.fromEntries(declared.map((job) => [job, { placement: 'submit' }])),
    tenants: { '555': { runs_max: 3, notification_queues: ['tenant-555.*'] } },
    // Every hour of every day, so that the test does not depend on when it is run.
    calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
  },
};

interface Planned {
  readonly correlationId: string;
  readonly tenantId: string;
  readonly expected: string;
  readonly fate: number;
  readonly body: ReturnType<typeof aJobRequest>;
}

/** Every thirtieth is for a job that nobody declared; the others go round jobs, tenants and priorities. */
function planned(index: number): Planned {
  const fate = index % 30;
  const tenantId = tenants[index % tenants.length] ?? '';
  const priority = [20, 50, 80, 100][index % 4] ?? 50;
  const jobId = fate === 29 ? '999' : (declared[index % declared.length] ?? '');
  const operation = {
    max_concurrent_runs: jobId === '2' ? 1 : 4,
    ...(jobId === '999' ? { max_wait_seconds: 3 } : {}),
    notebook_params: { index: String(index) },
  };
  const correlationId = `road-${index}`;
  const body = aJobRequest({ correlationId, jobId, tenantId, priority, queue: queueOf(tenantId), operation });
  return { correlationId, tenantId, fate, body, expected: { '999': 'EXPIRED', '7': 'FAILED' }[jobId] ?? 'SUCCEEDED' };
}

interface Answer {
  readonly message: JobResponse;
  readonly messageId: string;
  readonly queue: string;
}

const saying: Readonly<Record<string, RegExp>> = {
  SUCCEEDED: /abfss:\/\/reports@lake\//,
  FAILED: /intentional failure/,
  EXPIRED: /waited as long as it may/,
};

function expectAnswered({ correlationId, tenantId, expected }: Planned, answers: readonly Answer[]): void {
  // Nothing is lost on the way here, so every response is published once.
  expect(answers.length, correlationId).to.equal(1);
  for (const { message, queue } of answers) {
    expect(queue).to.equal(queueOf(tenantId));
    expect(message.status, correlationId).to.equal(expected);
    expect(JSON.stringify(message)).to.match(saying[expected] ?? /never/);
  }
}

describe('the whole road, with two replicas', function () {
  this.timeout(180_000);

  let simulator: DatabricksSimulator;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let broker: ChannelModel;
  let channel: ConfirmChannel;
  let replicas: Replica[];
  let client: pg.Client;
  const sent: Planned[] = [];
  const responses = new Map<string, readonly Answer[]>();

  before(async () => {
    simulator = await startDatabricks({ clock: 'realtime' });
    simulator.addCluster({ clusterId: 'c-active', name: 'c-active', state: 'RUNNING' });
    simulator.addCluster({ clusterId: 'c-passive', name: 'c-passive', state: 'RUNNING' });
    for (const jobId of declared) {
      const outcome =
        jobId === '7'
          ? ({ result: 'fail', message: 'RuntimeError: intentional failure', durationMs: 150 } as const)
          : ({
              result: 'succeed',
              exitValue: `abfss://reports@lake/{job_id}/{run_id}.parquet`,
              durationMs: 100 + Number(jobId) * 40,
            } as const);
      simulator.declareJob({ jobId, name: `job-${jobId}`, clusterId: 'c-active', maxConcurrentRuns: 1000, outcome });
    }
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const amqpUrl = await (await rabbitmq()).vhostUrl();
    broker = await connect(amqpUrl);
    channel = await broker.createConfirmChannel();
    const databricks = { url: simulator.url, token: simulator.token };
    replicas = await Promise.all([0, 1].map(() => startReplica({ databaseUrl: database.url, amqpUrl, databricks, config })));
    for (const tenant of tenants) {
      const queue = queueOf(tenant);
      await channel.assertQueue(queue, { durable: true });
      await channel.consume(
        queue,
        (message) => {
          if (message === null) return;
          const response = JobResponse.parse(JSON.parse(message.content.toString()));
          const known = responses.get(response.correlation_id) ?? [];
          responses.set(response.correlation_id, [
            ...known,
            { message: response, messageId: String(message.properties.messageId), queue },
          ]);
        },
        { noAck: true },
      );
    }
  });

  after(async () => {
    for (const { process } of replicas) process.kill('SIGTERM');
    await Promise.all(replicas.map(({ process }) => process.exited));
    await client.end();
    await broker.close();
    await simulator.stop();
    await database.drop();
  });

  const publish = (body: unknown) => channel.sendToQueue('job-requests', Buffer.from(JSON.stringify(body)), { persistent: true });

  /** The request, and beside it what a careless world sends: duplicates over both transports, a conflict, what cannot be read at all. */
  async function send(one: Planned): Promise<void> {
    publish(one.body);
    switch (one.fate) {
      case 5:
        publish(one.body);
        return;
      case 6: {
        const again = await fetch(`${replicas[0]?.url ?? ''}/v1/job-requests`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(one.body),
        });
        expect([200, 202]).to.include(again.status);
        return;
      }
      case 7:
        publish({ ...one.body, user_id: 'somebody else' });
        return;
      case 8:
        channel.sendToQueue('job-requests', Buffer.from('{"correlation_id":'), { persistent: true });
    }
  }

  it('answers every request exactly once on its own queue, with the end that its job came to', async () => {
    for (let index = 0; index < requestsMax; index += 1) {
      const one = planned(index);
      sent.push(one);
      await send(one);
    }
    await channel.waitForConfirms();
    await eventually(() => responses.size === requestsMax, 120_000, 200);
    for (const one of sent) expectAnswered(one, responses.get(one.correlationId) ?? []);
  });

  it('starts one run for each attempt, under a token of its own, and no more', async () => {
    const { rows } = await client.query<{ token: string; run_id: string | null }>('select token, run_id from attempt');
    const runs = simulator.ledger.runs;
    expect(new Set(runs.map(({ token }) => token)).size).to.equal(runs.length);
    expect(new Set(rows.map(({ token }) => token))).to.deep.equal(new Set(runs.map(({ token }) => token)));
    expect(runs.filter(({ result }) => result === 'SUCCESS' || result === 'FAILED').length).to.equal(
      sent.filter(({ expected }) => expected !== 'EXPIRED').length,
    );
  });

  it('never exceeds the slots of a cluster, the limit of a job or the quota of a tenant', async () => {
    const { perCluster, total } = simulator.ledger.maxConcurrent;
    expect(perCluster.get('c-active')).to.be.within(2, clusters.active);
    expect(perCluster.get('c-passive')).to.be.within(1, clusters.passive);
    expect(total).to.be.at.most(clusters.active + clusters.passive);
    // The limit of job 2 and the quota of tenant 555, at every instant, from the rows' own times.
    const overlaps = `
      with held as (
        select r.job_id, r.tenant_id, a.recorded_at as begun, coalesce(a.ended_at, 'infinity') as ended
        from attempt a join request r on r.id = a.request_id
      )
      select max(at_once) as most from (
        select (select count(*) from held o where o.begun <= h.begun and o.ended > h.begun and %) as at_once from held h where #
      ) x`;
    const most = async (other: string, own: string) =>
      Number((await client.query<{ most: string }>(overlaps.replace('%', other).replace('#', own))).rows[0]?.most);
    expect(await most("o.job_id = '2'", "h.job_id = '2'")).to.equal(1);
    expect(await most("o.tenant_id = '555'", "h.tenant_id = '555'")).to.be.within(1, 3);
  });

  it('serves the higher priorities first', async () => {
    const { rows } = await client.query<{ priority: number; wait: number }>(
      `select priority, avg(extract(epoch from submitted_at - received_at))::float8 as wait from request where submitted_at is not null group by 1 order by 1`,
    );
    const waits = new Map(rows.map(({ priority, wait }) => [priority, wait]));
    expect(waits.get(100)).to.be.below(waits.get(50) ?? 0);
    expect(waits.get(80)).to.be.below(waits.get(20) ?? 0);
  });

  it('dead-letters what it cannot take, with its reason, and leaves nothing in any queue', async () => {
    const depth = async (queue: string) => (await channel.checkQueue(queue)).messageCount;
    expect(await depth('job-requests')).to.equal(0);
    const dead: { reason: unknown; body: string }[] = [];
    for (
      let letter = await channel.get('job-requests.dead', { noAck: true });
      letter !== false;
      letter = await channel.get('job-requests.dead', { noAck: true })
    ) {
      dead.push({ reason: letter.properties.headers?.['reason'], body: letter.content.toString() });
    }
    const reasons = dead.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'conflict').length).to.equal(requestsMax / 30);
    expect(reasons.filter((reason) => reason === 'not-json').length).to.equal(requestsMax / 30);
    expect(dead.length).to.equal((requestsMax / 30) * 2);
    const { rows } = await client.query<{ open: string }>(
      `select (select count(*) from request where finished_at is null) + (select count(*) from response where delivery <> 'published') + (select count(*) from attempt where ended_at is null) as open`,
    );
    expect(rows[0]?.open).to.equal('0');
  });

  it('told SRE once of the job that nobody declared, and both replicas did their share', async () => {
    const { rows } = await client.query<{ key: string }>(`select key from alert where key = 'job-not-declared:999'`);
    expect(rows.length).to.equal(1);
    const lines = replicas.map(
      ({ process }) => process.lines.filter((line) => line.includes('job-not-declared:999') && line.includes('trigger')).length,
    );
    expect(lines.reduce((sum, one) => sum + one, 0)).to.be.at.least(1);
    const metrics = await Promise.all(replicas.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    for (const text of metrics) expect(text).to.match(/job_keeper_requests_total\{source="rabbitmq",outcome="stored"\} [1-9]/);
  });
});
