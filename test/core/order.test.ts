import { expect } from 'chai';
import fc from 'fast-check';
import { branded, type RequestId } from '../../src/core/ids.js';
import { byRank, lanesOf, laneOf, rankAt, rankWith } from '../../src/core/deciding/order.js';

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

  it('has a point of priority worth just as much waiting as the settings say', () => {
    fc.assert(
      fc.property(instant, priority, (at, points) => {
        expect(rankAt(at + points * ageing * 1000, points, ageing)).to.equal(at);
      }),
    );
  });

  it('is that of the store: by rank, and by id among those of one rank, whoever is held against whom', () => {
    const place = fc.record({ rankAt: fc.integer({ min: 0, max: 3 }), id: fc.uuid().map((id) => branded<RequestId>(id)) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12, size: 'max' }), (places) => {
        const asStored = places.toSorted((one, other) =>
          Buffer.compare(Buffer.from(`${one.rankAt}${one.id}`), Buffer.from(`${other.rankAt}${other.id}`)),
        );
        expect(places.toSorted(byRank)).to.deep.equal(asStored);
        for (const one of places) {
          expect(byRank(one, one)).to.equal(0);
          // As a number: there is a zero with a minus.
          for (const other of places) expect(Math.sign(byRank(one, other)) + Math.sign(byRank(other, one))).to.equal(0);
        }
      }),
    );
  });

  it('has a lane of its own for what was moved, in each place', () => {
    const of = (movedTo?: string | null) =>
      laneOf({
        tenantId: '333',
        jobId: '1',
        clusterType: 'b',
        maxConcurrentRuns: 1,
        priority: 50,
        ...(movedTo === undefined ? {} : { movedTo }),
      });
    expect(of(null)).to.equal(of());
    expect(new Set([of(), of('passive'), of('active')])).to.have.lengthOf(3);
  });

  it('writes a lane as the rows of before have it, whatever was moved: one that is written otherwise is another lane', () => {
    const request = { tenantId: '333', jobId: '175', clusterType: 'business', maxConcurrentRuns: 2, priority: 50 };
    expect(laneOf(request)).to.equal('["333","175","business",2,50]');
    expect(laneOf({ ...request, movedTo: null })).to.equal('["333","175","business",2,50]');
    expect(laneOf({ ...request, movedTo: 'passive' })).to.equal('["333","175","business",2,50,"passive"]');
  });

  it('moves a request that is given another priority from where it stands: one that was given back keeps what it lost', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 86_400_000 }), priority, priority, (due, back, before, after) => {
        const from = rankAt(due, before, ageing) + back;
        expect(rankWith({ rankAt: from, priority: before }, after, ageing)).to.equal(rankAt(due, after, ageing) + back);
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
