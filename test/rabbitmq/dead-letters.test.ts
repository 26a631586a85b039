import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { Receive } from '../../src/ports/broker.js';
import type { Clock } from '../../src/ports/clock.js';
import { eventually } from '../support/eventually.js';
import { bodies, Vhost } from './vhost.js';

const refuse: Receive = () =>
  Promise.resolve({ kind: 'dead-letter', reason: 'invalid-request', description: 'user_id is missing' });

describe('RabbitMQ dead letters', () => {
  let vhost: Vhost;
  let queue: string;
  before(async () => (vhost = await Vhost.fresh()));
  beforeEach(() => {
    queue = vhost.queue();
    vhost.facts.length = 0;
  });
  afterEach(() => vhost.close());

  it('carry a binary body of 3 MB unchanged', async () => {
    const body = randomBytes(3_000_000);
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(refuse);
    await vhost.send(queue, [body]);
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.content.equals(body)).to.equal(true);
  });

  it('keep the properties and headers of the original, beside the reason', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(refuse);
    await vhost.send(queue, [Buffer.from('{}')], {
      messageId: 'm-1',
      correlationId: 'c-1',
      contentType: 'application/json',
      replyTo: 'tenant-1.responses',
      timestamp: 1_700_000_000,
      priority: 3,
      headers: { traceparent: '00-trace', nested: { deep: [1, 'two', true] }, reason: 'of the sender' },
    });
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.properties).to.deep.include({
      messageId: 'm-1',
      correlationId: 'c-1',
      contentType: 'application/json',
      replyTo: 'tenant-1.responses',
      timestamp: 1_700_000_000,
      priority: 3,
      deliveryMode: 2,
    });
    const { 'dead-lettered-at': at, ...headers } = letter?.properties.headers ?? {};
    expect(Date.parse(String(at))).to.be.closeTo(Date.now(), 60_000);
    expect(headers).to.deep.equal({
      'x-delivery-count': 0, // The dead queue's own.
      traceparent: '00-trace',
      nested: { deep: [1, 'two', true] },
      reason: 'invalid-request',
      description: 'user_id is missing',
    });
  });

  it('neither expire, nor go where the original was copied to, nor fail for its user id', async () => {
    await vhost.declare(`${queue}.copies`);
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(refuse);
    const user = decodeURIComponent(new URL(vhost.url).username);
    await vhost.send(queue, [Buffer.from('{}')], { expiration: 60_000, userId: user, CC: [`${queue}.copies`] });
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.properties.expiration).to.equal(undefined);
    expect(letter?.properties.headers).to.include({ reason: 'invalid-request', 'original-user-id': user });
    expect(await vhost.ready(`${queue}.copies`), 'only the copy that the sender asked for').to.equal(1);
  });

  it('are kept with their reason though the headers of the original leave no room for it', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    const description = 'y'.repeat(4000);
    await intake.start(() => Promise.resolve({ kind: 'dead-letter', reason: 'invalid-request', description }));
    await vhost.send(queue, [Buffer.from('{}')], { messageId: 'm-1', headers: { large: 'x'.repeat(64_000) } });
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    const headers = letter?.properties.headers;
    expect(headers).to.have.all.keys('x-delivery-count', 'dead-lettered-at', 'reason', 'description');
    expect(headers).to.include({ reason: 'invalid-request', description });
    expect(letter?.properties.messageId).to.equal('m-1');
  });

  it('carry no more of a description than a header should', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(() =>
      Promise.resolve({ kind: 'dead-letter', reason: 'invalid-request', description: 'x'.repeat(100_000) }),
    );
    await vhost.send(queue, [Buffer.from('{}')]);
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.properties.headers?.['description']).to.have.length(4096);
  });

  it('that have no queue to go to are held, reported once, and kept when there is one', async () => {
    await vhost.declare(queue);
    const intake = vhost.intake({ queues: [{ name: queue }], declare: false, backoff: { firstMs: 20, maxMs: 500 } });
    await intake.start(refuse);
    expect(intake.health().ready, 'what can be taken is taken').to.equal(true);
    await vhost.send(queue, [Buffer.from('{}')], { headers: { of: 'the sender' } });
    await eventually(() => !intake.health().ready);
    expect(intake.health().reason).to.equal(`a dead letter of ${queue} cannot be kept: there is no queue ${queue}.dead`);
    await vhost.declare(`${queue}.dead`);
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.properties.headers).to.include({ reason: 'invalid-request', of: 'the sender' });
    await eventually(() => intake.health().ready);
    const reports = vhost.facts.filter(
      (fact) => fact.kind === 'trouble' && String(fact.error).includes('cannot be kept: there is no queue'),
    );
    expect(reports).to.have.length(1);
  });

  describe('that cannot be kept for long', () => {
    let ahead = 0;
    let tries = 0;
    let received = 0;
    const clock: Clock = {
      now: () => systemClock.now() + ahead,
      pause: (ms, signal) => {
        if (ms === 7) tries += 1;
        return systemClock.pause(ms, signal);
      },
    };
    const counted: Receive = (delivery) => {
      received += 1;
      return refuse(delivery);
    };
    beforeEach(async () => {
      [ahead, tries, received] = [0, 0, 0];
      await vhost.declare(queue);
    });
    const started = async (prefetch: number) => {
      const intake = vhost.intake({
        queues: [{ name: queue }],
        declare: false,
        backoff: { firstMs: 7, maxMs: 7 },
        clock,
        prefetch,
      });
      await intake.start(counted);
    };

    it('are held, and not given back until the broker has had enough of it and buries them without their reason', async () => {
      await started(4);
      await vhost.send(queue, bodies(1));
      await eventually(() => tries > 30);
      expect(received).to.equal(1);
      await vhost.declare(`${queue}.dead`);
      const [letter] = await vhost.take(`${queue}.dead`, 1);
      expect(letter?.properties.headers).to.include({ reason: 'invalid-request' });
    });

    it('keep no other behind them from being acknowledged', async () => {
      const classic = vhost.queue();
      // Of such a queue the broker tells its counts as they are.
      await vhost.declare(classic, { 'x-queue-type': 'classic' });
      const backoff = { firstMs: 7, maxMs: 7 };
      const intake = vhost.intake({ queues: [{ name: classic }], declare: false, backoff, clock, prefetch: 100 });
      let taken = 0;
      await intake.start((delivery) => {
        if (received === 0) return counted(delivery);
        taken += 1;
        return Promise.resolve({ kind: 'taken' });
      });
      await vhost.send(classic, bodies(1));
      await eventually(() => received === 1);
      await vhost.send(classic, bodies(10, 1));
      await eventually(() => taken === 10);
      await eventually(async () => (await vhost.unacknowledged(classic)) === 1);
    });

    it('are given back before the broker takes their consumer for lost', async () => {
      await started(4);
      await vhost.send(queue, bodies(1));
      await eventually(() => tries > 10);
      expect(received).to.equal(1);
      ahead = 25 * 60_000;
      await eventually(() => received > 1);
    });

    it('are given back where they would leave no room for others', async () => {
      await started(4);
      await vhost.send(queue, bodies(2));
      await eventually(() => received > 2);
    });
  });

  it('that could not be kept leave the original in its queue', async () => {
    await vhost.declare(queue);
    const intake = vhost.intake({ queues: [{ name: queue }], declare: false });
    await intake.start(refuse);
    await vhost.send(queue, [Buffer.from('still there')]);
    await eventually(() => intake.health().reason?.includes('cannot be kept') ?? false);
    await intake.stop(5000);
    const [message] = await vhost.take(queue, 1);
    expect(message?.content.toString()).to.equal('still there');
  });
});
