// Two replicas, one of which has a clock that is three hours wrong and knows it: nothing ends too early for that.
import { expect } from 'chai';
import { onSite } from '../support/house.js';
import { declareScripted } from '../support/scripted-job.js';

const endless = { result: 'endless' } as const;
const wrongMs = 3 * 3_600_000;

describe('a replica whose clock is hours wrong', () => {
  it('lets nobody expire while it is ahead', () =>
    onSite({}, async (site) => {
      const ahead = await site.house('ahead', { aheadMs: wrongMs });
      const right = await site.house('right');
      site.engineAway();
      const id = await right.take({ correlationId: 'r', operation: { max_wait_seconds: 60 } });
      await right.sweep();
      await ahead.sweep();
      expect((await right.request(id)).state).to.equal('waiting');
      await site.pass(60_000);
      await ahead.sweep();
      expect((await right.request(id)).state).to.equal('expired');
    }));

  it('has what it takes expire no earlier while it is behind, whoever looks', () =>
    onSite({}, async (site) => {
      const behind = await site.house('behind', { aheadMs: -wrongMs });
      const right = await site.house('right');
      site.engineAway();
      const id = await behind.take({ correlationId: 'r', operation: { max_wait_seconds: 60 } });
      await right.sweep();
      await site.pass(59_999);
      await right.sweep();
      expect((await right.request(id)).state).to.equal('waiting');
      await site.pass(1);
      await right.sweep();
      expect((await right.request(id)).state).to.equal('expired');
    }));

  it('stops no run for its time while it is ahead', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      const ahead = await site.house('ahead', { aheadMs: wrongMs });
      const right = await site.house('right');
      const id = await right.take({ correlationId: 'r', operation: { max_run_seconds: 3_600 } });
      await right.drive();
      await site.pass(1_000);
      await ahead.watch();
      expect((await right.request(id)).state).to.equal('running');
      await site.pass(3_600_000);
      await ahead.watch();
      expect((await right.request(id)).state).to.equal('stopping');
    }));

  it('has no run stopped that it has submitted while it is behind, and that has not begun', () =>
    onSite({ workspace: { behaviour: { launchMs: 300_000 } } }, async (site) => {
      declareScripted(site.simulator, [endless]);
      const behind = await site.house('behind', { aheadMs: -wrongMs });
      const right = await site.house('right');
      const id = await behind.take({ correlationId: 'r' });
      await behind.drive();
      await site.pass(1_000);
      await right.watch();
      expect((await right.request(id)).state).to.equal('running');
    }));
});
