import { expect } from 'chai';
import type { Delivery, Receive, Settlement } from '../../src/ports/broker.js';
import { eventually } from '../support/eventually.js';
import { Proxy } from './proxy.js';
import { bodies, Vhost } from './vhost.js';

const taken: Settlement = { kind: 'taken' };

/** The method frame of channel.open: class 20, method 10. */
function opensChannel(packet: Buffer): boolean {
  return packet.includes(Buffer.from([0, 20, 0, 10]));
}

describe('RabbitMQ intake, when things break', () => {
  let vhost: Vhost;
  let queue: string;
  let seen: Delivery[];
  const take: Receive = (delivery) => {
    seen.push(delivery);
    return Promise.resolve(taken);
  };
  const came = (count: number): Promise<boolean> =>
    eventually(() => new Set(seen.map(({ body }) => body.toString())).size >= count);
  const texts = (): string[] => seen.map(({ body }) => body.toString()).sort();

  before(async () => (vhost = await Vhost.fresh()));
  beforeEach(() => {
    queue = vhost.queue();
    seen = [];
    vhost.facts.length = 0;
  });
  afterEach(() => vhost.close());

  it('goes on consuming after the broker closed its channel, and settles nothing on the new channel for the old one', async () => {
    // The broker closes the channel of a consumer that keeps a delivery for too long; here after half a second instead of half an hour.
    await vhost.broker.ctl(
      'eval',
      'application:set_env(rabbit, consumer_timeout, 500), application:set_env(rabbit, channel_tick_interval, 200).',
    );
    try {
      const held: ((settlement: Settlement) => void)[] = [];
      const intake = vhost.intake({ queues: [{ name: queue }] });
      await intake.start((delivery) => (held.length === 0 ? new Promise((settle) => held.push(settle)) : take(delivery)));
      await vhost.send(queue, bodies(1));
      await came(1);
      expect(seen[0]?.redelivered).to.equal(true);
      held[0]?.(taken);
      await vhost.send(queue, bodies(1, 1));
      await came(2);
      await intake.stop(5000);
      expect(await vhost.ready(queue)).to.equal(0);
      const ups = vhost.facts.filter(
        (fact) => fact.kind === 'connection' && fact.state === 'up' && fact.detail?.includes('intake'),
      );
      expect(ups, 'the connection stood all the time').to.have.length(1);
    } finally {
      await vhost.broker.ctl(
        'eval',
        'application:set_env(rabbit, consumer_timeout, 1800000), application:set_env(rabbit, channel_tick_interval, 60000).',
      );
    }
  });

  it('comes back by the address of the moment: with another user, by another way, and what it says of itself follows', async () => {
    const [way, other] = await Promise.all([Proxy.before(vhost.url), Proxy.before(vhost.url)]);
    await vhost.broker.ctl('add_user', 'rotated', 'second pass/word');
    await vhost.broker.ctl('set_permissions', '-p', vhost.name, 'rotated', '.*', '.*', '.*');
    try {
      let kept = way.url;
      const intake = vhost.intake({ url: () => kept, queues: [{ name: queue }] });
      await intake.start(take);
      const next = new URL(other.url);
      [next.username, next.password] = ['rotated', encodeURIComponent('second pass/word')];
      const before = way.connections;
      kept = next.href;
      way.cutAll();
      await vhost.send(queue, bodies(1));
      await came(1);
      expect([way.connections, other.connections > 0]).to.deep.equal([before, true]);
      const up = vhost.facts.filter((fact) => fact.kind === 'connection' && fact.state === 'up');
      expect(JSON.stringify(up.at(-1)))
        .to.contain(next.port)
        .and.not.contain('second');
    } finally {
      await Promise.all([way.close(), other.close()]);
      await vhost.broker.ctl('delete_user', 'rotated');
    }
  });

  it('says that its queue is missing, and consumes as soon as there is one again', async () => {
    await vhost.declare(queue);
    const intake = vhost.intake({ queues: [{ name: queue }], declare: false });
    await intake.start(take);
    expect(intake.health()).to.deep.equal({ ready: true, reason: null });
    await vhost.delete(queue);
    await eventually(() => intake.health().reason === `there is no queue ${queue}`);
    expect(intake.health().ready).to.equal(false);
    await vhost.declare(queue);
    await vhost.send(queue, bodies(3));
    await came(3);
    await eventually(() => intake.health().ready);
  });

  it('is started though its queue is missing, and does not make one unless it is told to', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }], declare: false });
    await intake.start(take);
    expect(intake.health()).to.deep.equal({ ready: false, reason: `there is no queue ${queue}` });
    const missing = await vhost.ready(queue).catch((problem: unknown) => problem);
    expect(String(missing)).to.include('NOT_FOUND');
  });

  it('stops no queue because another is missing', async () => {
    await vhost.declare(queue);
    const intake = vhost.intake({ queues: [{ name: `${queue}.none` }, { name: queue }], declare: false });
    await intake.start(take);
    await vhost.send(queue, bodies(2));
    await came(2);
    expect(intake.health().reason).to.equal(`there is no queue ${queue}.none`);
  });

  it('uses a queue that exists with other arguments as it is', async () => {
    await vhost.declare(queue, { 'x-queue-type': 'classic', 'x-max-priority': 5 });
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(take);
    await vhost.send(queue, bodies(2));
    await came(2);
    expect(intake.health().ready).to.equal(true);
  });

  it('declares a queue whose poison ends among the dead letters', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    await intake.start(() => Promise.resolve({ kind: 'release' }));
    await vhost.send(queue, bodies(1));
    const [letter] = await vhost.take(`${queue}.dead`, 1);
    expect(letter?.content.toString()).to.equal('message 0');
    expect(letter?.properties.headers?.['x-death']?.[0]).to.include({ reason: 'delivery_limit' });
  });

  it('loses no message and acknowledges none twice when the broker goes down and comes back', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }] });
    const held: ((settlement: Settlement) => void)[] = [];
    let down = false;
    await intake.start((delivery) => {
      // Every other message is still in hand when the broker goes.
      if (down || seen.length % 2 === 0) return take(delivery);
      seen.push(delivery);
      return new Promise((settle) => held.push(settle));
    });
    await vhost.send(queue, bodies(300));
    await eventually(() => seen.length === 300);
    down = true;
    await vhost.broker.stopApp();
    await eventually(() => !intake.health().ready);
    expect(intake.health().reason).to.match(/^127\.0\.0\.1:\d+\/\S+ cannot be reached: /);
    for (const settle of held) settle(taken);
    await vhost.broker.startApp();
    await vhost.send(queue, bodies(100, 300));
    await came(400);
    await eventually(() => intake.health().ready);
    await intake.stop(5000);
    expect(await vhost.ready(queue)).to.equal(0);
    expect(new Set(texts()).size).to.equal(400);
    const closed = vhost.facts.filter((fact) => fact.kind === 'trouble' && String(fact.error).includes('PRECONDITION'));
    expect(closed, 'an acknowledgement the broker did not know would have closed the channel').to.deep.equal([]);
  });

  it('survives a socket that dies while the connection is being set up', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      proxy.cutsAt = (packet) => proxy.cuts < 6 && opensChannel(packet);
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }] });
      await intake.start(take);
      await eventually(() => intake.health().ready);
      expect(proxy.cuts).to.equal(6);
      await vhost.send(queue, bodies(1));
      await came(1);
      await intake.stop(2000);
    } finally {
      await proxy.close();
    }
  });

  it('notices a goodbye that comes in one packet with the welcome, before anybody could listen', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      let goodbyes = 0;
      // connection.open-ok is class 10, method 41; connection.close is class 10, method 50, here with code 320 and no text.
      const goodbye = Buffer.from([1, 0, 0, 0, 0, 0, 11, 0, 10, 0, 50, 1, 64, 0, 0, 0, 0, 0, 0xce]);
      proxy.fromBroker = (packet) => {
        if (goodbyes > 2 || !packet.includes(Buffer.from([0, 10, 0, 41]))) return packet;
        goodbyes += 1;
        return Buffer.concat([packet, goodbye]);
      };
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }] });
      await intake.start(take);
      await eventually(() => intake.health().ready);
      expect(goodbyes).to.equal(3);
      await vhost.send(queue, bodies(1));
      await came(1);
      await intake.stop(2000);
    } finally {
      await proxy.close();
    }
  });

  it('does not wait for ever for a server that accepts and never answers', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      proxy.silent = true;
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }], connectTimeoutMs: 300 });
      const begun = performance.now();
      await intake.start(take);
      expect(performance.now() - begun).to.be.below(10_000);
      expect(intake.health().ready).to.equal(false);
      expect(intake.health().reason).to.include('ETIMEDOUT');
      proxy.silent = false;
      await eventually(() => intake.health().ready);
      await vhost.send(queue, bodies(1));
      await came(1);
      await intake.stop(2000);
    } finally {
      await proxy.close();
    }
  });

  it('notices a network that went silent by the heartbeat, and comes back', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }], heartbeatSeconds: 1, connectTimeoutMs: 500 });
      await intake.start(take);
      proxy.silent = true;
      await eventually(() => !intake.health().ready);
      proxy.silent = false;
      await eventually(() => intake.health().ready);
      await vhost.send(queue, bodies(5));
      await came(5);
      await intake.stop(2000);
    } finally {
      await proxy.close();
    }
  });

  it('stops in time though the network is silent', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }], connectTimeoutMs: 300, publishTimeoutMs: 300 });
      await intake.start(take);
      proxy.silent = true;
      const begun = performance.now();
      await intake.stop(500);
      expect(performance.now() - begun).to.be.below(10_000);
    } finally {
      await proxy.close();
    }
  });

  it('waits for what it was handed, though it was just beginning to consume when it was stopped', async () => {
    const proxy = await Proxy.before(vhost.url);
    try {
      await vhost.declare(queue);
      await vhost.send(queue, bodies(5));
      const intake = vhost.intake({ url: proxy.url, queues: [{ name: queue }] });
      const stopped = new Promise<void>((resolve) => {
        // The method frame of basic.consume-ok: class 60, method 21.
        proxy.fromBroker = (packet) => {
          if (packet.includes(Buffer.from([0, 60, 0, 21]))) {
            proxy.fromBroker = (next) => next;
            void intake.stop(10_000).then(resolve);
          }
          return packet;
        };
      });
      await intake.start(async (delivery) => {
        seen.push(delivery);
        // What a commit takes is no less than this.
        await vhost.ready(queue);
        return taken;
      });
      await stopped;
      expect(await vhost.ready(queue)).to.equal(5 - seen.length);
    } finally {
      await proxy.close();
    }
  });

  it('loses no acknowledgement on a quorum queue by stopping right behind it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const each = vhost.queue();
      await vhost.declare(each);
      await vhost.send(each, bodies(1500));
      const intake = vhost.intake({ queues: [{ name: each }], prefetch: 1000 });
      let inTurn = Promise.resolve();
      let settled = 0;
      // One a turn, so that every one is an acknowledgement of its own: the broker is still busy with them when we stop.
      await intake.start(() => {
        inTurn = inTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
        return inTurn.then(() => {
          settled += 1;
          return taken;
        });
      });
      await eventually(() => settled >= 900, 10_000, 1);
      await intake.stop(5000);
      await eventually(async () => (await vhost.ready(each)) === 1500 - settled);
    }
  });

  it('lets no slow message stop the others', async () => {
    const intake = vhost.intake({ queues: [{ name: queue }], prefetch: 10 });
    let first = true;
    const held: ((settlement: Settlement) => void)[] = [];
    await intake.start((delivery) => {
      if (!first) return take(delivery);
      first = false;
      return new Promise((settle) => held.push(settle));
    });
    await vhost.send(queue, bodies(200));
    await came(199);
    held[0]?.(taken);
    await intake.stop(5000);
    expect(await vhost.ready(queue)).to.equal(0);
  });
});
