// One tenant that names thousands of jobs that nobody declared must not drown what SRE is told of others.
import { expect } from 'chai';
import type { NewAlert } from '../../src/ports/store/steps.js';
import { now } from './moves.js';
import { opened, type Opened } from './opened.js';

describe('store: alerts of one kind for one tenant', () => {
  let on: Opened;

  beforeEach(async () => (on = await opened()));
  afterEach(() => on.close());

  const alert = (job: number, tenant: string | null, severity: NewAlert['severity'] = 'warning'): NewAlert => ({
    ...{ key: `job-not-declared:${String(job).padStart(3, '0')}`, severity, summary: 'Nobody knows it.', requestId: null },
    details: tenant === null ? {} : { tenant_id: tenant },
  });
  const many = (from: number, to: number, tenant: string | null) =>
    Array.from({ length: to - from }, (_, at) => alert(from + at, tenant));
  const raise = (alerts: readonly NewAlert[], at = now) => on.store.alerts.raise(alerts, at);
  const withheld = 'alerts-withheld:job-not-declared:333';

  it('are opened up to fifty; of those above one tells, once', async () => {
    const keys = await raise([...many(0, 60, '333'), alert(60, '333', 'error')]);
    expect(keys).to.deep.equal([...many(0, 50, '333').map(({ key }) => key), withheld]);
    expect(await raise(many(0, 70, '333'), now + 1)).to.deep.equal([]);
    const told = (await on.store.alerts.open()).find(({ key }) => key === withheld);
    expect(told).to.deep.include({ severity: 'error', openedAt: now });
    expect(told?.summary).to.match(
      /kind job-not-declared about tenant 333 are open that further ones, such as job-not-declared:\d+, are not sent/,
    );
  });

  it('are opened up to fifty also one after the other, and again when some have ended; one that is open is counted on', async () => {
    for (let job = 0; job < 52; job += 1) await raise([alert(job, '333')]);
    expect(await on.store.alerts.open()).to.have.length(51);
    await raise([alert(7, '333')], now + 1);
    expect(await on.sql(`select seen_count from alert where key = 'job-not-declared:007'`)).to.deep.equal([{ seen_count: 2 }]);
    await on.store.alerts.resolve(['job-not-declared:003'], now + 2);
    expect(await raise([alert(60, '333')], now + 3)).to.deep.equal(['job-not-declared:060']);
  });

  it('take nothing from those of another tenant, of no tenant, and of another kind', async () => {
    await raise(many(0, 60, '333'));
    expect(await raise([alert(100, '444')])).to.deep.equal(['job-not-declared:100']);
    expect(await raise([alert(101, null)])).to.deep.equal(['job-not-declared:101']);
    expect(await raise([{ ...alert(102, '333'), key: 'no-cluster:active' }])).to.deep.equal(['no-cluster:active']);
  });

  it('are opened up to two hundred for all tenants together; of those above one tells, and a tenant with too many keeps its own', async () => {
    const others = Array.from({ length: 4 }, (_, tenant) => many(100 * tenant, 100 * tenant + 45, `t-${tenant}`)).flat();
    await raise(others);
    const keys = await raise([...many(500, 560, '333'), ...many(600, 610, '444')], now + 1);
    expect(keys).to.have.length(22);
    expect(keys.filter((key) => !key.startsWith('alerts-withheld:'))).to.deep.equal(many(500, 520, '333').map(({ key }) => key));
    expect(keys.slice(20)).to.have.members(['alerts-withheld:job-not-declared', withheld]);
    const told = (await on.store.alerts.open()).find(({ key }) => key === 'alerts-withheld:job-not-declared');
    expect(told?.summary).to.match(/^So many alerts of the kind job-not-declared are open that further ones/);
    expect(await raise([{ ...alert(700, '444'), key: 'no-cluster:active' }], now + 2)).to.deep.equal(['no-cluster:active']);
    expect(await raise([alert(0, 't-0')], now + 3)).to.deep.equal([]);
    expect(await on.sql(`select seen_count from alert where key = 'job-not-declared:000'`)).to.deep.equal([{ seen_count: 2 }]);
  });

  it('that are of no tenant have a bound too, and what tells of them one of its own', async () => {
    await raise(many(0, 60, null));
    const keys = (await on.store.alerts.open()).map(({ key }) => key);
    expect(keys).to.have.length(51).and.include('alerts-withheld:job-not-declared');
    const tenants = Array.from({ length: 60 }, (_, at) => ({ ...alert(at, null), key: `alerts-withheld:kind-${at}` as const }));
    expect(await raise(tenants)).to.have.length(49);
  });
});
