// Calls instead of time: what a run costs of the engine's rate, which is what limits a platform first.
import { expect } from 'chai';
import { onSite } from '../support/house.js';

const runs = 60;
const pools = { active: { own_compute_slots: 1000 }, passive: { own_compute_slots: 0 } };

describe('the calls that a run is on the engine', () => {
  it('are one to start it; looking at all of them takes as many calls as looking at one page', async function () {
    this.timeout(120_000);
    await onSite({ settings: { pools } }, async (site) => {
      site.simulator.declareJob({
        jobId: '1',
        name: 'job 1',
        maxConcurrentRuns: 1000,
        outcome: { result: 'succeed', durationMs: 600_000 },
      });
      const house = await site.house('a');
      await Promise.all(
        Array.from({ length: runs }, (_, index) =>
          house.take({ correlationId: `r${index}`, jobId: '1', operation: { max_concurrent_runs: 1000 } }),
        ),
      );
      await house.drive();
      const calls = (path: RegExp) => site.simulator.ledger.requests.filter((request) => path.test(request.path)).length;
      expect(site.simulator.ledger.active.total).to.equal(runs);
      const starting = site.simulator.ledger.requests.length;
      expect(calls(/run-now|runs\/submit/)).to.equal(runs);
      expect(starting / runs, 'calls a started run').to.be.at.most(1.15);
      await site.pass(5_000);
      await house.watch();
      const looking = site.simulator.ledger.requests.length - starting;
      expect(looking, 'calls of a look at all runs').to.be.at.most(10);
    });
  });
});
