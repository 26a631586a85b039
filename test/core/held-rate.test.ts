// What a replica holds of a tenant's rate.
import { expect } from 'chai';
import { blockOf, byItself, heldNow, resetSecondsOf, spend, withGiven } from '../../src/core/held-rate.js';

const now = 1_700_000_000_000;
const given = { askedAt: now, minute: 7, endsInMs: 40_000, given: 3, left: 5 };
const held = withGiven(null, given);

describe('core: what is held of a rate', () => {
  it('what was given is spent, and no more than that', () => {
    expect(spend(held, 2, 10)).to.deep.equal({ kind: 'taken', held: { ...held, free: 1, used: 2 } });
    expect(spend(held, 4, 10)).to.deep.equal({ kind: 'short', missing: 1 });
    expect(spend(null, 4, 10)).to.deep.equal({ kind: 'short', missing: 4 });
  });

  it('nobody is asked for what this minute does not have any more, or no minute has', () => {
    expect(spend(held, 9, 10)).to.deep.equal({ kind: 'over' });
    expect(spend(null, 11, 10)).to.deep.equal({ kind: 'over' });
  });

  it('all that was given may be spent at once, and all that a minute has may be asked for', () => {
    expect(spend(held, 3, 3)).to.deep.equal({ kind: 'taken', held: { ...held, free: 0, used: 3 } });
    expect(spend(held, 8, 10)).to.deep.equal({ kind: 'short', missing: 5 });
    expect(spend(null, 10, 10)).to.deep.equal({ kind: 'short', missing: 10 });
    expect(heldNow(held, now), 'from its first instant on').to.equal(held);
    expect(heldNow(undefined, now)).to.equal(null);
  });

  it('what is given for the same minute is added, and what was held of another one is nothing', () => {
    expect(withGiven(held, { ...given, given: 2, left: 1 })).to.deep.equal({ ...held, free: 5, left: 1 });
    expect(withGiven(null, given)).to.deep.equal({ minute: 7, since: now, until: now + 40_000, free: 3, used: 0, left: 5 });
    expect(withGiven(held, { ...given, minute: 8, given: 2, left: 1 })).to.include({ minute: 8, free: 2, used: 0, left: 1 });
  });

  it('a minute is over at its end, and before its beginning', () => {
    expect(heldNow(held, now + 39_999)).to.equal(held);
    expect(heldNow(held, now + 40_000)).to.equal(null);
    expect(heldNow(held, now - 1)).to.equal(null);
    expect(resetSecondsOf(held, now + 38_500)).to.equal(2);
    expect(resetSecondsOf(null, now)).to.equal(60);
  });

  it('who counts by itself has the whole less what it spent, and what the store gives late adds nothing', () => {
    const alone = byItself({ ...held, used: 4 }, 10, now);
    expect(alone).to.include({ minute: null, free: 6, left: 0, until: held.until });
    expect(withGiven(alone, given)).to.equal(alone);
    expect(byItself(null, 10, now)).to.include({ minute: null, free: 10, until: now + 60_000 });
  });

  it('a block is a hundredth, and at least one', () => {
    expect([1, 199, 6_000].map(blockOf)).to.deep.equal([1, 1, 60]);
  });
});
