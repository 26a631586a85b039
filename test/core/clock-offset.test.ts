import { expect } from 'chai';
import { clockOffset } from '../../src/core/clock-offset.js';

/** What a replica finds whose clock is so far ahead, when the question and the answer are so long on their way. */
const found = (aheadMs: number, { thereMs = 0, backMs = 0 } = {}) => {
  const told = 1_700_000_000_000;
  return clockOffset({ askedAt: told + aheadMs - thereMs, answeredAt: told + aheadMs + backMs, told });
};

describe('the clock of a replica, held against that of the database', () => {
  it('is ahead or behind by what they differ', () => {
    expect(found(300_000)).to.deep.equal({ aheadMs: 300_000, withinMs: 0, wrong: true });
    expect(found(-300_000)).to.deep.equal({ aheadMs: -300_000, withinMs: 0, wrong: true });
  });

  it('is right up to ten seconds', () => {
    expect([0, 10_000, -10_000].map((ms) => found(ms).wrong)).to.deep.equal([false, false, false]);
    expect([10_001, -10_001].map((ms) => found(ms).wrong)).to.deep.equal([true, true]);
  });

  it('is taken in the middle between question and answer', () => {
    expect(found(2_000, { thereMs: 30, backMs: 30 })).to.deep.equal({ aheadMs: 2_000, withinMs: 30, wrong: false });
  });

  it('is not made wrong by an answer that was long on its way, in whichever direction', () => {
    for (const way of [{ thereMs: 30_000 }, { backMs: 30_000 }, { thereMs: 15_000, backMs: 15_000 }])
      expect(found(0, way).wrong, JSON.stringify(way)).to.equal(false);
    expect(found(60_000, { backMs: 30_000 }).wrong, 'nor right').to.equal(true);
  });

  it('is never further from the truth than it says', () => {
    for (let aheadMs = -60_000; aheadMs <= 60_000; aheadMs += 7_001)
      for (let thereMs = 0; thereMs <= 20_000; thereMs += 3_001)
        for (let backMs = 0; backMs <= 20_000; backMs += 3_001) {
          const offset = found(aheadMs, { thereMs, backMs });
          expect(Math.abs(offset.aheadMs - aheadMs)).to.be.at.most(offset.withinMs);
        }
  });

  it('that is set back between question and answer is not called wrong for that', () => {
    const told = 1_700_000_000_000;
    expect(clockOffset({ askedAt: told + 300_000, answeredAt: told, told }).wrong).to.equal(false);
  });
});
