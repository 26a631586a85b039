import { expect } from 'chai';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import { rabbitmqDeadLetters } from '../../src/adapters/broker/rabbitmq/rabbitmq-dead-letters.js';
import type { Clock } from '../../src/ports/clock.js';
import { eventually } from '../support/eventually.js';
import { Proxy } from './proxy.js';
import { Vhost } from './vhost.js';

/** The first wait is over at once: the time for connecting. */
function impatient(): Clock {
  let pauses = 0;
  return { now: () => systemClock.now(), pause: (ms, signal) => systemClock.pause((pauses += 1) === 1 ? 0 : ms, signal) };
}

describe('RabbitMQ dead letters, when the broker is late', () => {
  let vhost: Vhost;
  let proxy: Proxy;
  before(async () => {
    vhost = await Vhost.fresh();
    proxy = await Proxy.before(vhost.url);
  });
  after(async () => {
    await proxy.close();
    await vhost.close();
  });

  it('a connection that stands when nobody waits for it any more is closed', async () => {
    const letters = rabbitmqDeadLetters({ url: proxy.url, clock: impatient(), queues: ['job-requests'] });
    const told = await letters.look(10).catch((problem: unknown) => String(problem));
    expect(told).to.match(/no answer within 10000 ms/);
    await eventually(() => proxy.connections === 1);
    await eventually(() => proxy.open === 0);
  });
});
