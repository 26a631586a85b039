// Messages that cannot be written now: held, and given back as seldom as may be. A broker buries what comes back too often, without a reason.
import { expect } from 'chai';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { intakePart } from '../../src/app/asking/readiness.js';
import { Fault } from '../../src/core/faults.js';
import { openIntake, type Way } from '../../src/intake/intake.js';
import type { Settlement } from '../../src/ports/broker.js';
import type { NewRequest, Persisted } from '../../src/ports/store/intake.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { oneClock } from '../support/one-clock.js';

const away = new Fault('store-unavailable', 'away');
const broken = new Fault('internal', 'permission denied for table request');
const hourMs = 3_600_000;

type Persist = (rows: readonly NewRequest[]) => readonly Persisted[];
const stores: Persist = (rows) => rows.map(({ id }) => ({ kind: 'stored', id }));
const fails = (problem: Fault): Persist => {
  return () => {
    throw problem;
  };
};

function aDoor(first: Persist) {
  const clock = new VirtualClock();
  const facts: Fact[] = [];
  const pings: number[] = [];
  const hints: number[] = [];
  const settled: Settlement[] = [];
  let [persist, tries, answers] = [first, 0, true];
  const intake = openIntake({
    isOwnQueue: () => false,
    store: {
      before: () => Promise.resolve(null),
      withoutRoom: () => Promise.resolve(new Set()),
      persist: (rows) => {
        tries += 1;
        return Promise.resolve().then(() => persist(rows));
      },
    },
    ping: () => {
      pings.push(clock.now());
      return answers ? Promise.resolve() : Promise.reject(away);
    },
    ...{
      settings: () => someSettings(),
      ...oneClock(clock),
      ids: uuidIds,
      signatures: null,
      bodyBytesMax: 100_000,
      retryMs: 1_000,
    },
    telemetry: { report: (fact) => void facts.push(fact) },
    hint: (stored) => void hints.push(stored),
    writing: { batchMax: 10, writersMax: 1, pendingMax: 10 },
  });
  const receive = (correlationId: string, by: Partial<Way> = {}) => {
    const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId })));
    const delivery = { queue: 'job-requests', body, messageId: null, redelivered: false, traceparent: null, signature: null };
    const received = intake.receive({ source: 'rabbitmq', priorityFloor: 0, ...by }, { ...delivery, replyToSessionId: null });
    return received.then((settlement) => (settled.push(settlement), settlement));
  };
  return {
    ...{ clock, facts, hints, intake, pings, receive, settled },
    tries: () => tries,
    store: (next: Persist) => (persist = next),
    answers: (now: boolean) => (answers = now),
  };
}

/** Whether it resolves without time passing. */
async function isOpen(clock: VirtualClock, settlement: Settlement): Promise<boolean> {
  let open = false;
  if (settlement.kind === 'release') void settlement.until?.then(() => (open = true));
  await clock.advance(0);
  return open;
}

