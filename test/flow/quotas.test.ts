// The time of a tenant, and runs that make room for newer ones: counted and recorded under the same lock, whichever replica decides.
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { onSite, type Site } from '../support/house.js';
import { policyOf } from '../policy/policies.js';

const live = (site: Site) => site.sql(`select id from request where state in ('submitting','running','stopping')`);

function workplace(site: Site, durationMs: number): void {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    ...{ jobId: '1', name: 'job 1', clusterId: 'active-1', maxConcurrentRuns: 100 },
    outcome: { result: 'succeed', durationMs },
  });
}

describe('a quota of time', () => {
  const settings = {
    pools: { active: { clusters: ['active*'], slots_per_cluster: 50 }, passive: {} },
    tenants: { small: { run_seconds_max: 180, run_window_seconds: 3_600 } },
  };

  it('is not slipped through by a burst on two replicas, is told as what it is, and opens as the window slides', async () => {
    await onSite({ settings }, async (site) => {
      workplace(site, 600_000);
      const [a, b] = [await site.house('a'), await site.house('b')];
      const operation = { max_concurrent_runs: 50 };
      for (let index = 0; index < 8; index += 1)
        await (index % 2 === 0 ? a : b).take({ correlationId: `r${index}`, jobId: '1', tenantId: 'small', operation });
      await Promise.all([a.drive(), b.drive(), a.drive(), b.drive()]);
      // 180 seconds are three runs of a minute, which each counts for at least.
      expect(await live(site)).to.have.length(3);
      await site.pass(605_000);
      await a.watch();
      expect(await live(site)).to.have.length(0);
      await Promise.all([a.sweep(), b.sweep()]);
      expect(await live(site), 'they took 1800 seconds within the hour').to.have.length(0);
      const [{ reason } = { reason: '' }] = await site.sql<{ reason: string }>(
        `select distinct wait_reason as reason from request where state = 'waiting'`,
      );
      expect(reason).to.equal('Tenant small has used its quota of 180 run-seconds in 3600 seconds.');
      const [{ id } = { id: '' }] = await site.sql<{ id: string }>(
        `select id from request where state = 'waiting' order by rank_at, id limit 1`,
      );
      const [change] = (await a.keeper.explain(id))?.foresight?.ways[0]?.changes ?? [];
      expect(change).to.have.property('kind', 'time');
      expect(change)
        .to.have.property('at')
        .that.is.within(site.clock.now() + 1, site.clock.now() + 3_600_000);
      await site.pass(3_700_000);
      await b.sweep();
      expect(await live(site), 'what they took lies before the window').to.have.length(3);
    });
  });
});

describe('a run that makes room for a newer one', () => {
  const policy = policyOf(
    readFileSync('policies/default.yaml', 'utf8')
      .replace('rules:\n', 'rules:\n  - { name: newest wins, case: job-at-its-limit, then: [replace-run, enqueue] }\n')
      .replace(/^.*name: job has its runs.*\n/m, ''),
  );

  it('is asked to stop in the same transaction, and the newer one gets its slot', async () => {
    await onSite(
      { settings: { pools: { active: { clusters: ['active*'], slots_per_cluster: 4 }, passive: {} } } },
      async (site) => {
        workplace(site, 3_600_000);
        const house = await site.house('a', { policy });
        const operation = { max_concurrent_runs: 1 };
        const older = await house.take({ correlationId: 'older', jobId: '1', operation });
        await house.drive();
        const foreign = await house.take({ correlationId: 'foreign', jobId: '1', tenantId: 'other', operation });
        await house.drive();
        expect((await house.request(older)).state, 'a tenant stops only its own').to.equal('running');
        const newer = await house.take({ correlationId: 'newer', jobId: '1', priority: 90, operation });
        const pass = await house.drive();
        expect(pass).not.to.equal(null);
        const [wish] = await site.sql<{ stop_wish: string }>('select stop_wish from request where id = $1', [older]);
        expect(wish?.stop_wish).to.equal('cancel');
        for (let beat = 0; beat < 5; beat += 1) {
          await house.watch();
          await site.pass(2_000);
        }
        await house.sweep();
        const states = await Promise.all([older, newer, foreign].map(async (id) => (await house.request(id)).state));
        expect(states).to.deep.equal(['cancelled', 'running', 'waiting']);
        const { response } = await house.request(older);
        expect(response?.body, 'its client is told why').to.include({
          status: 'CANCELLED',
          message: `Replaced by job request ${newer}.`,
        });
      },
    );
  });
});
