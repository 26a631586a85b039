import { expect } from 'chai';
import { Body } from '../../src/adapters/broker/embedded/amqp/management-body.js';
import { manage } from '../../src/adapters/broker/embedded/amqp/management.js';
import { Broker } from '../../src/adapters/broker/embedded/machine/broker.js';
import { Duplicates } from '../../src/adapters/broker/embedded/machine/duplicates.js';
import type { EntitiesConfig } from '../../src/adapters/broker/embedded/machine/entities.js';
import { passes } from '../../src/adapters/broker/embedded/machine/filter.js';
import type { Queue } from '../../src/adapters/broker/embedded/machine/queue.js';
import { aMessage, TestWorld } from './world.js';

function aBroker(config: EntitiesConfig, autoCreate = false): { broker: Broker; world: TestWorld; queue: Queue } {
  const world = new TestWorld();
  const broker = new Broker({ config, world, autoCreate });
  return { broker, world, queue: broker.queue('q') ?? broker.addQueue('unused') };
}

describe('the state machine of the embedded broker', () => {
  it('names every instant at which time will bring something', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', lockMs: 1_000 }] });
    const start = world.now();
    expect(broker.nextAt()).to.equal(null);
    broker.put('q', aMessage({ scheduledAt: start + 300 }));
    broker.put('q', aMessage({ ttlMs: 500 }));
    broker.put('q', aMessage());
    expect(broker.nextAt()).to.equal(start + 300);
    queue.take('owner', null);
    queue.take('owner', null);
    expect(world.dues).to.include.members([start + 300, start + 500, start + 1_000]);
    world.advance(300);
    broker.tick();
    expect(broker.nextAt()).to.equal(start + 500);
    world.advance(200);
    broker.tick();
    expect(broker.nextAt()).to.equal(start + 1_000);
    expect(broker.locked('q')).to.equal(2);
    world.advance(500);
    broker.tick();
    // The one whose time was up in hand is gone; the other two are there again.
    expect(broker.depth('q')).to.equal(2);
    expect(broker.nextAt()).to.equal(null);
  });

  it('looks at the time on every call: a late tick changes nothing', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', lockMs: 1_000 }] });
    broker.put('q', aMessage());
    const token = queue.take('owner', null)?.lock?.token ?? '';
    world.advance(1_000);
    expect(queue.settle(token, { kind: 'complete' })).to.equal('lock-lost');
    expect(queue.renew(token)).to.equal(null);
    expect(broker.depth('q')).to.equal(1);
  });

  it('tells watchers of every message that becomes ready', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', lockMs: 1_000 }] });
    let woken = 0;
    queue.watchers.add(() => (woken += 1));
    broker.put('q', aMessage());
    queue.settle(queue.take('owner', null)?.lock?.token ?? '', { kind: 'abandon', properties: {} });
    queue.take('owner', null);
    world.advance(1_000);
    broker.tick();
    expect(woken).to.equal(3);
  });

  it('a watcher that takes at once is not given the same message as another', () => {
    const { broker, queue } = aBroker({ queues: [{ name: 'q' }] });
    const taken: (number | undefined)[] = [];
    for (const owner of ['one', 'other'])
      queue.watchers.add(() => {
        const held = queue.take(owner, null);
        if (held !== null) taken.push(held.sequence);
      });
    for (let count = 0; count < 10; count += 1) broker.put('q', aMessage());
    expect(taken).to.deep.equal([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('a watcher looks when a message to a topic is in all of its subscriptions', () => {
    const subscriptions = [{ name: 'one' }, { name: 'other' }];
    const { broker } = aBroker({ queues: [{ name: 'q' }], topics: [{ name: 't', subscriptions }] });
    const places = subscriptions.map(({ name }) => `t/Subscriptions/${name}`);
    const seen: number[][] = [];
    for (const place of places) broker.queue(place)!.watchers.add(() => seen.push(places.map((each) => broker.depth(each))));
    broker.put('t', aMessage());
    expect(seen).to.deep.equal([
      [1, 1],
      [1, 1],
    ]);
  });

  it('a watcher never looks in the middle of its own look, and looks again after it', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q' }] });
    for (const ms of [1, 2]) broker.put('q', aMessage({ scheduledAt: world.now() + ms }));
    const said: string[] = [];
    queue.watchers.add(() => {
      said.push('looks');
      world.advance(1);
      // By then the second one is there.
      queue.tick();
      said.push('has looked');
    });
    world.advance(1);
    broker.tick();
    expect(said).to.deep.equal(['looks', 'has looked', 'looks', 'has looked']);
  });

  it('a deferred message whose time is up stays until it is asked for, and is not given then', () => {
    const settings = { ttlMs: 1_000, deadLetterOnExpiry: true };
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', ...settings }] });
    for (let count = 0; count < 2; count += 1) {
      broker.put('q', aMessage());
      queue.settle(queue.take('owner', null)?.lock?.token ?? '', { kind: 'defer', properties: {} });
    }
    expect(queue.takeDeferred(1, true)?.sequence).to.equal(1);
    world.advance(1_000);
    broker.tick();
    expect(queue.count('deferred')).to.equal(1);
    expect(queue.takeDeferred(2, false)).to.equal(null);
    expect(queue.count('deferred')).to.equal(0);
    expect(broker.deadLetters('q').map(({ message }) => message.added.DeadLetterReason)).to.deep.equal(['TTLExpiredException']);
  });

  it('what the settlements add is gathered', () => {
    const { broker, queue } = aBroker({ queues: [{ name: 'q' }] });
    broker.put('q', aMessage());
    for (const properties of [{ a: 1, b: 1 }, { b: 2 }])
      queue.settle(queue.take('owner', null)?.lock?.token ?? '', { kind: 'abandon', properties });
    expect(queue.all()[0]?.message.added).to.deep.equal({ a: 1, b: 2 });
  });

  it('a deferred message that comes back too often is a dead letter', () => {
    const { broker, queue } = aBroker({ queues: [{ name: 'q', deliveriesMax: 2 }] });
    broker.put('q', aMessage());
    queue.settle(queue.take('owner', null)?.lock?.token ?? '', { kind: 'defer', properties: {} });
    queue.settle(queue.takeDeferred(1, false)?.lock?.token ?? '', { kind: 'abandon', properties: {} });
    expect(broker.deadLetters('q')[0]?.message.added.DeadLetterReason).to.equal('MaxDeliveryCountExceeded');
    expect(queue.takeDeferred(1, false)).to.equal(null);
  });

  it('dead letters keep when they came and how often they were given, and fill the queue they died in', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', sizeBytesMax: 250 }] });
    broker.put('q', aMessage());
    const came = world.now();
    world.advance(5);
    const dead = { kind: 'dead-letter', reason: 'r', description: null, properties: {} } as const;
    queue.settle(queue.take('owner', null)?.lock?.token ?? '', dead);
    expect(broker.deadLetters('q')[0]).to.include({ enqueuedAt: came, deliveries: 1, deadLetterSource: 'q', expiresAt: null });
    expect(broker.put('q', aMessage()).outcome).to.equal('stored');
    expect(broker.put('q', aMessage())).to.deep.equal({ outcome: 'refused', reason: 'full' });
  });

  it('a dead letter that is dead-lettered again stays a dead letter', () => {
    const { broker } = aBroker({ queues: [{ name: 'q' }] });
    broker.put('q', aMessage());
    const dead = { kind: 'dead-letter', reason: 'r', description: null, properties: {} } as const;
    for (const address of ['q', 'q/$DeadLetterQueue', 'q/$deadletterqueue']) {
      const queue = broker.queue(address);
      expect(queue?.settle(queue.take('owner', null)?.lock?.token ?? '', dead), address).to.equal('done');
    }
    expect(broker.deadLetters('q')).to.have.length(1);
  });

  it('a dead letter is given as often as it takes', () => {
    const { broker, queue } = aBroker({ queues: [{ name: 'q', deliveriesMax: 1 }] });
    broker.put('q', aMessage());
    queue.settle(queue.take('owner', null)?.lock?.token ?? '', { kind: 'abandon', properties: {} });
    const dead = broker.queue('q/$DeadLetterQueue');
    for (let count = 0; count < 20; count += 1)
      expect(dead?.settle(dead.take('owner', null)?.lock?.token ?? '', { kind: 'abandon', properties: {} })).to.equal('done');
    expect(broker.deadLetters('q')).to.have.length(1);
  });

  it('a session is held by one owner, and only he is given its messages', () => {
    const { broker, queue } = aBroker({ queues: [{ name: 'q', sessions: true, lockMs: 1_000 }] });
    broker.put('q', aMessage({ sessionId: 'a' }));
    expect(queue.grantSession('a', 'one').outcome).to.equal('granted');
    expect(queue.grantSession('a', 'other').outcome).to.equal('held-by-another');
    expect(queue.grantSession(null, 'other').outcome).to.equal('none-free');
    expect(queue.take('other', 'a')).to.equal(null);
    expect(queue.take('one', 'a')?.sequence).to.equal(1);
  });

  it('renewing a session renews the locks of what is in hand', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', sessions: true, lockMs: 1_000 }] });
    broker.put('q', aMessage({ sessionId: 'a' }));
    queue.grantSession('a', 'one');
    const held = queue.take('one', 'a');
    world.advance(600);
    expect(queue.renewSession('a')).to.equal(world.now() + 1_000);
    world.advance(600);
    expect(queue.settle(held?.lock?.token ?? '', { kind: 'complete' })).to.equal('done');
    world.advance(400);
    expect(queue.renewSession('a')).to.equal(null);
  });

  it('only the holder lets a session go', () => {
    const { queue } = aBroker({ queues: [{ name: 'q', sessions: true }] });
    queue.grantSession('a', 'one');
    queue.releaseSession('a', 'other');
    expect(queue.grantSession('a', 'third').outcome).to.equal('held-by-another');
    queue.releaseSession('a', 'one');
    expect(queue.grantSession('a', 'third').outcome).to.equal('granted');
  });

  it('a session that was granted at the end of another is held, also when its own lock ended in the same instant', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', sessions: true, lockMs: 1_000 }] });
    for (const sessionId of ['a', 'b']) {
      broker.put('q', aMessage({ sessionId }));
      queue.grantSession(sessionId, 'gone');
      queue.take('gone', sessionId);
    }
    let granted: string | null = null;
    queue.watchers.add(() => {
      if (granted !== null) return;
      granted = 'asked';
      const grant = queue.grantSession('b', 'next');
      granted = grant.outcome;
    });
    world.advance(1_000);
    broker.tick();
    expect(granted).to.equal('granted');
    expect(queue.sessions?.find('b')?.holder?.owner).to.equal('next');
  });

  it('a session whose messages have expired unread is forgotten', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', sessions: true }] });
    for (let count = 0; count < 100; count += 1) broker.put('q', aMessage({ sessionId: `s-${count}`, ttlMs: 1_000 }));
    broker.put('q', aMessage({ sessionId: 'stays' }));
    world.advance(1_000);
    broker.tick();
    expect(queue.sessions?.all().map(({ id }) => id)).to.deep.equal(['stays']);
  });

  it('what has expired behind a message that stays does not fill its session', () => {
    const { broker, world, queue } = aBroker({ queues: [{ name: 'q', sessions: true }] });
    broker.put('q', aMessage({ sessionId: 'a' }));
    for (let count = 0; count < 5_000; count += 1) {
      broker.put('q', aMessage({ sessionId: 'a', ttlMs: 1 }));
      world.advance(1);
    }
    broker.tick();
    expect(queue.sessions?.find('a')?.ready.size).to.be.below(1_100);
  });

  it('what was refused where it is forwarded to may come again, although its id is remembered', () => {
    const to = { name: 'to', sizeBytesMax: 150 };
    const { broker } = aBroker({ queues: [{ name: 'q', forwardTo: 'to', duplicateWindowMs: 60_000 }, to] });
    broker.put('q', aMessage());
    const message = aMessage();
    expect(broker.put('q', message).outcome).to.equal('refused');
    const held = broker.queue('to')?.takeForGood('owner', null);
    expect(held?.sequence).to.equal(1);
    expect(broker.put('q', message).outcome).to.equal('stored');
    expect(broker.put('q', message).outcome).to.equal('duplicate');
  });

  it('a topic takes a message for every subscription that wants it, or refuses it', () => {
    const subscriptions = [{ name: 'all' }, { name: 'small', sizeBytesMax: 150 }];
    const { broker } = aBroker({ queues: [], topics: [{ name: 't', subscriptions, duplicateWindowMs: 60_000 }] });
    expect(broker.put('t', aMessage()).outcome).to.equal('stored');
    const message = aMessage();
    expect(broker.put('t', message)).to.deep.equal({ outcome: 'refused', reason: 'full' });
    expect(broker.depth('t/Subscriptions/all')).to.equal(1);
    broker.queue('t/Subscriptions/small')?.takeForGood('owner', null);
    expect(broker.put('t', message).outcome).to.equal('stored');
    expect(broker.depth('t/Subscriptions/all')).to.equal(2);
  });

  it('an operation of management that every object has is not known', () => {
    const { broker } = aBroker({ queues: [{ name: 'q' }] });
    for (const operation of ['constructor', 'toString', 'com.microsoft:nothing'])
      expect(manage(broker, 'q', operation, new Body({})).status, operation).to.equal(501);
  });

  it('forwarding goes four queues far', () => {
    const queues = ['q', 'b', 'c', 'd', 'e', 'f'].map((name, place, all) => ({ name, forwardTo: all[place + 1] ?? null }));
    const { broker } = aBroker({ queues });
    expect(broker.put('b', aMessage()).outcome).to.equal('stored');
    expect(broker.depth('f')).to.equal(1);
    expect(broker.put('q', aMessage()).outcome).to.equal('refused');
    expect(broker.put('b', aMessage()).outcome).to.equal('stored');
  });

  it('makes only queues whose names can be names', () => {
    const { broker } = aBroker({ queues: [], topics: [{ name: 't', subscriptions: [] }] }, true);
    expect(broker.takes('a/b.c-d_e')).to.equal(true);
    expect(broker.queue('new/$DeadLetterQueue')?.address).to.equal('new/$DeadLetterQueue');
    expect(broker.takes('new')).to.equal(true);
    for (const name of ['', 'a b', '$cbs', 'a//b', 'x/$Other', 't']) expect(broker.queue(name), name).to.equal(null);
  });
});

