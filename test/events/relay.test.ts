// The relay of events over a store and a broker in memory: whatever is refused, and whenever the broker is away, the others are told.
import { expect } from 'chai';
import fc from 'fast-check';
import { branded } from '../../src/core/ids.js';
import { openEventRelay } from '../../src/events/events.js';
import type { OutgoingResponse, PublishOutcome } from '../../src/ports/broker.js';
import type { DueEvent } from '../../src/ports/store/events.js';

interface Wished {
  readonly request: number;
  /** What the broker says of it, whenever it comes; null: it takes it. `breaks`: and all that is sent with it behind it is lost. */
  readonly refused: 'undeliverable' | 'breaks' | null;
}

const wished = fc.record<Wished>({
  request: fc.integer({ min: 0, max: 5 }),
  refused: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.constantFrom('undeliverable', 'breaks')),
});
const outage = fc.constantFrom(null, 'undeliverable', 'unavailable');

const noQueue: PublishOutcome = { kind: 'undeliverable', reason: 'no queue' };
const tooLarge: PublishOutcome = { kind: 'undeliverable', reason: 'too large' };
const noConnection: PublishOutcome = { kind: 'unavailable', reason: 'no connection' };

class World {
  now = 0;
  taking = true;
  outage: 'undeliverable' | 'unavailable' | null = null;
  readonly told: string[] = [];
  /** Ids of each publication. */
  readonly published: string[][] = [];
  /** Alerts as they were raised. */
  readonly raised: string[] = [];
  readonly refused = new Map<string, Wished['refused']>();
  due: DueEvent[] = [];
  parked: DueEvent[] = [];
  readonly open = new Set<string>();
  readonly turn: () => Promise<number>;
  #made = 0;

