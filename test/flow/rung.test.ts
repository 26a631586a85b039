// Who is told to look now, and not at its next turn. A hint that is not given loses nothing but time; one that is given for nothing costs a pass.
import { expect } from 'chai';
import type { Engine } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';
import { aGate, onSite, type Site, type TestHouse } from '../support/house.js';
import { declareScripted } from '../support/scripted-job.js';

const endless = { result: 'endless' } as const;

/** One that runs, and has been seen to. */
async function running(house: TestHouse, site: Site) {
  const id = await house.take({ correlationId: 'r', queue: 'tenant-333.responses' });
  await house.drive();
  await site.pass(500);
  await house.watch();
  house.rung();
  return id;
}

describe('a hint', () => {
  it('is given for a request that is new, and not when it comes again', () =>
    onSite({}, async (site) => {
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      expect(house.rung()).to.deep.equal(['arrivals']);
      await house.take({ correlationId: 'r' });
      expect(house.rung()).to.deep.equal([]);
      await house.drive();
    }));

  it('is given to whoever watches when runs were sent, to look with the next picture of the engine, and at once when they are to be stopped', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      house.rung();
      await house.drive();
      expect(house.rung()).to.deep.equal(['submitted']);
      await house.resume();
      expect(house.rung(), 'nothing was sent').to.deep.equal([]);
      await house.keeper.cancel(id);
      expect(house.rung()).to.deep.equal(['watch']);
    }));

  it('is given to whoever watches when a run has begun that was cancelled on its way: it is stopped at once, and not with the next picture of the engine', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [endless]);
      const gate = aGate();
      const slow = (real: Engine): Engine => ({ ...real, submit: (order) => gate.opened.then(() => real.submit(order)) });
      const house = await site.house('a', { engine: slow });
      const id = await house.take({ correlationId: 'r' });
      const driving = house.drive();
      await eventually(async () => (await house.request(id)).state === 'submitting');
      await house.keeper.cancel(id);
      house.rung();
      gate.open();
      await driving;
      expect(house.rung()).to.deep.equal(['watch', 'submitted']);
      await house.watch();
      expect((await house.request(id)).state).to.equal('stopping');
    }));

  it('is given for the slot and the response of a run that has ended, and for neither while it runs', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [{ result: 'succeed', durationMs: 20_000 }]);
      const house = await site.house('a');
      await running(house, site);
      await house.watch();
      expect(house.rung()).to.deep.equal([]);
      await site.pass(30_000);
      expect(await house.watch()).to.equal(1);
      expect(house.rung()).to.deep.equal(['admission', 'relay']);
    }));
});
