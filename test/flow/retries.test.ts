// Attempts after the first one: of what the platform broke, until it works, is given up, is stopped, or somebody repairs it by hand.
import { expect } from 'chai';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

const runs = (site: Site) => site.simulator.ledger.runs;

/** Runs it to the end of its attempt. */
async function attempt(site: Site, house: TestHouse): Promise<void> {
  await house.drive();
  await site.pass(30_000);
  await house.watch();
}

describe('a run that the platform broke', () => {
  it('is tried again after the pause, under another token, keeping its place, and succeeds', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      const { rankAt, expiresAt } = await house.request(id);
      await attempt(site, house);
      const back = await house.request(id);
      expect(back).to.deep.include({ state: 'waiting', rankAt, runId: null, dueAt: site.clock.now() + 60_000 });
      expect(back.waits).to.include({ rule: '(retry)' });
      expect(back.waits?.reason).to.match(
        /^Attempt 1 was broken by the platform \(CLUSTER_ERROR: .*retries left after this one: 1/,
      );
      expect(back.expiresAt).to.be.above(expiresAt);
      expect(back.attempts.map(({ number, failure, outcome }) => ({ number, failure, outcome }))).to.deep.equal([
        { number: 1, failure: 'infrastructure', outcome: 'CLUSTER_ERROR' },
      ]);
      // Not before its time.
      await house.drive();
      expect(runs(site)).to.have.length(1);
      await site.pass(60_000);
      await attempt(site, house);
      expect((await house.request(id)).state).to.equal('succeeded');
      expect(new Set(runs(site).map(({ token }) => token))).to.have.property('size', 2);
      expect((await house.request(id)).attempts.map(({ failure }) => failure)).to.deep.equal(['infrastructure', null]);
    });
  });

  it('is given up after as many tries as are let, and the response says why', async () => {
    await onSite({ settings: { retry: { infrastructure_retries_max: 1 } } }, async (site) => {
      declareScripted(site.simulator, [broken]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      for (let tries = 0; tries < 4; tries += 1) {
        await attempt(site, house);
        await site.pass(3_600_000);
      }
      const view = await house.request(id);
      expect(view.state).to.equal('failed');
      expect(view.attempts.map(({ failure }) => failure)).to.deep.equal(['infrastructure', 'infrastructure']);
      expect(view.response?.body).to.have.nested.property('causes[0].code', 'CLUSTER_ERROR');
      expect(runs(site)).to.have.length(2);
    });
  });

  it('is not tried again with the kill switch on, nor a job that failed by itself', async () => {
    await onSite({ settings: { retry: { enabled: false } } }, async (site) => {
      declareScripted(site.simulator, [broken, { result: 'fail', message: 'its own fault', durationMs: 1_000 }]);
      const house = await site.house('a');
      await house.take({ correlationId: 'broken' });
      await attempt(site, house);
      await house.take({ correlationId: 'failing' });
      await attempt(site, house);
      expect(await site.states()).to.deep.equal({ broken: 'failed', failing: 'failed' });
      const classes = await site.sql(
        'select a.failure from attempt a join request r on r.id = a.request_id order by correlation_id',
      );
      expect(classes).to.deep.equal([{ failure: 'infrastructure' }, { failure: 'job' }]);
    });
  });

  it('whose cancel was wished ends, and is not tried again', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(30_000);
      await house.keeper.cancel(id);
      await house.watch();
      await site.pass(3_600_000);
      await house.drive();
      expect((await house.request(id)).state).to.equal('failed');
      expect(runs(site)).to.have.length(1);
    });
  });

  it('is cancelled at once while it waits to be tried again', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await attempt(site, house);
      await house.keeper.cancel(id);
      expect((await house.request(id)).state).to.equal('cancelled');
      await site.pass(3_600_000);
      await house.drive();
      expect(runs(site)).to.have.length(1);
    });
  });
});