describe('a message that cannot be written', () => {
  for (const [why, persist] of [
    ['the store is away', fails(away)],
    ['the store refuses everything, which nobody expected', fails(broken)],
    ['the store refuses each by itself', (rows) => rows.map(() => ({ kind: 'failed', problem: broken }))],
  ] satisfies [string, Persist][])
    it(`is held while ${why}, for as long as it takes, and is taken then`, async () => {
      const { clock, receive, settled, store, tries } = aDoor(persist);
      const received = receive('a');
      await clock.advance(10 * hourMs);
      expect(settled).to.deep.equal([]);
      expect(tries()).to.be.above(1_000);
      store(stores);
      await clock.advance(10_000);
      expect(await received).to.deep.equal({ kind: 'taken' });
    });

  it('is told by readiness once it lasts, until something is written or nothing is tried any more', async () => {
    const { clock, intake, receive, store } = aDoor(fails(away));
    const part = () => intakePart(intake.unwrittenMs());
    const received = receive('a');
    await clock.advance(10_000);
    expect(part(), 'not at once').to.deep.equal({ name: 'intake', ready: true, reason: null, required: false });
    await clock.advance(30_000);
    expect(part()).to.include({ ready: false, required: false });
    expect(part().reason).to.include('no job request could be stored for 40 s');
    store(stores);
    await clock.advance(1_000);
    expect(await received).to.deep.equal({ kind: 'taken' });
    expect(part()).to.include({ ready: true, reason: null });
    store(fails(away));
    void receive('b');
    await clock.advance(20_000);
    expect(part().ready).to.equal(false);
    intake.stop();
    await clock.advance(61_000);
    expect(part().ready, 'nobody has tried since').to.equal(true);
  });

  it('is told as a trouble where nobody expected it, and is tried more seldom', async () => {
    const { clock, facts, receive, tries } = aDoor(fails(broken));
    void receive('a');
    await clock.advance(60_000);
    expect(tries()).to.be.within(6, 8);
    expect(facts.filter(({ kind }) => kind === 'trouble')).to.have.length(tries());
  });

  it('while others are written is given back with its fault: it is the message, and the broker counts how often it comes', async () => {
    const { clock, receive, store } = aDoor(fails(broken));
    const poisoned = receive('a').catch((problem: unknown) => problem);
    await clock.advance(0);
    store((rows) =>
      rows.map(({ id, correlationId }) => (correlationId === 'a' ? { kind: 'failed', problem: broken } : { kind: 'stored', id })),
    );
    expect(await receive('b')).to.deep.equal({ kind: 'taken' });
    await clock.advance(10_000);
    expect(await poisoned).to.equal(broken);
  });

  it('is given back when the broker would not wait any longer, and no more is taken until the store answers', async () => {
    const { answers, clock, pings, receive } = aDoor(fails(away));
    answers(false);
    const received = receive('a', { holdMs: 30_000 });
    await clock.advance(31_000);
    const settlement = await received;
    expect(settlement.kind).to.equal('release');
    expect(await isOpen(clock, settlement)).to.equal(false);
    await clock.advance(hourMs);
    expect(await isOpen(clock, settlement)).to.equal(false);
    expect(pings.length).to.be.above(100);
    answers(true);
    await clock.advance(1_000);
    expect(await isOpen(clock, settlement)).to.equal(true);
  });

  it('again and again, is waited for longer and longer: of ten deliveries the last is an hour later', async () => {
    const { clock, receive, store } = aDoor(fails(broken));
    const begun = clock.now();
    for (let delivery = 0; delivery < 10; delivery += 1) {
      const received = receive('a', { holdMs: 30_000 });
      await clock.advance(40_000);
      const settlement = await received;
      while (!(await isOpen(clock, settlement))) await clock.advance(10_000);
    }
    expect(clock.now() - begun).to.be.above(hourMs);
    store(stores);
    expect(await receive('a')).to.deep.equal({ kind: 'taken' });
    store(fails(broken));
    const received = receive('b', { holdMs: 30_000 });
    await clock.advance(40_000);
    expect(await isOpen(clock, await received), 'what was written in between begins anew').to.equal(true);
  });

  it('is given back at a stop, and what waits for the store to answer waits no longer', async () => {
    const { answers, clock, intake, receive } = aDoor(fails(away));
    answers(false);
    const early = receive('a', { holdMs: 1_000 });
    await clock.advance(2_000);
    const late = receive('b');
    await clock.advance(0);
    intake.stop();
    expect(await late).to.deep.equal({ kind: 'release' });
    expect(await isOpen(clock, await early)).to.equal(true);
  });
});

describe('who hears of what was written', () => {
  it('is told how many are new, and nothing of a batch in which none is', async () => {
    const { hints, receive, store } = aDoor(stores);
    await Promise.all([receive('a'), receive('b')]);
    store((rows) => rows.map(({ id }) => ({ kind: 'same', id, state: 'received' })));
    expect(await receive('a')).to.deep.equal({ kind: 'taken' });
    expect(hints.reduce((sum, stored) => sum + stored, 0)).to.equal(2);
    expect(hints).not.to.include(0);
  });
});
