// Work at rest: what a replica asks of its database while there is nothing to do. Half of the CPU time of an idle replica was this.
import { expect } from 'chai';
import { onSite } from '../support/house.js';
import { countedStore } from './counted-store.js';

describe('the work of a replica that has nothing to do', () => {
  it('is one statement a second for schedules, and three for a pass', async function () {
    this.timeout(60_000);
    await onSite({}, async (site) => {
      const store = await countedStore(site.databaseUrl);
      const house = await site.house('a', { databaseUrl: store.url });
      const asked = async (work: () => Promise<unknown>) => {
        const sum = () => [...store.statements.values()].reduce((all, count) => all + count, 0);
        const before = sum();
        await work();
        return sum() - before;
      };
      await house.drive();
      expect(await asked(() => house.rooms.schedules.fire())).to.equal(1);
      expect(await asked(() => house.drive())).to.be.most(3);
      await house.store.close();
      await store.close();
    });
  });
});
