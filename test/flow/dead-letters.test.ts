// A message that the configuration forbids, dead-lettered; the configuration is mended, and the message is replayed and runs. On both brokers, by
// the real service and its command line.
import { expect } from 'chai';
import pg from 'pg';
import { Bench, intakeQueue } from '../service-bus/bench.js';
import { cli } from '../cli/captured-cli.js';
import { Vhost } from '../rabbitmq/vhost.js';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { eventually } from '../support/eventually.js';
import { aJobRequest } from '../support/job-requests.js';
import { startReplica, type Replica, type ReplicaOptions } from '../support/keeper-process.js';
import { freshDatabase } from '../support/postgres.js';

const answers = 'reports.333';

interface BrokerHere {
  readonly address: Pick<ReplicaOptions, 'amqpUrl' | 'serviceBus'>;
  send(bodies: readonly Buffer[]): Promise<void>;
  dead(): Promise<number>;
  /** The next answer of the notification queue. */
  answer(): Promise<unknown>;
  close(): Promise<void>;
}

const brokers: Record<string, () => Promise<BrokerHere>> = {
  RabbitMQ: async () => {
    const vhost = await Vhost.fresh();
    await vhost.declare(answers);
    return {
      address: { amqpUrl: vhost.url },
      send: (bodies) => vhost.send(intakeQueue, bodies),
      dead: () => vhost.ready(`${intakeQueue}.dead`),
      answer: async () => JSON.parse((await vhost.take(answers, 1))[0]?.content.toString() ?? '') as unknown,
      close: () => vhost.close(),
    };
  },
  'Service Bus': async () => {
    const bench = await Bench.fresh({ queues: [{ name: intakeQueue }, { name: answers }] });
    return {
      address: { serviceBus: bench.embedded.connectionString },
      send: (bodies) => bench.send(bodies),
      dead: () => Promise.resolve(bench.broker.deadLetters(intakeQueue).length),
      answer: async () => JSON.parse(String((await bench.take(answers, 1))[0]?.body)) as unknown,
      close: () => bench.close(),
    };
  },
};

function configured(patterns: readonly string[]) {
  return {
    rabbitmq: { declare: true },
    runs: { watch_interval_ms: 250, snapshot_age_ms: 200 },
    responses: { interval_ms: 100 },
    settings: {
      pools: { active: { clusters: ['c-1'], slots_per_cluster: 4, own_compute_slots: 0 } },
      cluster_types: { business: { pools: ['active'] } },
      calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
      tenants: { '333': { notification_queues: patterns } },
    },
    policies: { file: 'test/support/policies/strict.yaml' },
  };
}

for (const [name, open] of Object.entries(brokers)) {
  describe(`dead letters on ${name}, by the command line`, function () {
    this.timeout(180_000);

    let broker: BrokerHere;
    let simulator: DatabricksSimulator;
    let database: Awaited<ReturnType<typeof freshDatabase>>;
    let client: pg.Client;
    let replica: Replica | null = null;

    before(async () => {
      broker = await open();
      simulator = await startDatabricks({ clock: 'realtime' });
      simulator.addCluster({ clusterId: 'c-1', name: 'c-1', state: 'RUNNING' });
      const outcome = { result: 'succeed', exitValue: 'abfss://reports@lake/{run_id}.parquet', durationMs: 50 } as const;
      simulator.declareJob({ jobId: '175', name: 'job-175', clusterId: 'c-1', maxConcurrentRuns: 10, outcome });
      database = await freshDatabase();
      client = new pg.Client({ connectionString: database.url });
      client.on('error', () => undefined);
      await client.connect();
    });

    after(async () => {
      await stopped();
      await client.end();
      await broker.close();
      await simulator.stop();
      await database.drop();
    });

    async function stopped(): Promise<void> {
      replica?.process.kill('SIGTERM');
      await replica?.process.exited;
      replica = null;
    }

    async function serving(patterns: readonly string[]): Promise<(...argv: string[]) => ReturnType<typeof cli>> {
      await stopped();
      const databricks = { url: simulator.url, token: simulator.token };
      const { url } = (replica = await startReplica({
        ...{ databaseUrl: database.url, ...broker.address, databricks, config: configured(patterns) },
      }));
      return (...argv) => cli(['dead-letters', ...argv], { env: { JOB_KEEPER_URL: url } });
    }

    it('a message that was forbidden is kept; allowed and replayed, it is one request however often it was sent, and is answered', async () => {
      const forbidding = await serving(['tenant-333.*']);
      const wish = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'kept-1', queue: answers })));
      await broker.send([wish, wish, Buffer.from('no JSON')]);
      await eventually(async () => (await broker.dead()) === 3, 60_000);
      const listed = await forbidding('list');
      expect(listed.out.match(/reports\.333 is not among the queues/g)).to.have.length(2);
      expect(listed.out).to.contain('not-json: ');
      const ids = [...listed.out.matchAll(/^([0-9a-f]{20}) .* kept-1 /gm)].map(([, id]) => id ?? '');
      expect(ids, 'what says the same has the same id').to.have.length(2);
      expect(new Set(ids).size).to.equal(1);
      expect((await forbidding('show', ids[0] ?? '')).out).to.contain(wish.toString());

      const stillForbidden = await forbidding('replay', ids[0] ?? '');
      expect(stillForbidden.code).to.equal(1);
      expect(stillForbidden.out).to.match(/1 still refused\.\n$/);
      await eventually(async () => (await broker.dead()) === 3, 60_000);

      const allowing = await serving(['tenant-333.*', answers]);
      const replayed = await allowing(
        'replay',
        '--code',
        'queue-not-allowed',
        '--reason',
        'reports.333 is allowed now',
        '--json',
      );
      expect(replayed.code).to.equal(0);
      await eventually(async () => (await broker.dead()) === 1, 60_000);
      expect(await broker.answer()).to.deep.include({ correlation_id: 'kept-1', status: 'SUCCEEDED' });
      const { rows } = await client.query<{ id: string; source: string }>('select id, source from request');
      expect(rows).to.have.length(1);
      expect(rows[0]?.source).to.equal(name === 'RabbitMQ' ? 'rabbitmq' : 'service-bus');

      const left = await allowing('list', '--json');
      const { items } = JSON.parse(left.out) as { items: { reason: string }[] };
      expect(items.map(({ reason }) => reason)).to.deep.equal(['not-json']);
      const audit = await client.query<{ act: string; reason: string }>(`select act, reason from audit where request_id = $1`, [
        rows[0]?.id,
      ]);
      expect(audit.rows[0]).to.deep.equal({ act: 'replayed', reason: 'reports.333 is allowed now' });
      expect(simulator.ledger.runs, 'one run').to.have.length(1);
    });
  });
}
