// A submission whose turn comes after the end of its lease is not sent: somebody else may have it by then.
import { expect } from 'chai';
import type { Engine } from '../../src/ports/engine.js';
import { onSite } from '../support/house.js';

const leaseMs = 60_000;

describe('a submission whose turn comes late', () => {
  it('is left to whoever has its lease then, and is sent once', () =>
    onSite(
      {
        settings: {
          pools: { active: { clusters: [], own_compute_slots: 4 } },
          cluster_types: { business: { pools: ['active'] } },
        },
      },
      async (site) => {
        const jobId = site.simulator.declareJob({ name: 'one', maxConcurrentRuns: 10 });
        const asked: string[] = [];
        // The first call takes longer than the lease of all that were admitted with it.
        const slow = (real: Engine): Engine => ({
          ...real,
          submit: async (order) => {
            asked.push(order.requestId);
            const outcome = await real.submit(order);
            if (asked.length === 1) await site.pass(leaseMs + 1);
            return outcome;
          },
        });
        const house = await site.house('a', { engine: slow, config: { runs: { lease_ms: leaseMs, calls_at_once_max: 1 } } });
        const ids = [await house.take({ correlationId: 'first', jobId }), await house.take({ correlationId: 'second', jobId })];
        await house.drive();
        expect(asked).to.have.length(1);
        await site.endLeases();
        await house.resume();
        expect(asked.toSorted()).to.deep.equal(ids.toSorted());
        expect(site.simulator.ledger.runs).to.have.length(2);
      },
    ));
});
