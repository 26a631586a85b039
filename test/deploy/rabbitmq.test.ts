import { connect, type ConfirmChannel } from 'amqplib';
import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rabbitmqDeadLetters } from '../../src/adapters/broker/rabbitmq/rabbitmq-dead-letters.js';
import { rabbitmqIntake } from '../../src/adapters/broker/rabbitmq/rabbitmq-intake.js';
import { rabbitmqResponses } from '../../src/adapters/broker/rabbitmq/rabbitmq-responses.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { sourcesOf } from '../../src/app/parts/intake-queues.js';
import { configOf } from '../app/config-sources.js';
import { Vhost } from '../rabbitmq/vhost.js';
import { eventually } from '../support/eventually.js';
import { rabbitmq, type RabbitMq } from '../support/rabbitmq.js';
import { Definitions, importDefinitions, removeDefinitions, renamed } from './definitions.js';
import { makeSecrets, type MadeSecrets } from './made-secrets.js';

const committed = Definitions.parse(JSON.parse(readFileSync('deploy/rabbitmq/definitions.json', 'utf8')));
const telemetry = { report: () => undefined };

describe('deploy/rabbitmq/definitions.json', () => {
  const suffix = randomBytes(4).toString('hex');
  let broker: RabbitMq;
  let secrets: MadeSecrets;
  let definitions: Definitions;
  let url: { keeper: string; mediator: string; nobody: string; admin: string };

  before(async function () {
    this.timeout(90_000);
    broker = await rabbitmq();
    secrets = await makeSecrets();
    definitions = renamed(Definitions.parse(JSON.parse(secrets.read('rabbitmq_definitions'))), suffix);
    await importDefinitions(broker, definitions);
    const admin = new URL(broker.url);
    admin.pathname = `/job-keeper-${suffix}`;
    await broker.ctl('set_permissions', '-p', `job-keeper-${suffix}`, admin.username || 'guest', '.*', '.*', '.*');
    const as = (user: string, password: string): string => {
      const other = new URL(admin);
      other.username = `${user}-${suffix}`;
      other.password = password;
      return other.href;
    };
    url = {
      // The password as the service gets it: out of its URL.
      keeper: as('keeper', new URL(secrets.read('amqp_url').trim()).password),
      mediator: as('mediator', secrets.read('rabbitmq_mediator_password').trim()),
      nobody: as('nobody', ''),
      admin: admin.href,
    };
  });

  after(async () => {
    await removeDefinitions(broker, definitions);
    secrets.remove();
  });

  async function on<T>(address: string, ask: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const connection = await connect(address, { timeout: 10_000 });
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createConfirmChannel();
      // What the broker refuses of a publish is said by closing the channel.
      const closed = new Promise<never>((_, reject) => channel.on('error', reject));
      return await Promise.race([ask(channel), closed]);
    } finally {
      await connection.close().catch(() => undefined);
    }
  }

  const refused = async (address: string, ask: (channel: ConfirmChannel) => Promise<unknown>): Promise<void> => {
    const problem: unknown = await on(address, ask).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(String(problem)).to.match(/ACCESS_REFUSED/);
  };

  const publish =
    (exchange: string, key: string, body = 'x') =>
    async (channel: ConfirmChannel): Promise<void> => {
      channel.publish(exchange, key, Buffer.from(body), { persistent: true, mandatory: true });
      await channel.waitForConfirms();
    };

  it('holds no password, and nobody can log in before one is made', async () => {
    expect(committed.users.map(({ password_hash: hash }) => hash)).to.deep.equal(['', '']);
    expect(committed.users.map(({ name }) => name)).to.deep.equal(['keeper', 'mediator']);
    const bare = renamed(committed, `${suffix}-bare`);
    await importDefinitions(broker, bare);
    try {
      const address = new URL(url.admin);
      address.pathname = `/job-keeper-${suffix}-bare`;
      address.username = `mediator-${suffix}-bare`;
      for (const password of ['', 'guest', 'mediator']) {
        address.password = password;
        const answer: unknown = await connect(address.href, { timeout: 10_000 }).catch((problem: unknown) => problem);
        expect(String(answer), password).to.match(/ACCESS[_-]REFUSED/);
      }
    } finally {
      await removeDefinitions(broker, bare);
    }
  });

  it('gives no user a tag: none can administer the broker', () => {
    expect(committed.users.flatMap(({ tags }) => tags)).to.deep.equal([]);
  });

  it('names the queues of the configuration', () => {
    const queues = sourcesOf(configOf({}).rabbitmq.intake_queues);
    expect(committed.queues.map(({ name }) => name)).to.have.members(queues.flatMap(({ name }) => [name, `${name}.dead`]));
  });

  it('declares its queues as the service would', async () => {
    const vhost = await Vhost.fresh();
    const intake = vhost.intake({ queues: sourcesOf(configOf({}).rabbitmq.intake_queues), declare: true });
    await intake.start(() => Promise.resolve({ kind: 'taken' }));
    await vhost.close();
    for (const { name, arguments: args } of committed.queues) {
      // A queue that is there with other arguments refuses to be declared with these.
      await vhost.with((channel) => channel.assertQueue(name, { durable: true, arguments: args }));
      const other = vhost.with((channel) =>
        channel.assertQueue(name, { durable: true, arguments: { ...args, 'x-max-length': 7 } }),
      );
      expect(String(await other.catch((problem: unknown) => problem))).to.match(/PRECONDITION_FAILED/);
    }
  });

  describe('a mediator', () => {
    it('may publish job requests, whatever its routing key', async () => {
      for (const key of ['', 'job-requests', 'anything']) await on(url.mediator, publish('job-requests', key, `by ${key}`));
      const bodies = await eventually(async () => {
        const messages = await on(url.admin, async (channel) => [
          await channel.get('job-requests', { noAck: true }),
          await channel.get('job-requests', { noAck: true }),
          await channel.get('job-requests', { noAck: true }),
        ]);
        return messages.map((message) => (message === false ? null : message.content.toString()));
      });
      expect(bodies).to.deep.equal(['by ', 'by job-requests', 'by anything']);
    });

    const others: Record<string, (channel: ConfirmChannel) => Promise<unknown>> = {
      'read the intake queue': (channel) => channel.get('job-requests'),
      'consume the intake queue': (channel) => channel.consume('job-requests', () => undefined),
      'read dead letters': (channel) => channel.get('job-requests.dead'),
      'publish to a queue by its name': publish('', 'tenant-333.responses'),
      'publish to the dead letters': publish('', 'job-requests.dead'),
      'publish through another exchange': publish('amq.topic', 'job-requests'),
      'make a queue': (channel) => channel.assertQueue('mine'),
      'make an exchange': (channel) => channel.assertExchange('mine', 'fanout'),
      'bind a queue of its own to the requests of all': (channel) => channel.bindQueue('job-requests', 'job-requests', 'x'),
      'purge the intake queue': (channel) => channel.purgeQueue('job-requests'),
      'delete the intake queue': (channel) => channel.deleteQueue('job-requests'),
    };
    for (const [name, ask] of Object.entries(others)) it(`may not ${name}`, () => refused(url.mediator, ask));
  });

  describe('the keeper', () => {
    const patience = { clock: systemClock, telemetry, backoff: { firstMs: 20, maxMs: 200 } };

    it('may do all that the service does: take requests, keep dead letters, show and replay them, answer', async () => {
      await on(url.admin, (channel) => channel.assertQueue('tenant-333.responses', { durable: true }));
      const intake = rabbitmqIntake({
        ...patience,
        url: url.keeper,
        queues: [{ name: 'job-requests' }],
        declare: false,
        bodyBytesMax: 1000,
      });
      const responses = rabbitmqResponses({ ...patience, url: url.keeper });
      const received: string[] = [];
      try {
        await intake.start(({ body }) => {
          received.push(body.toString());
          return Promise.resolve({ kind: 'dead-letter', reason: 'not-json', description: 'because' });
        });
        await on(url.mediator, publish('job-requests', '', 'a request'));
        const letters = rabbitmqDeadLetters({ clock: systemClock, url: url.keeper, queues: ['job-requests'] });
        const [dead] = await eventually(async () => {
          const looked = await letters.look(10);
          return looked.letters.length === 1 ? looked.letters : null;
        });
        expect(received).to.deep.equal(['a request']);
        expect(dead?.reason).to.equal('not-json');
        await letters.sift(10, () => Promise.resolve('remove'));
        expect((await letters.look(10)).letters).to.deep.equal([]);
        await responses.start();
        const [outcome] = await responses.publish([
          {
            queue: 'tenant-333.responses',
            messageId: 'm',
            correlationId: 'c',
            body: Buffer.from('{}'),
            traceparent: null,
            sessionId: null,
          },
        ]);
        expect(outcome).to.deep.equal({ kind: 'confirmed' });
      } finally {
        await intake.stop(2_000);
        await responses.stop();
      }
    });

    const others: Record<string, (channel: ConfirmChannel) => Promise<unknown>> = {
      'publish job requests as a mediator does': publish('job-requests', ''),
      'read the responses of tenants': (channel) => channel.get('tenant-333.responses'),
      'make a queue': (channel) => channel.assertQueue('mine'),
      'delete a queue': (channel) => channel.deleteQueue('tenant-333.responses'),
      'delete the dead letters': (channel) => channel.deleteQueue('job-requests.dead'),
    };
    for (const [name, ask] of Object.entries(others)) it(`may not ${name}`, () => refused(url.keeper, ask));
  });
});
