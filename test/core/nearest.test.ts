import { expect } from 'chai';
import { nearest, unknownName } from '../../src/core/nearest.js';

const known = ['priority', 'expired', 'attempts', 'too_early', 'user_id', 'pos_id'];

describe('the name that was meant', () => {
  const meant: Record<string, string | null> = {
    priorty: 'priority',
    prioirty: 'priority',
    Priority: 'priority',
    prio: 'priority',
    atempts: 'attempts',
    pso_id: 'pos_id',
    toearly: 'too_early',
    banana: null,
    x: null,
    '': null,
  };
  for (const [name, one] of Object.entries(meant)) {
    it(`is ${one ?? 'not guessed'} for "${name}"`, () => expect(nearest(name, known)).to.equal(one));
  }

  it('is the first of equals', () => expect(nearest('cat', ['bat', 'rat'])).to.equal('bat'));

  it('is said, or the names there are, or neither when they are too many', () => {
    expect(unknownName('fact', 'expird', known)).to.equal('no fact is called "expird"; did you mean "expired"?');
    expect(unknownName('pool', 'x', ['active', 'passive'])).to.equal('no pool is called "x"; there are: active, passive');
    expect(unknownName('pool', 'x', [])).to.equal('no pool is called "x"');
    expect(
      unknownName(
        'x',
        'y'.repeat(500),
        Array.from({ length: 30 }, (_, index) => `name${index}`),
      ),
    ).to.equal(`no x is called "${'y'.repeat(64)}"`);
  });
});
