// What SRE hears of a trouble, in the order of what happened, also when the channel to SRE has trouble itself.
import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const heard = (site: Site) => site.told.map(({ action }) => action);

/** The engine is away, and a request finds it so. */
async function trouble(site: Site, house: TestHouse, correlationId: string) {
  site.engineAway();
  await site.pass(61_000);
  await house.take({ correlationId, jobId: '900' });
  await house.sweep();
}
async function isOver(site: Site, house: TestHouse) {
  site.engineBack();
  await house.sweep();
}
/** Everything that is to be tried again comes up, and only then. */
async function later(site: Site, house: TestHouse) {
  await site.pass(600_000);
  await house.perform();
}
const engineOnly = (site: Site) =>
  site.told.splice(0, site.told.length, ...site.told.filter(({ key }) => key.startsWith('engine')));

describe('alerts', () => {
  it('that could not be told before their trouble was over are not told after its end', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await trouble(site, house, 'r');
      site.hears = () => Promise.resolve(false);
      await house.perform();
      await isOver(site, house);
      site.hears = () => Promise.resolve(true);
      await house.perform();
      await later(site, house);
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['resolve']);
    });
  });

  it('whose end could not be told are not closed later, when the trouble is back', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await trouble(site, house, 'first');
      await house.perform();
      await isOver(site, house);
      site.hears = () => Promise.resolve(false);
      await house.perform();
      site.hears = () => Promise.resolve(true);
      await trouble(site, house, 'second');
      await house.perform();
      await later(site, house);
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['trigger', 'trigger']);
      await isOver(site, house);
      await house.perform();
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['trigger', 'trigger', 'resolve']);
    });
  });

  it('begin before they end, however slow the channel is', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await trouble(site, house, 'r');
      await isOver(site, house);
      site.hears = async ({ action }) => {
        for (let turns = 0; action === 'trigger' && turns < 20; turns += 1) await turn();
        return true;
      };
      await house.perform();
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['trigger', 'resolve']);
    });
  });

  it('begin before they end, when the channel is slow to one replica and another tells of the end', async () => {
    await onSite({}, async (site) => {
      const [a, b] = [await site.house('a'), await site.house('b')];
      await trouble(site, a, 'r');
      let answer = (): void => undefined;
      const answered = new Promise<true>((resolve) => (answer = () => resolve(true)));
      const called = new Promise<void>((reached) => {
        site.hears = ({ action, key }) => {
          if (action === 'resolve' || !key.startsWith('engine')) return Promise.resolve(true);
          reached();
          return answered;
        };
      });
      const telling = a.perform();
      await called;
      await isOver(site, b);
      await b.perform();
      answer();
      await telling;
      await b.perform();
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['trigger', 'resolve']);
    });
  });

  it('that a replica was telling when it died keep their end until its hold is over, and are not told after it', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      await trouble(site, house, 'r');
      const held = await house.store.steps.claim({ at: site.clock.now(), leaseMs: 120_000, max: 20 });
      expect(held.length).to.be.at.least(1);
      await isOver(site, house);
      await house.perform();
      engineOnly(site);
      expect(heard(site)).to.deep.equal([]);
      await site.endLeases();
      await house.perform();
      engineOnly(site);
      expect(heard(site)).to.deep.equal(['resolve']);
    });
  });
});