  constructor() {
    const of = ({ requestId, version }: Pick<DueEvent, 'requestId' | 'version'>) => `${requestId}/${version}`;
    const away = (all: readonly DueEvent[], which: Parameters<typeof of>[0]) => all.filter((one) => of(one) !== of(which));
    this.turn = openEventRelay({
      store: {
        due: (max) => Promise.resolve(this.due.slice(0, max)),
        published: (sequences) => {
          this.#forget(sequences);
          return Promise.resolve();
        },
        park: (events) => {
          const all = events.map(({ sequence }) => sequence);
          this.parked.push(...this.due.filter(({ sequence }) => all.includes(sequence)));
          this.#forget(all);
          return Promise.resolve();
        },
        parked: () => Promise.resolve(this.parked[0] ?? null),
        parkedStill: (which) => {
          const tried = this.parked.filter((one) => of(one) === of(which));
          this.parked = [...away(this.parked, which), ...tried];
          return Promise.resolve();
        },
        parkedPublished: (which) => {
          this.parked = away(this.parked, which);
          return Promise.resolve();
        },
      },
      alerts: {
        raise: (alerts) => {
          const keys = alerts.map(({ key }) => key);
          this.raised.push(...keys);
          for (const key of keys) this.open.add(key);
          return Promise.resolve(keys);
        },
        resolve: (keys) => Promise.resolve(keys.filter((key) => this.open.delete(key))),
      },
      queues: { publish: (all) => Promise.resolve(this.#answers(all)) },
      clock: { now: () => this.now, pause: () => Promise.resolve() },
      telemetry: { report: () => undefined },
      ...{ queue: 'q', source: 's', batchMax: 4, missingMs: 300_000 },
    });
  }

  move({ request, refused }: Wished): void {
    const [requestId, version] = [`r${request}`, (this.#made += 1)];
    if (refused !== null) this.refused.set(`${requestId}/${version}`, refused);
    const about = { correlation_id: 'c', tenant_id: '333', job_id: '1', state: 'waiting' as const };
    this.due.push({
      ...{ sequence: String(version), version, at: 0, traceparent: null, tenantId: '333', correlationId: 'c' },
      ...{ requestId: branded(requestId), data: { ...about, request_id: requestId, version } },
    });
  }

  #forget(sequences: readonly string[]): void {
    this.due = this.due.filter(({ sequence }) => !sequences.includes(sequence));
  }

  #answers(all: readonly OutgoingResponse[]): PublishOutcome[] {
    this.published.push(all.map(({ messageId }) => messageId));
    let broken = false;
    return all.map(({ messageId }) => {
      if (this.outage !== null) return this.outage === 'undeliverable' ? noQueue : noConnection;
      const refused = this.taking ? (this.refused.get(messageId) ?? null) : null;
      if (refused === 'undeliverable') return tooLarge;
      broken ||= refused === 'breaks';
      if (broken) return noConnection;
      this.told.push(messageId);
      return { kind: 'confirmed' };
    });
  }
}

describe('the relay of events', () => {
  it('tells all that its queue takes, each once and in the order of its request, parks the others only, and tells them when they are taken', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(wished, { maxLength: 20, size: 'max' }),
        fc.array(outage, { maxLength: 4 }),
        async (moves, outages) => {
          const world = new World();
          moves.forEach((move) => world.move(move));
          for (world.outage of outages) {
            await world.turn();
            world.now += 300_000;
          }
          world.outage = null;
          // Life goes on: each turn another request moves. One that breaks the connection takes some eight turns to be found, and there may be twenty.
          for (let turn = 0; turn < 200; turn += 1) {
            world.move({ request: 100 + turn, refused: null });
            await world.turn();
            world.now += 300_000;
          }
          const good = moves.flatMap(({ request, refused }, index) => (refused === null ? [`r${request}/${index + 1}`] : []));
          const told = world.told.filter((id) => !/^r[12]\d\d/.test(id));
          expect(told).to.have.members(good);
          for (let request = 0; request <= 5; request += 1) {
            const its = (id: string) => id.startsWith(`r${request}/`);
            expect(told.filter(its)).to.deep.equal(good.filter(its));
          }
          expect(world.parked.map(({ requestId, version }) => `${requestId}/${version}`)).to.have.members([
            ...world.refused.keys(),
          ]);
          expect([...world.open]).to.deep.equal(world.refused.size === 0 ? [] : ['events-parked:q']);
          world.taking = false;
          for (let turn = 0; turn < 3; turn += 1) {
            await world.turn();
            world.now += 300_000;
          }
          expect(world.parked).to.deep.equal([]);
          expect([...world.open]).to.deep.equal([]);
        },
      ),
    ));

  it('lets one that is refused hold up the others for no longer than a second', async () => {
    const world = new World();
    world.move({ request: 1, refused: 'undeliverable' });
    await world.turn();
    world.move({ request: 2, refused: null });
    world.now += 1_000;
    await world.turn();
    expect(world.told).to.deep.equal(['r2/2']);
    expect(world.parked).to.have.length(1);
  });

  it('publishes nothing while it waits to try again, however often it is called', async () => {
    const world = new World();
    world.outage = 'unavailable';
    world.move({ request: 1, refused: null });
    for (let turn = 0; turn < 5; turn += 1) await world.turn();
    expect(world.published).to.have.length(1);
    world.now += 1_000;
    await world.turn();
    expect(world.published).to.have.length(2);
  });

  it('tells SRE of a queue that is not there, and of its end once it has taken one; until then what is parked is not tried', async () => {
    const world = new World();
    world.outage = 'undeliverable';
    world.open.add('events-parked:q');
    for (let request = 1; request <= 3; request += 1) world.move({ request, refused: null });
    await world.turn();
    expect(world.open).to.include('events-undeliverable:q');
    world.now += 2_000;
    await world.turn();
    expect([...world.open]).to.have.length(2);
    world.outage = null;
    world.now += 4_000;
    await world.turn();
    expect([...world.open]).to.deep.equal([]);
    expect(world.told).to.have.members(['r1/1', 'r2/2', 'r3/3']);
  });

  it('does not tell SRE that a queue is not there which only cannot be reached', async () => {
    const world = new World();
    world.outage = 'unavailable';
    world.move({ request: 1, refused: null });
    await world.turn();
    expect(world.raised).to.deep.equal([]);
  });

  it('parks nothing in a queue that was taken away after it had taken one', async () => {
    const world = new World();
    world.outage = 'unavailable';
    world.move({ request: 1, refused: null });
    await world.turn();
    world.outage = null;
    world.now += 1_000;
    await world.turn();
    world.outage = 'undeliverable';
    world.move({ request: 2, refused: null });
    await world.turn();
    expect([world.told, world.parked, [...world.open]]).to.deep.equal([['r1/1'], [], ['events-undeliverable:q']]);
  });

  it('tries what is parked one at a time, every few minutes, the one first that was tried longest ago', async () => {
    const world = new World();
    for (let request = 1; request <= 3; request += 1) world.move({ request, refused: 'undeliverable' });
    world.move({ request: 4, refused: null });
    await world.turn();
    expect(world.parked).to.have.length(3);
    const tries = () => world.published.splice(0).map(([id]) => id);
    tries();
    await world.turn();
    expect(tries()).to.deep.equal([]);
    for (const id of ['r2/2', 'r3/3', 'r1/1']) {
      world.now += 300_000;
      await world.turn();
      expect(tries(), 'a turn').to.deep.equal([id]);
    }
  });

  it('sends a backlog in batches, and stops when it is through', async () => {
    const world = new World();
    for (let request = 1; request <= 9; request += 1) world.move({ request, refused: null });
    expect(await world.turn()).to.equal(9);
    expect(world.published.map(({ length }) => length)).to.deep.equal([4, 4, 1]);
  });
});
