import { expect } from 'chai';
import { costOf, costOfAttempts, pricesIn } from '../../src/core/ending/cost.js';
import { monday, someSettings } from '../support/scenes.js';

const hour = 3_600_000;
const settings = someSettings({
  pools: { active: { run_cost_per_hour: 4 }, free: { run_cost_per_hour: 0 }, passive: {}, unpriced: {} },
});
const took = (hours: number | null, pool = 'active') => ({
  pool,
  acceptedAt: monday,
  endedAt: hours === null ? null : monday + hours * hour,
});
const refused = { pool: 'unpriced', acceptedAt: null, endedAt: monday };

describe('the cost of the attempts of a request', () => {
  const costs: Record<string, readonly [attempts: Parameters<typeof costOfAttempts>[0], cost: number | null]> = {
    'is their time at the price of the pool': [[took(0.5)], 2],
    'is that of all of them, also of those that were tried again': [[took(0.5), took(1)], 6],
    'knows of no attempt that the engine never took, whatever its pool': [[refused, took(0.5)], 2],
    'is nothing where the price is nothing': [[took(8, 'free')], 0],
    'is not known where one ran without a price: a part of a cost is not the cost': [[took(1), took(1, 'unpriced')], null],
    'is not known either where that one was the first': [[took(1, 'unpriced'), took(1), took(1)], null],
    'is not known of a pool that is configured no more': [[took(1, 'gone')], null],
    'is not known of a pool that is called like what every object has': [[took(1, 'constructor')], null],
    'is not known while one still runs': [[took(1), took(null)], null],
    'is not known where none has run': [[refused], null],
  };
  for (const [sentence, [attempts, cost]] of Object.entries(costs)) {
    it(sentence, () => {
      expect(costOfAttempts(attempts, settings)).to.equal(cost);
    });
  }
});

describe('the cost of a run', () => {
  it('is never below nothing, however the clocks of replicas stand', () => {
    expect(costOf(monday, monday - hour, 4)).to.equal(0);
  });

  it('has a price in those pools alone that were given one', () => {
    expect([...pricesIn(settings)]).to.deep.equal([
      ['active', 4],
      ['free', 0],
    ]);
  });
});
