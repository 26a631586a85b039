// A queue whose process does not answer, of a broker that is well otherwise: its quorum is away, or its disk is stuck.
import { expect } from 'chai';
import type { Delivery, OutgoingResponse, Receive } from '../../src/ports/broker.js';
import { systemClock } from '../../src/adapters/clock/system-clock.js';
import type { Clock } from '../../src/ports/clock.js';
import { eventually } from '../support/eventually.js';
import { bodies, Vhost } from './vhost.js';

function response(queue: string): OutgoingResponse {
  return { queue, messageId: 'response-1', correlationId: 'c-1', body: Buffer.from('{}'), traceparent: null, sessionId: null };
}

describe('RabbitMQ, when one queue is stuck', () => {
  let vhost: Vhost;
  let seen: Delivery[];
  const take: Receive = (delivery) => {
    seen.push(delivery);
    return Promise.resolve({ kind: 'taken' });
  };
  before(async () => (vhost = await Vhost.fresh()));
  beforeEach(() => {
    seen = [];
    vhost.facts.length = 0;
  });
  afterEach(async () => {
    await vhost.freeQueues();
    await vhost.close();
  });

  const upsOf = (use: string): number =>
    vhost.facts.filter((fact) => fact.kind === 'connection' && fact.state === 'up' && fact.use === use).length;

  it('the others are consumed, by the connection that stands, and it is as soon as it answers', async () => {
    const [stuck, well] = [vhost.queue(), vhost.queue()];
    await vhost.declare(stuck);
    await vhost.declare(well);
    await vhost.stick(stuck);
    const intake = vhost.intake({ queues: [{ name: stuck }, { name: well }], declare: false, connectTimeoutMs: 1500 });
    await intake.start(take);
    for (let sent = 0; sent < 20; sent += 1) {
      await vhost.send(well, bodies(1, sent));
      await eventually(() => seen.length > sent, 10_000);
    }
    expect(intake.health().reason).to.include(stuck);
    await vhost.freeQueues();
    await vhost.send(stuck, bodies(1, 20));
    await eventually(() => seen.length > 20);
    await eventually(() => intake.health().ready);
    expect(upsOf('intake'), 'connections').to.equal(1);
  });

  it('all are consumed by a new connection when it stays so, though the broker does not answer the goodbye', async () => {
    const [stuck, well] = [vhost.queue(), vhost.queue()];
    await vhost.declare(stuck);
    await vhost.declare(well);
    await vhost.stick(stuck);
    const waits: number[] = [];
    const clock: Clock = {
      now: () => systemClock.now(),
      pause: (ms, signal) => {
        if (ms === 900_000) waits.push(ms);
        return systemClock.pause(ms === 900_000 ? 100 : ms, signal);
      },
    };
    const intake = vhost.intake({ queues: [{ name: stuck }, { name: well }], declare: false, connectTimeoutMs: 300, clock });
    await intake.start(take);
    await eventually(() => waits.length > 0 && upsOf('intake') > 1);
    await vhost.send(well, bodies(1));
    await eventually(() => seen.length === 1);
  });

  it('responses for the others go on, however many are late', async () => {
    const [stuck, well] = [vhost.queue('stuck'), vhost.queue('well')];
    await vhost.declare(stuck);
    await vhost.declare(well);
    await vhost.stick(stuck);
    const responses = vhost.responses({ publishTimeoutMs: 1000, connectTimeoutMs: 500, inFlightMax: 20_000 });
    await responses.start();
    for (let batch = 0; batch < 5; batch += 1) await responses.publish(Array.from({ length: 500 }, () => response(stuck)));
    await eventually(async () => (await responses.publish([response(well)]))[0]?.kind === 'confirmed', 20_000);
  });
});
