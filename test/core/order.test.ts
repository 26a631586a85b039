import { expect } from 'chai';
import fc from 'fast-check';
import { lanesOf, laneOf, rankAt } from '../../src/core/order.js';

const ageing = 60;
const instant = fc.integer({ min: 0, max: 4_000_000_000_000 });
const priority = fc.integer({ min: 0, max: 100 });

describe('order of the waiting queue', () => {
  it('serves the higher priority first among those that came together', () => {
    fc.assert(
      fc.property(instant, priority, priority, (at, a, b) => {
        fc.pre(a > b);
        expect(rankAt(at, a, ageing)).to.be.below(rankAt(at, b, ageing));
      }),
    );
  });

  it('serves the older first among equals', () => {
    fc.assert(
      fc.property(instant, instant, priority, (a, b, p) => {
        fc.pre(a < b);
        expect(rankAt(a, p, ageing)).to.be.below(rankAt(b, p, ageing));
      }),
    );
  });

  it('lets nobody be bypassed by what comes more than a hundred points of waiting later', () => {
    fc.assert(
      fc.property(instant, priority, priority, (at, mine, other) => {
        expect(rankAt(at + 100 * ageing * 1000 + 1, other, ageing)).to.be.above(rankAt(at, mine, ageing));
      }),
    );
  });

  it('tells lanes apart whatever is in the names', () => {
    const lane = (tenantId: string, jobId: string) =>
      laneOf({ tenantId, jobId, clusterType: 'b', maxConcurrentRuns: 1, priority: 50 });
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        expect(lane(a, b) === lane(c, d)).to.equal(a === c && b === d);
      }),
    );
  });

  it('has the lanes of a tenant, wherever they were moved, and no others between two bounds', () => {
    const name = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', '\\', ',', '-', '1', 'é', '\u0000') }));
    const movedTo = fc.option(fc.string());
    fc.assert(
      fc.property(name, name, name, movedTo, (tenant, other, jobId, to) => {
        const { from, before } = lanesOf(tenant);
        const lane = laneOf({ tenantId: other, jobId, clusterType: 'b', maxConcurrentRuns: 1, priority: 50, movedTo: to });
        const lies =
          Buffer.compare(Buffer.from(from), Buffer.from(lane)) <= 0 && Buffer.compare(Buffer.from(lane), Buffer.from(before)) < 0;
        expect(lies).to.equal(tenant === other);
      }),
    );
    const { from, before } = lanesOf('333');
    expect(laneOf({ tenantId: '333', jobId: '1', clusterType: 'b', maxConcurrentRuns: 1, priority: 50 }) > from).to.equal(true);
    expect(laneOf({ tenantId: '333', jobId: '1', clusterType: 'b', maxConcurrentRuns: 1, priority: 50 }) < before).to.equal(true);
  });
});
