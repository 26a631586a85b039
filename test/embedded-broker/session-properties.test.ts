// Sessions under any sequence of happenings, beside a model that knows nothing of the queue's inside.
import { expect } from 'chai';
import fc from 'fast-check';
import { Broker } from '../../src/adapters/broker/embedded/machine/broker.js';
import type { Settlement } from '../../src/adapters/broker/embedded/machine/message.js';
import { aMessage, TestWorld } from './world.js';

const lockMs = 1_000;
const deliveriesMax = 3;
const session = fc.constantFrom('a', 'b', 'c');
const owner = fc.constantFrom('one', 'other');
const settlement = fc.constantFrom<Settlement>(
  { kind: 'complete' },
  { kind: 'abandon', properties: {} },
  { kind: 'dead-letter', reason: 'r', description: 'd', properties: {} },
);

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), session }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('accept' as const), session: fc.option(session), owner }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take' as const), session, owner }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle' as const), which: fc.nat(), settlement }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew' as const), session }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('let go' as const), session, owner }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(700) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface One {
  readonly id: string;
  readonly session: string;
  deliveries: number;
}

class Model {
  readonly #world = new TestWorld();
  readonly #broker = new Broker({
    config: { queues: [{ name: 'q', lockMs, deliveriesMax, sessions: true }] },
    world: this.#world,
    autoCreate: false,
  });
  readonly #queue = this.#broker.queue('q')!;
  /** In the order of their coming. */
  readonly #waiting: One[] = [];
  readonly #dead = new Set<string>();
  readonly #inHand = new Map<string, One>();
  readonly #holders = new Map<string, { readonly owner: string; until: number }>();

  readonly #by: { readonly [Do in Step['do']]: (happening: Extract<Step, { do: Do }>) => void } = {
    put: (happening) => this.#put(happening),
    accept: (happening) => this.#accept(happening),
    take: (happening) => this.#take(happening),
    settle: (happening) => this.#settle(happening),
    renew: (happening) => this.#renew(happening),
    'let go': (happening) => this.#letGo(happening),
    wait: (happening) => this.#wait(happening),
  };

  perform(happening: Step): void {
    this.#endOverdue();
    // The table is keyed by what is done, so the entry takes that step; the compiler cannot follow this through the lookup.
    (this.#by[happening.do] as (happening: Step) => void)(happening);
  }

  check(): void {
    this.#endOverdue();
    const there = this.#queue.all().map(({ message }) => message.messageId);
    const known = [...this.#waiting, ...this.#inHand.values()].map(({ id }) => id);
    expect(there, 'none is lost, none is twice').to.have.members(known);
    expect(this.#broker.locked('q')).to.equal(this.#inHand.size);
    const dead = this.#broker.deadLetters('q').map(({ message }) => message.messageId);
    expect(dead, 'who came back too often, and who was put there').to.have.members([...this.#dead]);
  }

  #put(happening: Extract<Step, { do: 'put' }>): void {
    const message = aMessage({ sessionId: happening.session });
    this.#waiting.push({ id: message.messageId, session: happening.session, deliveries: 0 });
    expect(this.#broker.put('q', message).outcome).to.equal('stored');
  }

  #accept(happening: Extract<Step, { do: 'accept' }>): void {
    const free = this.#first(({ session: of }) => !this.#holders.has(of));
    const wanted = happening.session ?? free?.session ?? null;
    const until = this.#world.now() + lockMs;
    const expected = wanted === null ? 'none-free' : this.#holders.has(wanted) ? 'held-by-another' : 'granted';
    const grant = this.#queue.grantSession(happening.session, happening.owner);
    expect(grant.outcome, 'a session has one holder').to.equal(expected);
    if (grant.outcome !== 'granted') return;
    expect(grant).to.deep.equal({ outcome: 'granted', id: wanted, until });
    this.#holders.set(grant.id, { owner: happening.owner, until });
  }

  #take(happening: Extract<Step, { do: 'take' }>): void {
    const mine = this.#holders.get(happening.session)?.owner === happening.owner;
    const first = mine ? this.#first(({ session: of }) => of === happening.session) : undefined;
    const held = this.#queue.take(happening.owner, happening.session);
    expect(held?.message.messageId, 'its holder gets what came first, and nobody else any').to.equal(first?.id);
    if (held === null || first === undefined) return;
    expect(held.lock?.until, 'as long as the session').to.equal(this.#holders.get(happening.session)?.until);
    first.deliveries += 1;
    this.#waiting.splice(this.#waiting.indexOf(first), 1);
    this.#inHand.set(held.lock!.token, first);
  }

  #settle(happening: Extract<Step, { do: 'settle' }>): void {
    const [token, one] = [...this.#inHand][happening.which % Math.max(1, this.#inHand.size)] ?? ['none', null];
    expect(this.#queue.settle(token, happening.settlement)).to.equal(one === null ? 'lock-lost' : 'done');
    this.#inHand.delete(token);
    if (one === null || happening.settlement.kind === 'complete') return;
    if (happening.settlement.kind === 'abandon') this.#comeBack(one);
    else this.#dead.add(one.id);
  }

  #renew(happening: Extract<Step, { do: 'renew' }>): void {
    const holder = this.#holders.get(happening.session);
    if (holder !== undefined) holder.until = this.#world.now() + lockMs;
    expect(this.#queue.renewSession(happening.session)).to.equal(holder?.until ?? null);
  }

  #letGo(happening: Extract<Step, { do: 'let go' }>): void {
    if (this.#holders.get(happening.session)?.owner === happening.owner) this.#end(happening.session);
    this.#queue.releaseSession(happening.session, happening.owner);
  }

  #wait(happening: Extract<Step, { do: 'wait' }>): void {
    this.#world.advance(happening.ms);
  }

  #first(is: (one: One) => boolean): One | undefined {
    return this.#waiting.filter(is).toSorted((one, other) => comingOf(one) - comingOf(other))[0];
  }

  #endOverdue(): void {
    for (const [id, { until }] of this.#holders) if (until <= this.#world.now()) this.#end(id);
  }

  #end(id: string): void {
    this.#holders.delete(id);
    for (const [token, one] of this.#inHand) {
      if (one.session !== id) continue;
      this.#inHand.delete(token);
      this.#comeBack(one);
    }
  }

  #comeBack(one: One): void {
    if (one.deliveries < deliveriesMax) this.#waiting.push(one);
    else this.#dead.add(one.id);
  }
}

function comingOf({ id }: One): number {
  return Number(id.slice(2));
}

describe('sessions under any sequence of happenings', () => {
  it('have one holder at a time, who gets their messages in order, and lose none when it ends', () => {
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
