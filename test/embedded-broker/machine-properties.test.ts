import { expect } from 'chai';
import fc from 'fast-check';
import { Broker } from '../../src/adapters/broker/embedded/machine/broker.js';
import type { Held, Settlement } from '../../src/adapters/broker/embedded/machine/message.js';
import { Order } from '../../src/adapters/broker/embedded/machine/order.js';
import { aMessage, TestWorld } from './world.js';

const lockMs = 1_000;
const deliveriesMax = 4;
const duplicateWindowMs = 2_000;

const settlements: readonly Settlement[] = [
  { kind: 'complete' },
  { kind: 'abandon', properties: {} },
  { kind: 'defer', properties: {} },
  { kind: 'dead-letter', reason: 'r', description: 'd', properties: {} },
];

const step = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    messageId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    ttlMs: fc.option(fc.nat(3_000)),
    delayMs: fc.option(fc.integer({ min: 1, max: 3_000 })),
  }),
  fc.record({ do: fc.constant('take' as const) }),
  fc.record({ do: fc.constant('settle' as const), which: fc.nat(), how: fc.nat(settlements.length - 1) }),
  fc.record({ do: fc.constant('renew' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('take-deferred' as const), which: fc.nat() }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.nat(1_500) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What must be true of the queue, kept by a model that knows nothing of its inside. */
class Model {
  readonly #world = new TestWorld();
  readonly #broker = new Broker({
    config: { queues: [{ name: 'q', lockMs, deliveriesMax, duplicateWindowMs, deadLetterOnExpiry: true }] },
    world: this.#world,
    autoCreate: false,
  });
  readonly #queue = this.#broker.queue('q')!;
  readonly #stored = new Set<string>();
  /** When an id came that was no repeat. */
  readonly #came = new Map<string, number>();
  #sent = 0;
  /** By token. */
  readonly #locks = new Map<string, { readonly id: string; readonly until: number }>();

  perform(happening: Step): void {
    switch (happening.do) {
      case 'put': {
        this.#put(happening);
        return;
      }
      case 'take': {
        this.#take();
        return;
      }
      case 'take-deferred': {
        this.#takeDeferred(happening.which);
        return;
      }
      case 'settle': {
        this.#settle(happening.which, settlements[happening.how]!);
        return;
      }
      case 'renew': {
        this.#renew(happening.which);
        return;
      }
      case 'wait': {
        this.#world.advance(happening.ms);
        return;
      }
    }
  }

  check(): void {
    const there = [...this.#queue.all(), ...this.#broker.deadLetters('q')].map(idOf);
    expect(new Set(there).size, 'a message is in one place').to.equal(there.length);
    expect(there.length, 'none is lost, none is invented').to.equal(this.#stored.size);
    expect(this.#broker.locked('q'), 'the locks are those that last').to.equal(this.#inHand().length);
  }

  #put({ messageId, ttlMs, delayMs }: Extract<Step, { do: 'put' }>): void {
    const now = this.#world.now();
    const one = `${(this.#sent += 1)}`;
    const message = aMessage({ messageId, ttlMs, scheduledAt: delayMs === null ? null : now + delayMs, properties: { one } });
    const isRepeat = (this.#came.get(messageId) ?? -Infinity) + duplicateWindowMs > now;
    expect(this.#broker.put('q', message).outcome, 'a repeat is one within the window, whatever became of the first').to.equal(
      isRepeat ? 'duplicate' : 'stored',
    );
    if (isRepeat) return;
    this.#came.set(messageId, now);
    this.#stored.add(one);
  }

  #take(): void {
    const ready = this.#inState('active');
    const held = this.#queue.take('owner', null);
    expect(held?.sequence, 'the first that is ready').to.equal(ready.length === 0 ? undefined : Math.min(...ready));
    if (held === null) return;
    expect(this.#inHand(), 'one hand at a time').not.to.include(idOf(held));
    expect(held.deliveries).to.be.at.most(deliveriesMax);
    this.#remember(held);
  }

  #takeDeferred(which: number): void {
    const wanted = pick(
      this.#queue.all().filter(({ state }) => state === 'deferred'),
      which,
    );
    if (wanted === undefined) return;
    // Its time runs on while it is deferred, and is found out only now.
    const isOver = wanted.expiresAt !== null && wanted.expiresAt <= this.#world.now();
    const held = this.#queue.takeDeferred(wanted.sequence, false);
    expect(held?.sequence, 'a deferred message is given until its time is up').to.equal(isOver ? undefined : wanted.sequence);
    if (held !== null) this.#remember(held);
  }

  #settle(which: number, settlement: Settlement): void {
    const [token, lock] = pick([...this.#locks], which) ?? noLock;
    const result = this.#queue.settle(token, settlement);
    expect(result).to.equal(lock.until > this.#world.now() ? 'done' : 'lock-lost');
    if (result === 'done' && settlement.kind === 'complete') this.#stored.delete(lock.id);
    this.#locks.delete(token);
  }

  #renew(which: number): void {
    const [token, { id, until }] = pick([...this.#locks], which) ?? noLock;
    const renewed = this.#queue.renew(token);
    expect(renewed).to.equal(until > this.#world.now() ? this.#world.now() + lockMs : null);
    if (renewed !== null) this.#locks.set(token, { id, until: renewed });
  }

  #remember(held: Held): void {
    const { token, until } = held.lock!;
    this.#locks.set(token, { id: idOf(held), until });
  }

  #inState(state: Held['state']): number[] {
    return this.#queue
      .all()
      .filter((held) => held.state === state)
      .map(({ sequence }) => sequence);
  }

  #inHand(): string[] {
    return [...this.#locks.values()].filter(({ until }) => until > this.#world.now()).map(({ id }) => id);
  }
}

/** Of what was sent, and not of what it says of itself: an id may come again. */
function idOf({ message }: Held): string {
  return String(message.properties['one']);
}

const noLock = ['none', { id: '', until: 0 }] as const;

function pick<T>(all: readonly T[], which: number): T | undefined {
  return all[which % Math.max(1, all.length)];
}

describe('the state machine under any sequence of happenings', () => {
  it('keeps every message in one place until it is completed, gives in order, and to one hand at a time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const model = new Model();
        for (const happening of steps) {
          model.perform(happening);
          model.check();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('order', () => {
  it('takes by key, and by coming among equals, whatever was thrown out in between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 60, size: 'max' }), fc.nat(20), (keys, least) => {
        const order = new Order<{ key: number; coming: number }>();
        const all = keys.map((key, coming) => ({ key, coming }));
        for (const value of all) order.put(value.key, value);
        order.keep(({ key }) => key >= least);
        const expected = all.filter(({ key }) => key >= least).sort((a, b) => a.key - b.key || a.coming - b.coming);
        const taken = [];
        for (let value = order.take(); value !== undefined; value = order.take()) taken.push(value);
        expect(taken).to.deep.equal(expected);
      }),
    );
  });
});
