// What is open to everybody: it must not be the way by which anybody takes the store away from those who have a credential.
import { expect } from 'chai';
import { onSite } from '../support/house.js';

describe('probes', () => {
  it('of readiness are one question to the store, however many come at once', () =>
    onSite({}, async (site) => {
      let pings = 0;
      const counted = () => (pings += 1);
      const house = await site.house('a', {
        storeSeen: (real) => ({ ...real, ping: () => (counted(), real.ping()) }),
      });
      const answers = await Promise.all(Array.from({ length: 100 }, () => house.keeper.readiness()));
      expect(pings).to.equal(1);
      for (const { parts } of answers) expect(parts[0]).to.include({ name: 'store', ready: true });
      await house.keeper.readiness();
      expect(pings, 'an answer is not kept').to.equal(2);
    }));
});
