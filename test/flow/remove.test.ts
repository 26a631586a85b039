// A request that somebody removes before its time: all of it goes, who did it is known, and nobody who needs it still loses it.
import { expect } from 'chai';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const tables = ['request', 'request_body', 'attempt', 'decision', 'response'];
const pools = { active: { clusters: ['active*'], slots_per_cluster: 1 }, passive: { clusters: ['passive*'] } };
const tenants = { '333': { run_seconds_max: 3_600, run_window_seconds: 3_600 } };

async function withEnded(
  test: (at: { site: Site; house: TestHouse; id: Awaited<ReturnType<TestHouse['take']>> }) => Promise<void>,
  settings: object = {},
): Promise<void> {
  await onSite({ settings: { pools, ...settings } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    site.simulator.declareJob({
      ...{ jobId: '175', name: 'report', clusterId: 'active-1', maxConcurrentRuns: 10 },
      outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
    });
    const house = await site.house('a');
    const id = await house.take({ correlationId: 'a', queue: 'tenant-333.responses' });
    await house.drive();
    expect(await house.keeper.remove(id, 'geoff')).to.deep.equal({ kind: 'needed', needed: { why: 'not-ended' } });
    await site.pass(61_000);
    await house.watch();
    await test({ site, house, id });
  });
}
const deliver = (site: Site) => site.sql(`update response set delivery = 'published'`);
const left = async (site: Site) => {
  const counts = await Promise.all(tables.map((table) => site.sql<{ n: number }>(`select count(*)::int as n from ${table}`)));
  return counts.map(([row]) => row?.n);
};

describe('a request that is removed by hand', () => {
  it('is gone with all that hangs on it once its response is delivered, not before; its audit entry says who did it and what it was', async () => {
    await withEnded(async ({ site, house, id }) => {
      const due = { kind: 'needed', needed: { why: 'response-not-delivered' } };
      expect(await house.keeper.remove(id, 'geoff')).to.deep.equal(due);
      await deliver(site);
      expect(await house.keeper.remove(id, 'geoff')).to.deep.equal({ kind: 'removed' });
      expect(await left(site)).to.deep.equal([0, 0, 0, 0, 0]);
      const [entry] = await house.keeper.audit({ requestId: id, before: null, limit: 10 });
      const detail = { tenantId: '333', jobId: '175', correlationId: 'a', state: 'succeeded' };
      expect(entry).to.deep.include({ actor: 'geoff', act: 'remove', subject: id, detail });
      expect(house.facts).to.deep.include({ kind: 'hand', act: 'remove', actor: 'geoff', changed: 1 });
      expect(await house.keeper.remove(id, 'geoff')).to.deep.equal({ kind: 'not-found' });
    });
  });

  it('stays while its run counts for the quota of its tenant: nobody makes room for himself by removing what he ran', async () => {
    await withEnded(
      async ({ site, house, id }) => {
        await deliver(site);
        expect(await house.keeper.remove(id, 'geoff')).to.have.nested.property('needed.why', 'counts-for-quota');
        await site.pass(3_600_000);
        expect(await house.keeper.remove(id, 'geoff')).to.deep.equal({ kind: 'removed' });
      },
      { tenants },
    );
  });

  it('stays while somebody else has it in hand, and no entry says that it went', async () => {
    await withEnded(async ({ site, house, id }) => {
      await deliver(site);
      await site.sql(
        `insert into model_job (request_id, tenant_id, model_id, configuration_id, created_at) values ($1, '333', 'm', 'c', now())`,
        [id],
      );
      expect(await house.keeper.remove(id, 'geoff')).to.deep.equal({ kind: 'needed', needed: { why: 'in-hand' } });
      expect(await left(site)).to.deep.equal([1, 1, 1, 1, 1]);
      expect(await house.keeper.audit({ requestId: id, before: null, limit: 10 })).to.deep.equal([]);
    });
  });

  it('is removed once when two ask at the same time', async () => {
    await withEnded(async ({ site, house, id }) => {
      await deliver(site);
      const other = await site.house('b');
      const answers = await Promise.all([house, other, house, other].map(({ keeper }) => keeper.remove(id, 'geoff')));
      expect(answers.filter(({ kind }) => kind === 'removed')).to.have.length(1);
      expect(await house.keeper.audit({ requestId: id, before: null, limit: 10 })).to.have.length(1);
    });
  });
});
