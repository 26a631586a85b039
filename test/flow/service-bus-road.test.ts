// The whole road by Service Bus, with two replicas, while the connections of both are cut again and again.
import { expect } from 'chai';
import pg from 'pg';
import { openMediator } from '../../src/adapters/broker/service-bus/mediator.js';
import { JobResponse } from '../../src/core/ending/job-response.js';
import { Bench, intakeQueue } from '../service-bus/bench.js';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { startReplica, type Replica } from '../support/keeper-process.js';
import { freshDatabase } from '../support/postgres.js';

const requestsMax = 500;
const cutEvery = 50;
const notificationQueue = 'tenant-333.responses';
const slots = 40;

const config = {
  runs: { watch_interval_ms: 250, snapshot_age_ms: 200, no_room_pause_ms: 500 },
  responses: { interval_ms: 100 },
  databricks: { requests_per_second: 90 },
  waiting_queue: { sweep_cron: '*/2 * * * * *' },
  settings: {
    pools: {
      active: { clusters: ['c-1'], slots_per_cluster: slots, own_compute_slots: 0 },
      passive: { clusters: [], own_compute_slots: 0 },
    },
    cluster_types: { business: { pools: ['active', 'passive'] } },
    calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
  },
  policies: { file: 'test/support/policies/strict.yaml' },
};

describe('the whole road by Service Bus, its connections cut every 50 messages', function () {
  this.timeout(180_000);

  let bench: Bench;
  let simulator: DatabricksSimulator;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let client: pg.Client;
  let replicas: Replica[] = [];
  let cuts = 0;

  before(async () => {
    bench = await Bench.fresh({ queues: [{ name: intakeQueue, deliveriesMax: 100 }, { name: notificationQueue }] });
    simulator = await startDatabricks({ clock: 'realtime' });
    simulator.addCluster({ clusterId: 'c-1', name: 'c-1', state: 'RUNNING' });
    const outcome = { result: 'succeed', exitValue: 'abfss://reports@lake/{run_id}.parquet', durationMs: 50 } as const;
    simulator.declareJob({ jobId: '175', name: 'job-175', clusterId: 'c-1', maxConcurrentRuns: 1000, outcome });
    database = await freshDatabase();
    client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    const databricks = { url: simulator.url, token: simulator.token };
    const serviceBus = bench.embedded.connectionString;
    replicas = await Promise.all([0, 1].map(() => startReplica({ databaseUrl: database.url, serviceBus, databricks, config })));
  });

  after(async () => {
    for (const { process } of replicas) process.kill('SIGTERM');
    await Promise.all(replicas.map(({ process }) => process.exited));
    await client.end();
    await bench.close();
    await simulator.stop();
    await database.drop();
  });

  const count = async (what: string): Promise<number> => {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${what}`);
    return Number(rows[0]?.count);
  };

  it('stores each of 500 requests once, loses none, and answers each once', async () => {
    const operation = { max_concurrent_runs: 1000 };
    const message = (index: number) => ({
      body: aJobRequest({ correlationId: `cut-${index}`, jobId: '175', queue: notificationQueue, operation }),
      messageId: `cut-${index}`,
    });
    for (let sent = 0; sent < requestsMax; sent += cutEvery) {
      const mediator = await openMediator(bench.embedded.connectionString);
      await mediator.publish(
        intakeQueue,
        Array.from({ length: cutEvery }, (_, index) => message(sent + index)),
      );
      await mediator.close();
      // In the middle of it: some are settled, some are in hand, some wait.
      await eventually(() => bench.unsettled() < cutEvery, 30_000, 1);
      cuts += 1;
      await bench.faults.cutConnections();
    }
    await eventually(() => bench.unsettled() === 0, 60_000);
    await eventually(async () => (await count(`response where delivery = 'published'`)) === requestsMax, 90_000, 200);
    expect(await count('request')).to.equal(requestsMax);
    expect(await count(`request where state = 'succeeded'`)).to.equal(requestsMax);
    expect(simulator.ledger.runs.length, 'one run each').to.equal(requestsMax);
    expect(bench.broker.deadLetters(intakeQueue)).to.have.length(0);
    expect(cuts).to.equal(requestsMax / cutEvery);
  });

  it('has each answer in the notification queue, under one identity however often it was sent', async () => {
    const answers = await bench.take(notificationQueue, bench.broker.depth(notificationQueue));
    const byRequest = new Map<string, Set<unknown>>();
    for (const { body, messageId } of answers) {
      const { correlation_id: id, status } = JobResponse.parse(JSON.parse(String(body)));
      expect(status).to.equal('SUCCEEDED');
      byRequest.set(id, (byRequest.get(id) ?? new Set()).add(messageId));
    }
    expect(byRequest.size).to.equal(requestsMax);
    expect([...byRequest.values()].filter((ids) => ids.size > 1)).to.deep.equal([]);
    const { rows } = await client.query<{ message_id: string }>('select message_id from response');
    expect(new Set(rows.map((row) => row.message_id))).to.deep.equal(new Set([...byRequest.values()].flatMap((ids) => [...ids])));
  });

  it('used both replicas', async () => {
    const metrics = await Promise.all(replicas.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
    for (const text of metrics) expect(text).to.match(/job_keeper_requests_total\{source="service-bus",outcome="stored"\} [1-9]/);
  });
});
