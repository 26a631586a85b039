// Facts as they are stored: what is left out comes back.
import { expect } from 'chai';
import fc from 'fast-check';
import { asFacts, withoutEmpty } from '../../src/adapters/store/postgres/stored-facts.js';
import type { Facts } from '../../src/core/deciding/facts.js';
import { anyFacts, aScene } from '../policy/scenes.js';

describe('store: facts of a decision', () => {
  // The two facts that are one of a few words are never empty.
  const real = anyFacts.map((facts): Facts => ({
    ...facts,
    request: { ...facts.request, parameters: 'python' },
    job: { ...facts.job, placement: 'mapped' },
  }));
  const stored = (facts: object) => JSON.parse(JSON.stringify(facts)) as Partial<Facts>;

  it('any facts are read as they were decided on', () => {
    fc.assert(
      fc.property(real, (facts) => {
        expect(asFacts(stored(withoutEmpty(facts)))).to.deep.equal(facts);
      }),
    );
  });

  it('facts that were stored whole are read as they are', () => {
    fc.assert(
      fc.property(real, (facts) => {
        expect(asFacts(stored(facts))).to.deep.equal(facts);
      }),
    );
  });

  it('what is empty is left out at every depth, and nothing else', () => {
    const { request, pools } = withoutEmpty({
      request: { priority: 0, job_id: '7', expired: false },
      pools: [{ groups: [], slots: 2 }],
    });
    expect({ request, pools }).to.deep.equal({ request: { job_id: '7' }, pools: [{ slots: 2 }] });
    expect(JSON.stringify(withoutEmpty(aScene())).length).to.be.below(JSON.stringify(aScene()).length * 0.8);
  });
});
