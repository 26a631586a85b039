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
