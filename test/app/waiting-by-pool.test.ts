import { expect } from 'chai';
import { waitingByPool } from '../../src/app/asking/waiting-by-pool.js';
import { someSettings } from '../support/scenes.js';

describe('who waits, by pool', () => {
  it('is counted under the pool that the cluster type names first, and a pool for which nobody waits counts none', () => {
    expect(waitingByPool({ business: 3 }, someSettings())).to.deep.equal({ active: 3, passive: 0 });
    expect(waitingByPool({ business: 3, batch: 2 }, someSettings())).to.deep.equal({ active: 3, passive: 2 });
  });

  it('is counted under none, where the cluster type is no longer configured', () => {
    expect(waitingByPool({ gone: 1, toString: 1 }, someSettings())).to.deep.equal({ active: 0, passive: 0, none: 2 });
  });
});
