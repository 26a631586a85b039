import { expect } from 'chai';
import type { OutgoingResponse, PublishOutcome } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';
import { Proxy } from './proxy.js';
import { bodies, Vhost } from './vhost.js';

function response(queue: string, over: Partial<OutgoingResponse> = {}): OutgoingResponse {
  return {
    queue,
    messageId: 'response-1',
    correlationId: 'c-1',
    body: Buffer.from('{}'),
    traceparent: null,
    sessionId: null,
    ...over,
  };
}

function kinds(outcomes: readonly PublishOutcome[]): string[] {
  return outcomes.map(({ kind }) => kind);
}

describe('RabbitMQ responses, when things break', () => {
  let vhost: Vhost;
  let queue: string;
  before(async () => (vhost = await Vhost.fresh()));
  beforeEach(async () => {
    queue = vhost.queue('tenant-1.responses');
    vhost.facts.length = 0;
    await vhost.declare(queue);
  });
  afterEach(() => vhost.close());

  it('are persistent', async () => {
    const responses = vhost.responses();
    await responses.start();
    await responses.publish([response(queue)]);
    const [arrived] = await vhost.take(queue, 1);
    expect(arrived?.properties.deliveryMode).to.equal(2);
  });

  it('to a queue with a name longer than RabbitMQ has any are undeliverable, in words; the longest that it has is served', async () => {
    const longest = `tenant-1.${'x'.repeat(246)}`;
    await vhost.declare(longest);
    const responses = vhost.responses();
    await responses.start();
    const outcomes = await responses.publish([response(longest), response(`${longest}x`), response('é'.repeat(128))]);
    const reason = 'there is no queue with a name this long: RabbitMQ takes 255 bytes';
    const undeliverable = { kind: 'undeliverable', reason };
    expect(outcomes).to.deep.equal([{ kind: 'confirmed' }, undeliverable, undeliverable]);
  });

  it('are unavailable while the broker is out of memory, which does not stop the intake; and recover', async () => {
    const intakeQueue = vhost.queue();
    const responses = vhost.responses({ publishTimeoutMs: 300 });
    const intake = vhost.intake({ queues: [{ name: intakeQueue }] });
    let seen = 0;
    const held: (() => void)[] = [];
    await intake.start(
      () =>
        new Promise((settle) => {
          seen += 1;
          held.push(() => settle({ kind: 'taken' }));
        }),
    );
    await vhost.send(intakeQueue, bodies(20));
    await eventually(() => seen === 20);
    await responses.start();
    await vhost.broker.ctl('set_vm_memory_high_watermark', '0.00001');
    try {
      const first = await eventually(async () => {
        const [outcome] = await responses.publish([response(queue)]);
        return outcome?.kind === 'unavailable' ? outcome : null;
      });
      expect(first.reason).to.be.a('string');
      await eventually(() => !responses.health().ready);
      expect(responses.health().reason).to.include('takes nothing at present');
      for (const settle of held) settle();
      await intake.stop(5000);
      expect(await vhost.ready(intakeQueue), 'acknowledged in spite of the alarm').to.equal(0);
    } finally {
      await vhost.broker.ctl('set_vm_memory_high_watermark', '0.4');
    }
    await eventually(() => responses.health().ready);
    expect(kinds(await responses.publish([response(queue, { messageId: 'after' })]))).to.deep.equal(['confirmed']);
  });

  it('are published on a new channel after the broker closed the old one', async () => {
    const user = decodeURIComponent(new URL(vhost.url).username);
    const responses = vhost.responses();
    await vhost.broker.ctl('set_permissions', '-p', vhost.name, user, '.*', '^$', '.*');
    try {
      await responses.start();
      const outcomes = await responses.publish([response(queue)]);
      expect(kinds(outcomes)).to.deep.equal(['unavailable']);
      await eventually(() => responses.health().reason?.includes('ACCESS_REFUSED') ?? false, 2000, 1);
    } finally {
      await vhost.broker.ctl('set_permissions', '-p', vhost.name, user, '.*', '.*', '.*');
    }
    await eventually(async () => kinds(await responses.publish([response(queue)]))[0] === 'confirmed');
    const ups = vhost.facts.filter((fact) => fact.kind === 'connection' && fact.state === 'up');
    expect(ups, 'the connection stood all the time').to.have.length(1);
  });

  it('are all confirmed though they are many more than may be in flight', async () => {
    const responses = vhost.responses({ inFlightMax: 50 });
    await responses.start();
    const batch = Array.from({ length: 1000 }, (_, index) => response(queue, { messageId: `response-${index}` }));
    const both = await Promise.all([responses.publish(batch), responses.publish(batch)]);
    expect(new Set(kinds(both.flat()))).to.deep.equal(new Set(['confirmed']));
    expect(await vhost.ready(queue)).to.equal(2000);
  });

  it('are answered within the bound when the broker is silent, and delivered after that', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      const responses = vhost.responses({
        ...{ url: proxy.url, publishTimeoutMs: 200, heartbeatSeconds: 30, connectTimeoutMs: 500 },
        inFlightMax: 10,
      });
      await responses.start();
      proxy.silent = true;
      const begun = performance.now();
      const outcomes = await responses.publish(Array.from({ length: 30 }, () => response(queue)));
      expect(performance.now() - begun).to.be.below(10_000);
      expect(new Set(kinds(outcomes))).to.deep.equal(new Set(['unavailable']));
      proxy.silent = false;
      await eventually(async () => kinds(await responses.publish([response(queue)]))[0] === 'confirmed');
    } finally {
      await proxy.close();
    }
  });

  it('are never more in flight than the limit, which what is never confirmed does not fill for good', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      const responses = vhost.responses({ url: proxy.url, publishTimeoutMs: 150, inFlightMax: 10 });
      await responses.start();
      // basic.ack is class 60, method 80: what a queue without its quorum withholds, on a connection that is well.
      proxy.fromBroker = (packet) => (packet.includes(Buffer.from([0, 60, 0, 80])) ? Buffer.alloc(0) : packet);
      const outcomes = await responses.publish(Array.from({ length: 30 }, () => response(queue)));
      expect(new Set(kinds(outcomes))).to.deep.equal(new Set(['unavailable']));
      expect(await vhost.ready(queue), 'no more were sent than may be in flight').to.equal(10);
      proxy.fromBroker = (packet) => packet;
      await eventually(async () => kinds(await responses.publish([response(queue)]))[0] === 'confirmed');
      expect(proxy.connections, 'the connection stood all the time').to.equal(1);
    } finally {
      await proxy.close();
    }
  });

  it('are published on the same channel still, however many were late, when all were confirmed after all', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      const responses = vhost.responses({ url: proxy.url, publishTimeoutMs: 150, inFlightMax: 10 });
      await responses.start();
      let channels = 0;
      for (let times = 1; times <= 4; times += 1) {
        const held: Buffer[] = [];
        proxy.fromBroker = (packet) => {
          held.push(packet);
          return Buffer.alloc(0);
        };
        const outcomes = await responses.publish(Array.from({ length: 3 }, () => response(queue)));
        expect(new Set(kinds(outcomes))).to.deep.equal(new Set(['unavailable']));
        await eventually(() => held.length > 0);
        proxy.fromBroker = (packet) => {
          // channel.open-ok is class 20, method 11.
          if (packet.includes(Buffer.from([0, 20, 0, 11]))) channels += 1;
          return Buffer.concat([...held.splice(0), packet]);
        };
        await eventually(async () => kinds(await responses.publish([response(queue)]))[0] === 'confirmed');
      }
      expect(channels, 'opened meanwhile').to.equal(0);
    } finally {
      await proxy.close();
    }
  });

  it('are unavailable at once while there is no connection', async () => {
    const proxy = await Proxy.before(vhost.url);
    const responses = vhost.responses({ url: proxy.url });
    await responses.start();
    await proxy.close();
    await eventually(() => !responses.health().ready);
    const begun = performance.now();
    expect(kinds(await responses.publish([response(queue)]))).to.deep.equal(['unavailable']);
    expect(performance.now() - begun).to.be.below(5000);
  });

  it('are undeliverable to a queue whose name nobody can have, and reach their queue with an identity too long for a property', async () => {
    const responses = vhost.responses();
    await responses.start();
    const outcomes = await responses.publish([
      response('q'.repeat(300)),
      response(''),
      response(queue, { correlationId: '界'.repeat(128) }),
    ]);
    expect(kinds(outcomes)).to.deep.equal(['undeliverable', 'undeliverable', 'confirmed']);
  });
});
