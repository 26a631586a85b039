// A replica with a wrong clock, on a real database: what it says of itself.
import { expect } from 'chai';
import { clockPart } from '../../src/app/asking/readiness.js';
import { ClockCheck } from '../../src/app/looping/clock-check.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { opened, type Opened } from '../store/opened.js';

describe('the check of a clock', () => {
  let on: Opened;
  before(async () => {
    on = await opened();
  });
  after(() => on.close());

  const checked = async (aheadMs: number) => {
    const facts: Fact[] = [];
    const check = new ClockCheck();
    const clock = { now: () => Date.now() + aheadMs, pause: () => Promise.resolve() };
    await check.look({ store: on.store, clock, telemetry: { report: (fact) => void facts.push(fact) } });
    return { part: clockPart(check.latest()), facts };
  };

  it('says nothing before it was made', () => {
    expect(clockPart(new ClockCheck().latest())).to.deep.equal({ name: 'clock', ready: true, reason: null, required: false });
  });

  it('finds that of this machine right', async () => {
    const { part, facts } = await checked(0);
    expect(part).to.include({ ready: true, reason: null });
    expect(facts).to.have.length(1);
    expect(facts[0]).to.include({ kind: 'clock', wrong: false });
  });

  describe('both clocks', () => {
    const at = 1_700_000_000_000;
    const hourMs = 3_600_000;
    /** Looked at while it was ahead by `thenMs`, and now by `nowMs`. */
    const both = async (thenMs: number, nowMs: number) => {
      let aheadMs = thenMs;
      const clock = { now: () => at + aheadMs, pause: () => Promise.resolve() };
      const check = new ClockCheck(() => at);
      await check.look({ store: { now: () => Promise.resolve(at) }, clock, telemetry: { report: () => undefined } });
      aheadMs = nowMs;
      const clocks = check.both(clock);
      return { earlier: clocks.earlier() - at, later: clocks.later() - at };
    };

    it('are taken for the same before the first look', () => {
      const clocks = new ClockCheck().both({ now: () => at, pause: () => Promise.resolve() });
      expect([clocks.earlier(), clocks.later()]).to.deep.equal([at, at]);
    });

    for (const [what, aheadMs] of [
      ['ahead', hourMs],
      ['behind', -hourMs],
    ] as const) {
      const expected = aheadMs > 0 ? { earlier: 0, later: hourMs } : { earlier: -hourMs, later: 0 };
      it(`are told apart where this machine's is ${what}`, async () => {
        expect(await both(aheadMs, aheadMs)).to.deep.equal(expected);
      });
      it(`are told apart at once when this machine's is set ${what} after a look`, async () => {
        expect(await both(0, aheadMs)).to.deep.equal(expected);
      });
      it(`are the same at once when this machine's was ${what} and is set right`, async () => {
        expect(await both(aheadMs, 0)).to.deep.equal({ earlier: 0, later: 0 });
      });
    }

    it('are the same as long as they differ by no more than ten seconds', async () => {
      expect(await both(10_000, 10_000)).to.deep.equal({ earlier: 10_000, later: 10_000 });
    });
  });

  for (const [aheadMs, words] of [
    [300_000, '300 s ahead of'],
    [-300_000, '300 s behind'],
  ] as const)
    it(`tells of one that is ${words} the database's, and takes no replica out for it`, async () => {
      const { part, facts } = await checked(aheadMs);
      expect(part).to.include({ ready: false, required: false });
      expect(part.reason).to.include(`the clock of this process is ${words} the clock of the database`);
      const [fact] = facts;
      if (fact?.kind !== 'clock') throw new Error('it reports the clock');
      expect(fact.wrong).to.equal(true);
      expect(fact.aheadSeconds).to.be.closeTo(aheadMs / 1000, 5);
    });
});
