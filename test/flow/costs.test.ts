// What runs cost, from the price of a pool to the metric, the request's view and the report.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { RequestId } from '../../src/core/ids.js';
import type { CostsAsked } from '../../src/ports/store/reading.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

/** A thousandth of it a second. */
const pools = {
  active: { clusters: ['active*'], slots_per_cluster: 2, run_cost_per_hour: 3.6 },
  passive: { clusters: ['passive*'] },
};
const attemptMs = 30_000;

/** Runs it to the end of its attempt. */
async function attempt(site: Site, house: TestHouse): Promise<void> {
  await house.drive();
  await site.pass(attemptMs);
  await house.watch();
}

const charged = ({ facts }: TestHouse) => facts.flatMap((fact) => (fact.kind === 'charged' ? [fact] : []));
const costOf = async ({ keeper }: TestHouse, id: RequestId) => (await keeper.request(id))?.cost;
/** The instant of a watch is a millisecond after that of the workspace. */
const about = (seconds: number) => [seconds / 1000 - 0.0001, seconds / 1000 + 0.0001] as const;

describe('what a run costs', () => {
  it('is told of each attempt, and of the request when it has ended, with what was tried again', async () => {
    await onSite({ settings: { pools } }, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await attempt(site, house);
      expect(charged(house)).to.have.length(1);
      expect(await costOf(house, id), 'it has not ended').to.equal(null);
      await site.pass(60_000);
      await attempt(site, house);
      const facts = charged(house);
      expect(facts.map(({ pool }) => pool)).to.deep.equal(['active', 'active']);
      for (const { cost, about: who } of facts) {
        expect(cost).to.be.within(...about(30));
        expect(who.requestId).to.equal(id);
      }
      const cost = await costOf(house, id);
      expect(cost).to.be.within(...about(60));
      // Of the same rows.
      const asked: CostsAsked = { from: 0, to: site.clock.now() + 1, by: 'job', tenantId: null, limit: 9, reach: everyTenant };
      const [row] = await house.keeper.costs(asked);
      expect(row).to.include({ of: '175', runs: 2, unpricedSeconds: 0 });
      expect(row?.cost).to.be.closeTo(cost ?? 0, 1e-9);
    });
  });

  it("is nobody's matter where no price is set", async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await attempt(site, house);
      await site.pass(60_000);
      await attempt(site, house);
      expect((await house.request(id)).state).to.equal('succeeded');
      expect(charged(house)).to.deep.equal([]);
      expect(await costOf(house, id)).to.equal(null);
    });
  });

  it('is not told of what never ran', async () => {
    await onSite({ settings: { pools } }, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r', jobId: 'nobody-declared-it' });
      await house.drive();
      await house.keeper.cancel(id);
      expect((await house.request(id)).state).to.equal('cancelled');
      expect(charged(house)).to.deep.equal([]);
      expect(await costOf(house, id)).to.equal(null);
    });
  });

  it('is told once of each stretch of a run that was taken for over and goes on', async () => {
    await onSite({ settings: { pools } }, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      await attempt(site, house);
      await site.pass(20_000);
      const [run] = site.simulator.ledger.runs;
      await fetch(`${site.simulator.url}/api/2.2/jobs/runs/repair`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${site.simulator.token}` },
        body: JSON.stringify({ run_id: Number(run?.runId), rerun_all_failed_tasks: true }),
      });
      expect(await house.rooms.runs.reconcile()).to.equal(1);
      await attempt(site, house);
      const costs = charged(house).map(({ cost }) => cost);
      expect(costs).to.have.length(2);
      for (const cost of costs) expect(cost).to.be.within(...about(30));
    });
  });
});
