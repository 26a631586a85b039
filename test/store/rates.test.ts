// Rates of tenants in the store: what replicas are given of a minute together.
import { expect } from 'chai';
import { retain } from '../../src/retention/retention.js';
import type { RateLease } from '../../src/ports/store/rates.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { opened, type Opened } from './opened.js';

const ask = (tenantId: string, wanted: number, ofUse = 1) => ({ tenantId, wanted, ofUse });
const givenOf = (leases: readonly RateLease[]) => leases.reduce((sum, { given }) => sum + given, 0);

describe('store: rates of tenants', () => {
  let on: Opened;

  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const lease = (...asks: Parameters<typeof on.store.rates.lease>) => on.store.rates.lease(...asks);

  it('replicas that ask at once, for many tenants in any order, are given the limit of each together and no more', async () => {
    const tenants = ['a', 'b', 'c', 'd'];
    const asks = Array.from({ length: 60 }, (_, index) => {
      const order = index % 2 === 0 ? tenants : tenants.toReversed();
      const { rates } = index % 3 === 0 ? on.store : on.other;
      return rates.lease(
        order.map((tenant) => ask(tenant, 7)),
        100,
      );
    });
    const leases = (await Promise.all(asks)).flat();
    for (const tenant of tenants) {
      const own = leases.filter(({ tenantId }) => tenantId === tenant);
      expect(givenOf(own)).to.equal(100);
      expect(new Set(own.map(({ minute }) => minute)).size).to.equal(1);
    }
  });

  it('says what is left, and gives the rest of it where that is of use', async () => {
    const [first] = await lease([ask('a', 70)], 100);
    expect(first).to.include({ given: 70, left: 30 });
    expect(first?.endsInMs).to.be.within(50_000, 60_000);
    expect((await lease([ask('a', 50, 50)], 100))[0]).to.include({ given: 0, left: 30, minute: first?.minute });
    expect((await lease([ask('a', 50, 10)], 100))[0]).to.include({ given: 30, left: 0 });
    expect((await lease([ask('a', 1)], 100))[0]).to.include({ given: 0, left: 0 });
  });

  it('a limit that was lowered gives nothing where more was taken, and a raised one the difference', async () => {
    await lease([ask('a', 70)], 100);
    expect((await lease([ask('a', 1)], 50))[0]).to.include({ given: 0, left: 0 });
    expect((await lease([ask('a', 100)], 110))[0]).to.include({ given: 40, left: 0 });
  });

  for (const [when, by] of [
    ['is over', '-61 seconds'],
    ['was begun before the clock of the server was set back', '1 hour'],
  ] as const)
    it(`a minute that ${when} is followed by a whole one`, async () => {
      const [before] = await lease([ask('a', 100)], 100);
      await on.sql(`update tenant_rate set ends_at = ends_at + $1::interval`, [by]);
      const [after] = await lease([ask('a', 30)], 100);
      expect(after).to.include({ given: 30, left: 70 });
      expect(after?.endsInMs).to.be.within(50_000, 60_000);
      expect(after?.minute).to.be.at.least(before?.minute ?? 0);
    });

  it('is written without the log', async () => {
    const [row] = await on.sql(`select relpersistence::text as kept from pg_class where relname = 'tenant_rate'`);
    expect(row).to.deep.equal({ kept: 'u' });
  });

  it('retention removes what was taken an hour ago, also where requests are kept for ever', async () => {
    await lease([ask('a', 1), ask('b', 1)], 100);
    await on.sql(`update tenant_rate set ends_at = now() - interval '61 minutes' where tenant_id = 'a'`);
    const keepings = { keepMs: null, jobs: new Map(), byNumberAfterMs: 1 };
    const parts = { store: on.store.retention, clock: new VirtualClock(), telemetry: { report: () => undefined }, keepings };
    await retain({ ...parts, auditKeepMs: null, batchMax: 10, pauseMs: 1 });
    expect(await on.sql('select tenant_id from tenant_rate')).to.deep.equal([{ tenant_id: 'b' }]);
  });
});
