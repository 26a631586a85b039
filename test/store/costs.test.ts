// What the runs of a period cost, from rows: of whom, in which pools, and what is read for it.
import { expect } from 'chai';
import { selectCosts } from '../../src/adapters/store/postgres/costs.js';
import { everyTenant } from '../../src/core/caller.js';
import { branded } from '../../src/core/ids.js';
import { costGroups, type CostsAsked } from '../../src/ports/store/reading.js';
import type { NewRequest } from '../../src/ports/store/intake.js';
import { explained, planner } from './explained.js';
import { finished, now, running, stored, submitting } from './moves.js';
import { makeEnded } from './many-ended.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;
const prices = new Map([['active', 6]]);
const only = (...ids: string[]) => ({ kind: 'tenants', ids: new Set(ids) }) as const;

describe('store: costs of a period', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const costs = (asked: Partial<CostsAsked> = {}, by = prices) =>
    on.store.reading.costs(
      { from: now, to: now + 60 * minute, by: 'tenant', tenantId: null, limit: 10, reach: everyTenant, ...asked },
      by,
    );
  const of = async (asked: Partial<CostsAsked> = {}) => (await costs(asked)).map((row) => row.of);

  /** A run of so many minutes. */
  async function ran(minutes: number, tenant: string, jobId = '175') {
    const { request, version } = await running(on.store, {
      tenantId: branded(tenant),
      jobId: branded<NewRequest['jobId']>(jobId),
      correlationId: branded(`${tenant}-${jobId}-${minutes}`),
    });
    await on.store.runs.finish([finished(request, version, { at: now + minutes * minute })]);
    return request;
  }

  it('are those of every attempt that the engine took and that ended within, at the price of its pool', async () => {
    await ran(10, '333');
    await ran(20, '333');
    await ran(60, '333');
    await submitting(on.store, { correlationId: branded('not taken yet') });
    const { request: refused, submission } = await submitting(on.store, { correlationId: branded('refused') });
    const back = {
      at: now + minute,
      dueAt: now + 2 * minute,
      failure: 'capacity',
      url: null,
      outcome: 'NO_ROOM',
      reason: 'full',
    } as const;
    await on.store.runs.backToQueue({ id: refused.id, version: submission.version, ...back });
    await running(on.store, { correlationId: branded('goes on') });
    await stored(on.store, { correlationId: branded('waits') });
    expect(await costs()).to.deep.equal([{ of: '333', runs: 2, seconds: 1_800, cost: 3, unpricedSeconds: 0 }]);
    expect(await costs({ from: now + 15 * minute })).to.deep.equal([
      { of: '333', runs: 1, seconds: 1_200, cost: 2, unpricedSeconds: 0 },
    ]);
  });

  it('are by tenant, by job or by pool, the dearest first, and no more than are asked for', async () => {
    await ran(10, '333', 'a');
    await ran(20, '444', 'b');
    await ran(15, '333', 'b');
    expect(await of()).to.deep.equal(['333', '444']);
    expect(await of({ by: 'job' })).to.deep.equal(['b', 'a']);
    expect(await of({ by: 'pool' })).to.deep.equal(['active']);
    expect(await of({ by: 'job', limit: 1 })).to.deep.equal(['b']);
  });

  it('are of no tenant but those that may be seen, and that are asked for', async () => {
    await ran(10, '333', 'a');
    await ran(20, '444', 'b');
    expect(await of({ reach: only('444', '555') })).to.deep.equal(['444']);
    expect(await of({ tenantId: '333' })).to.deep.equal(['333']);
    expect(await of({ tenantId: '333', reach: only('444') })).to.deep.equal([]);
    expect(await of({ by: 'job', tenantId: '444', reach: only('333', '444') })).to.deep.equal(['b']);
    expect(await of({ by: 'pool', reach: only() })).to.deep.equal([]);
  });

  it('say how much of the time was where no price is set, and no cost where all of it was', async () => {
    await ran(10, '333');
    await ran(20, '444');
    await on.sql(`update attempt set pool = 'passive' where tenant_id = '444'`);
    const passive = await ran(30, '333');
    await on.sql(`update attempt set pool = 'passive' where request_id = $1`, [passive.id]);
    expect(await costs()).to.deep.equal([
      { of: '333', runs: 2, seconds: 2_400, cost: 1, unpricedSeconds: 1_800 },
      { of: '444', runs: 1, seconds: 1_200, cost: null, unpricedSeconds: 1_200 },
    ]);
    expect(await costs({ by: 'pool' }, new Map())).to.deep.equal([
      { of: 'passive', runs: 2, seconds: 3_000, cost: null, unpricedSeconds: 3_000 },
      { of: 'active', runs: 1, seconds: 600, cost: null, unpricedSeconds: 600 },
    ]);
  });

  it('are read by attempt_tenant, and no attempt of another time with them', async () => {
    const before = now - 86_400_000;
    for (const tenantId of ['333', '444', '555'])
      await makeEnded(on, { tenantId, jobId: tenantId, count: 5_000, newestAt: before });
    await makeEnded(on, { tenantId: '333', jobId: 'now', count: 5, newestAt: now + minute });
    await on.sql('update attempt set accepted_at = recorded_at');
    await on.sql('vacuum analyze');
    const client = await planner(on);
    try {
      const parameters = [now, now + 60 * minute, ['active'], [6], 10];
      for (const by of costGroups)
        for (const [tenants, more] of [['every-tenant', []] as const, ['named-tenants', [['333', '555']]] as const]) {
          const nodes = await explained(client, selectCosts(by, tenants), [...parameters, ...more]);
          const read = nodes.filter((node) => node['Relation Name'] === 'attempt');
          expect(new Set(read.map((node) => node['Index Name'])), `${by}, ${tenants}`).to.deep.equal(new Set(['attempt_tenant']));
          const rows = read.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
          expect(rows, `${by}, ${tenants}`).to.be.below(20);
        }
    } finally {
      await client.end();
    }
  });
});
