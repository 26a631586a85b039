import { expect } from 'chai';
import { Link } from '../../src/adapters/broker/service-bus/link.js';
import { codeOf } from '../../src/adapters/broker/service-bus/problem.js';
import { Senders } from '../../src/adapters/broker/service-bus/senders.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { eventually } from '../support/eventually.js';
import { Bench } from './bench.js';

const queues = ['a', 'b', 'c', 'd'];

describe('the senders of notification queues', () => {
  let bench: Bench;
  let link: Link;
  beforeEach(async () => {
    bench = await Bench.fresh({ queues: queues.map((name) => ({ name })) });
    link = new Link('responses', { connection: bench.connection, clock: systemClock, telemetry: { report: () => undefined } });
  });
  afterEach(async () => {
    await link.close(1000);
    await bench.close();
  });

  const sendTo = (senders: Senders, queue: string): Promise<void> =>
    senders.use(queue, (sender) => sender.sendMessages({ body: queue }));

  it('are kept no more than allowed, the least lately used go, and every message arrives', async () => {
    const senders = new Senders({ link, clock: systemClock, max: 2, idleMs: 60_000 });
    for (const queue of [...queues, ...queues]) {
      await sendTo(senders, queue);
      expect(senders.size).to.be.at.most(2);
    }
    for (const queue of queues) expect(bench.broker.depth(queue), queue).to.equal(2);
  });

  it('are never closed while they are in use', async () => {
    const senders = new Senders({ link, clock: systemClock, max: 1, idleMs: 60_000 });
    await Promise.all(queues.map((queue) => sendTo(senders, queue)));
    for (const queue of queues) expect(bench.broker.depth(queue), queue).to.equal(1);
    expect(senders.size).to.equal(1);
  });

  it('that failed serve those who use them still, and nobody else', async () => {
    const senders = new Senders({ link, clock: systemClock, max: 10, idleMs: 60_000 });
    const failing = senders.use('a', () => Promise.reject(new Error('its link was lost'))).catch(() => 'failed');
    const beside = senders.use('a', async (sender) => {
      expect(await failing).to.equal('failed');
      expect(senders.size, 'is used no more').to.equal(0);
      await sendTo(senders, 'a');
      await sender.sendMessages({ body: 'beside' });
    });
    await beside;
    expect(bench.broker.depth('a')).to.equal(2);
    expect(senders.size, 'the one that came after it stays').to.equal(1);
  });

  it('are kept though one message was refused for itself', async () => {
    const senders = new Senders({ link, clock: systemClock, max: 10, idleMs: 60_000 });
    const used = new Set<unknown>();
    const send = (body: string): Promise<void> =>
      senders.use('a', (sender) => {
        used.add(sender);
        return sender.sendMessages({ body });
      });
    await send('before');
    expect(await send('x'.repeat(300_000)).catch(codeOf)).to.equal('MessageSizeExceeded');
    await send('after');
    expect(used.size).to.equal(1);
  });

  it('are closed when they idle, and opened again for the next message', async () => {
    const senders = new Senders({ link, clock: systemClock, max: 10, idleMs: 40 });
    const enough = new AbortController();
    const tidying = senders.tidy(enough.signal);
    await sendTo(senders, 'a');
    await eventually(() => senders.size === 0);
    await sendTo(senders, 'a');
    expect(bench.broker.depth('a')).to.equal(2);
    enough.abort();
    await tidying;
  });
});
