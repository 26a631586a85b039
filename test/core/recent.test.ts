import fc from 'fast-check';
import { expect } from 'chai';
import { Recent } from '../../src/core/recent.js';

const step = fc.record({ kind: fc.constantFrom('set', 'delete'), key: fc.integer({ min: 0, max: 30 }), value: fc.nat() });

describe('what came last', () => {
  it('is kept: at least half of the maximum, never more than it, and never a value that was set over or deleted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.array(step, { maxLength: 200 }), (max, steps) => {
        const [recent, model] = [new Recent<number, number>(max), new Map<number, number>()];
        for (const { kind, key, value } of steps) {
          model.delete(key);
          if (kind === 'delete') recent.delete(key);
          else {
            recent.set(key, value);
            model.set(key, value);
          }
          expect(recent.size).to.be.at.most(max);
          for (const [known, latest] of model) expect(recent.get(known)).to.be.oneOf([latest, undefined]);
          if (kind === 'delete') expect(recent.get(key)).to.equal(undefined);
          const latest = [...model].slice(-Math.floor(max / 2));
          expect(latest.map(([known]) => recent.get(known))).to.deep.equal(latest.map(([, last]) => last));
        }
      }),
    );
  });
});