describe('duplicates', () => {
  it('are remembered for the window from their first coming', () => {
    const duplicates = new Duplicates(100);
    expect(duplicates.seen('a', 0)).to.equal(false);
    expect(duplicates.seen('a', 99)).to.equal(true);
    expect(duplicates.seen('a', 100)).to.equal(false);
  });

  it('are limited in number; the oldest are forgotten first', () => {
    const duplicates = new Duplicates(1_000);
    for (let id = 0; id < 200_001; id += 1) duplicates.seen(`m-${id}`, 0);
    for (const id of [200_000, 100_001]) expect(duplicates.seen(`m-${id}`, 0), `m-${id}`).to.equal(true);
    expect(duplicates.seen('m-0', 0)).to.equal(false);
  });
});

describe('filters', () => {
  const message = aMessage({ fields: { subject: 's', to: 't' }, properties: { n: 1, own: 'x' } });
  const cases: Record<string, { fields?: Record<string, string>; properties?: Record<string, unknown>; passes: boolean }> = {
    'naming nothing lets everything in': { passes: true },
    'naming what is equal lets in': { fields: { subject: 's' }, properties: { n: 1 }, passes: true },
    'naming one thing that differs keeps out': { fields: { subject: 's', to: 'u' }, passes: false },
    'naming what the message lacks keeps out': { properties: { missing: 1 }, passes: false },
    'does not take text for a number': { properties: { n: '1' }, passes: false },
    'does not find what every object has': { properties: { constructor: Object }, passes: false },
  };
  for (const [sentence, { fields = {}, properties = {}, passes: expected }] of Object.entries(cases)) {
    it(`a correlation filter ${sentence}`, () => {
      expect(passes([{ name: 'r', filter: { kind: 'correlation', fields, properties } }], message)).to.equal(expected);
    });
  }
});
