import fc from 'fast-check';
import { expect } from 'chai';
import { Recent } from '../../src/core/recent.js';

const step = fc.record({ kind: fc.constantFrom('set', 'delete'), key: fc.integer({ min: 0, max: 30 }), value: fc.nat() });

describe('what came last', () => {
  it('is kept: the last keys that were set, half of the maximum; never more than it, never a value that was set over or deleted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.array(step, { maxLength: 200, size: 'max' }), (max, steps) => {
        // In the order in which they were set; undefined: deleted since.
        const [recent, model] = [new Recent<number, number>(max), new Map<number, number | undefined>()];
        for (const { kind, key, value } of steps) {
          if (kind === 'delete') {
            recent.delete(key);
            if (model.has(key)) model.set(key, undefined);
          } else {
            recent.set(key, value);
            model.delete(key);
            model.set(key, value);
          }
          expect(recent.size).to.be.at.most(max);
          const stale = [...model].filter(([known, latest]) => ![latest, undefined].includes(recent.get(known)));
          expect(stale).to.deep.equal([]);
          const latest = [...model].slice(-Math.floor(max / 2));
          expect(recent.size).to.be.at.least(latest.filter(([, last]) => last !== undefined).length);
          expect(latest.map(([known]) => recent.get(known))).to.deep.equal(latest.map(([, last]) => last));
        }
      }),
    );
  });
});
