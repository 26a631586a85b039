// What an operator is told when the broker goes away under intake and relay, or takes a channel away.
import { expect } from 'chai';
import type { OutgoingResponse, ResponseQueues, Settlement } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';
import { Proxy } from './proxy.js';
import { bodies, Vhost } from './vhost.js';

const uses = ['intake', 'dead letters', 'responses'];

/** Without an end, one publish after the other; what is not confirmed is not sent again. */
class Relaying {
  confirmed = 0;
  #on = true;
  readonly #ended: Promise<void>;

  constructor(responses: ResponseQueues, response: OutgoingResponse) {
    const loop = async (): Promise<void> => {
      while (this.#on) {
        const outcomes = await responses.publish(Array.from({ length: 20 }, () => response));
        this.confirmed += outcomes.filter(({ kind }) => kind === 'confirmed').length;
        await new Promise(setImmediate);
      }
    };
    this.#ended = loop();
  }

  async end(): Promise<void> {
    this.#on = false;
    await this.#ended;
  }
}

describe('RabbitMQ, what is told of a loss', () => {
  let vhost: Vhost;
  let queue: string;
  let warnings: Error[];
  const warned = (warning: Error): void => void warnings.push(warning);
  before(async () => {
    vhost = await Vhost.fresh();
    process.on('warning', warned);
  });
  after(() => void process.off('warning', warned));
  beforeEach(() => {
    queue = vhost.queue();
    vhost.facts.length = 0;
    warnings = [];
  });
  afterEach(() => vhost.close());

  const troubles = (): unknown[] => vhost.facts.flatMap((fact) => (fact.kind === 'trouble' ? [fact.error] : []));
  const connections = (use: string): string[] =>
    vhost.facts.flatMap((fact) =>
      fact.kind === 'connection' && fact.detail?.startsWith(`rabbitmq, ${use}: `) ? [fact.state] : [],
    );

  const losses: Readonly<Record<string, () => Promise<void>>> = {
    'every connection is cut': () => vhost.cutConnections(),
    'the broker is stopped and started': () => vhost.broker.restartApp(),
  };
  for (const [loss, happens] of Object.entries(losses)) {
    it(`${loss} during intake and relay: each connection is told down once and up once, and nothing else is`, async () => {
      const answers = vhost.queue('tenant-1.responses');
      await vhost.declare(answers);
      let refused = 0;
      const held: (() => void)[] = [];
      const intake = vhost.intake({ queues: [{ name: queue }] });
      await intake.start(async () => {
        // Some of them are refused when there is nowhere to put them.
        if (refused >= 100 && held.length < 100) await new Promise<void>((refuse) => held.push(refuse));
        refused += 1;
        return { kind: 'dead-letter', reason: 'not-json', description: 'It is no JSON.' };
      });
      const responses = vhost.responses();
      await responses.start();
      const relaying = new Relaying(responses, {
        ...{ queue: answers, messageId: 'm', correlationId: 'c', body: Buffer.from('{}') },
        ...{ traceparent: null, sessionId: null },
      });
      await vhost.send(queue, bodies(200));
      await eventually(() => held.length === 100 && relaying.confirmed > 100);

      const told = eventually(() => connections('dead letters').length > 1, 30_000, 1);
      await Promise.all([happens(), told.then(() => held.forEach((refuse) => refuse()))]);
      await eventually(() => uses.every((use) => connections(use).length === 3));
      await eventually(() => intake.health().ready && responses.health().ready);
      const [refusedBefore, confirmedBefore] = [refused, relaying.confirmed];
      await vhost.send(queue, bodies(10));
      await eventually(() => refused >= refusedBefore + 10 && relaying.confirmed > confirmedBefore);
      await relaying.end();
      await eventually(async () => (await vhost.ready(queue)) === 0);

      for (const use of uses) expect(connections(use), use).to.deep.equal(['up', 'down', 'up']);
      expect(troubles()).to.deep.equal([]);
      expect(warnings, 'of Node').to.deep.equal([]);
    });
  }

  it('a broker that answers no more on a connection is told down with what it did not answer, and nothing else is', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      let silent = false;
      proxy.fromBroker = (packet) => {
        // basic.consume-ok is class 60, method 21: it is the first that does not come.
        silent ||= packet.includes(Buffer.from([0, 60, 0, 21]));
        return silent ? Buffer.alloc(0) : packet;
      };
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }], connectTimeoutMs: 500 });
      await intake.start(() => Promise.resolve({ kind: 'taken' }));
      const down = await eventually(() => vhost.facts.find((fact) => fact.kind === 'connection' && fact.state === 'down'));
      proxy.fromBroker = (packet) => packet;
      await eventually(() => intake.health().ready);
      expect(down).to.have.property('detail').that.contains(`consuming ${queue}: no answer within 500 ms`);
      expect(troubles()).to.deep.equal([]);
    } finally {
      await proxy.close();
    }
  });

  it('a queue that is lost again and again is told each time, and Node warns of no listeners that are left behind', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(() => Promise.resolve({ kind: 'taken' }));
    for (let lost = 1; lost <= 12; lost += 1) {
      await vhost.delete(queue);
      await eventually(() => troubles().length === lost && intake.health().ready);
    }
    expect(warnings, 'of Node').to.deep.equal([]);
  });

  it('a channel that is taken away from a connection that stands is told in a sentence without a stack, also when it happens again', async () => {
    // The broker closes the channel of a consumer that keeps a delivery for too long; here after half a second instead of half an hour.
    await vhost.broker.ctl(
      'eval',
      'application:set_env(rabbit, consumer_timeout, 500), application:set_env(rabbit, channel_tick_interval, 200).',
    );
    try {
      let came = 0;
      const intake = vhost.intake({ queues: [{ name: queue }] });
      await intake.start(() => {
        came += 1;
        return came < 3 ? new Promise<Settlement>(() => undefined) : Promise.resolve({ kind: 'taken' });
      });
      await vhost.send(queue, bodies(1));
      await eventually(() => came === 3);
      const lost = `the queue ${queue} is not consumed: Channel closed by server: 406 (PRECONDITION-FAILED)`;
      expect(troubles().map((said) => typeof said === 'string' && said.startsWith(lost))).to.deep.equal([true, true]);
      expect(connections('intake'), 'the connection stood all the time').to.deep.equal(['up']);
    } finally {
      await vhost.broker.ctl(
        'eval',
        'application:set_env(rabbit, consumer_timeout, 1800000), application:set_env(rabbit, channel_tick_interval, 60000).',
      );
    }
  });
});
