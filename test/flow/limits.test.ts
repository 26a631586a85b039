// Limits under a race: two replicas that admit, submit and watch at the same time, round after round.
import { expect } from 'chai';
import type { Engine } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';
import { aGate, onSite, type Site } from '../support/house.js';

const rounds = 25;

interface Held {
  readonly job_id: string;
  readonly tenant_id: string;
  readonly cluster_id: string;
}

const held = (site: Site) =>
  site.sql<Held>(`select job_id, tenant_id, cluster_id from request where state in ('submitting','running','stopping')`);

describe('two replicas that race', () => {
  it('never exceed the limit of a job, the quota of a tenant or the slots of a cluster', async () => {
    const settings = {
      pools: {
        active: { clusters: ['active*'], slots_per_cluster: 4 },
        passive: { clusters: ['passive*'], slots_per_cluster: 2 },
      },
      tenants: { small: { runs_max: 2 } },
      jobs: { '1': { placement: 'submit' as const }, '2': { placement: 'submit' as const } },
    };
    await onSite({ settings }, async (site) => {
      for (const clusterId of ['active-1', 'passive-1'])
        site.simulator.addCluster({ clusterId, name: clusterId, state: 'RUNNING' });
      for (const jobId of ['1', '2'])
        site.simulator.declareJob({
          ...{ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 1000 },
          outcome: ({ runId }) => ({ result: 'succeed', durationMs: 200 + (Number(runId) % 7) * 300 }),
        });
      const [a, b] = [await site.house('a'), await site.house('b')];
      const houses = [a, b];
      const most = { ofJob: 0, ofTenant: 0, active: 0, passive: 0 };
      for (let round = 0; round < rounds; round += 1) {
        const wishes = Array.from({ length: 6 }, (_, index) => ({
          correlationId: `${round}/${index}`,
          ...{ jobId: index % 3 === 0 ? '1' : '2', tenantId: index % 2 === 0 ? 'small' : 'large', priority: (index * 17) % 100 },
          operation: { max_concurrent_runs: index % 3 === 0 ? 1 : 20 },
        }));
        await Promise.all(wishes.map((wish, index) => (index % 2 === 0 ? a : b).take(wish)));
        await Promise.all(houses.flatMap((house) => [house.drive(), house.watch(), house.drive()]));
        const live = await held(site);
        const count = (which: (one: Held) => boolean) => live.filter(which).length;
        most.ofJob = Math.max(
          most.ofJob,
          count((one) => one.job_id === '1'),
        );
        most.ofTenant = Math.max(
          most.ofTenant,
          count((one) => one.tenant_id === 'small'),
        );
        most.active = Math.max(
          most.active,
          count((one) => one.cluster_id === 'active-1'),
        );
        most.passive = Math.max(
          most.passive,
          count((one) => one.cluster_id === 'passive-1'),
        );
        await site.pass(400);
      }
      expect(most).to.deep.equal({ ofJob: 1, ofTenant: 2, active: 4, passive: 2 });
      // What the workspace itself saw, at the exact instants.
      const { perCluster, total } = site.simulator.ledger.maxConcurrent;
      expect(perCluster.get('active-1')).to.be.at.most(4);
      expect(perCluster.get('passive-1')).to.be.at.most(2);
      expect(total).to.be.within(2, 6);
      const tokens = site.simulator.ledger.runs.map(({ token }) => token);
      expect(new Set(tokens).size).to.equal(tokens.length);
    });
  });

  it('never exceed the limit of a job or the quota of a tenant where slots are plenty, whatever the priorities', async () => {
    const settings = {
      pools: { active: { clusters: ['active*'], slots_per_cluster: 100 } },
      cluster_types: { business: { pools: ['active'] } },
      tenants: { small: { runs_max: 3 } },
    };
    await onSite({ settings }, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      for (const jobId of ['1', '2'])
        site.simulator.declareJob({
          ...{ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 1000 },
          outcome: ({ runId }) => ({ result: 'succeed', durationMs: 200 + (Number(runId) % 5) * 300 }),
        });
      const [a, b] = [await site.house('a'), await site.house('b')];
      let ofTenant = 0;
      for (let round = 0; round < 12; round += 1) {
        const wishes = Array.from({ length: 8 }, (_, index) => ({
          correlationId: `${round}/${index}`,
          // Lanes of their own: a limit is of the job and a quota of the tenant, not of a lane.
          ...{ priority: (round * 31 + index * 13) % 100, operation: { max_concurrent_runs: index % 2 === 0 ? 2 : 50 } },
          ...(index % 2 === 0 ? { jobId: '1', tenantId: `t${index}` } : { jobId: '2', tenantId: 'small' }),
        }));
        await Promise.all(wishes.map((wish, index) => (index % 3 === 0 ? a : b).take(wish)));
        await Promise.all([a.drive(), b.drive(), a.watch(), b.watch(), b.drive(), a.drive()]);
        ofTenant = Math.max(ofTenant, (await held(site)).filter((one) => one.tenant_id === 'small').length);
        await site.pass(350);
      }
      const { perJob } = site.simulator.ledger.maxConcurrent;
      expect({ ofTenant, ofJob: perJob.get('1'), ofQuota: perJob.get('2') }).to.deep.equal({ ofTenant: 3, ofJob: 2, ofQuota: 3 });
    });
  });

  it('count a run once that the engine shows before its answer is stored, and keep its second slot from nobody', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const job = { jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 100 };
      site.simulator.declareJob({ ...job, outcome: { result: 'endless' } });
      const gate = aGate();
      const engine = (real: Engine): Engine => ({
        ...real,
        submit: async (order) => {
          const answer = await real.submit(order);
          await gate.opened;
          return answer;
        },
      });
      const house = await site.house('a', { engine });
      const admitted = async () => {
        const pass = await house.rooms.queue.admit('front');
        house.rooms.queue.onAdmitted(pass?.admitted ?? []);
        return pass?.admitted.length;
      };
      await house.take({ correlationId: 'first' });
      expect(await admitted()).to.equal(1);
      await eventually(() => site.simulator.ledger.runs.length === 1);
      await house.take({ correlationId: 'second' });
      expect(await admitted()).to.equal(1);
      await house.take({ correlationId: 'third', operation: { max_concurrent_runs: 100 } });
      expect(await admitted(), 'the cluster has two slots').to.equal(0);
      gate.open();
      await house.rooms.submitting.ended();
      expect(await site.states()).to.deep.equal({ first: 'running', second: 'running', third: 'waiting' });
    });
  });

  it('let no run be submitted of a job that the engine has closed, and say so until it is opened', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const job = { jobId: '175', name: 'job', clusterId: 'active-1' };
      site.simulator.declareJob({ ...job, maxConcurrentRuns: 0 });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'a' });
      await house.drive();
      await site.pass(30_000);
      await house.sweep();
      expect((await house.request(id)).waits).to.include({
        case: 'job-at-its-limit',
        reason: 'Job 175 is closed on the engine databricks: it lets no run of it begin.',
      });
      expect((await house.keeper.explain(id))?.foresight?.waitsOn).to.deep.equal([
        {
          ...{ what: 'job', name: '175', taken: 0, of: 0, until: null },
          why: 'databricks lets no run of it begin',
        },
      ]);
      const asked = () => site.simulator.ledger.requests.filter(({ path }) => path.endsWith('jobs/run-now')).length;
      expect(asked()).to.equal(0);
      site.simulator.declareJob({ ...job, maxConcurrentRuns: 1, outcome: { result: 'succeed', durationMs: 60_000 } });
      await site.pass(120_000);
      await house.sweep();
      await house.drive();
      expect([(await house.request(id)).state, asked()]).to.deep.equal(['running', 1]);
    });
  });

  it('never exceed what the engine lets a job have, whoever started its runs: nothing is sent there to be skipped', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const job = { jobId: '175', name: 'job', clusterId: 'active-1' };
      site.simulator.declareJob({ ...job, outcome: { result: 'succeed', durationMs: 60_000 } });
      const house = await site.house('a');
      const [first, second] = [await house.take({ correlationId: 'a' }), await house.take({ correlationId: 'b' })];
      await house.take({ correlationId: 'c' });
      const look = async () => {
        await site.pass(30_000);
        await house.watch();
        await house.drive();
      };
      await house.drive();
      await look();
      await house.sweep();
      expect(await site.states()).to.deep.equal({ a: 'running', b: 'waiting', c: 'waiting' });
      expect((await house.request(second)).waits).to.include({
        case: 'job-at-its-limit',
        reason: 'Job 175 already has 1 of 1 concurrent runs that databricks lets it have.',
      });
      expect((await house.keeper.explain(second))?.foresight?.waitsOn).to.deep.equal([
        {
          ...{ what: 'job', name: '175', taken: 1, of: 1, until: null },
          why: 'databricks lets no more of its runs be active at once, whoever started them',
        },
      ]);
      // The next one begins when the first has ended, and not at the end of a pause.
      await look();
      expect((await house.request(first)).state).to.equal('succeeded');
      expect(await site.states()).to.deep.equal({ a: 'succeeded', b: 'running', c: 'waiting' });
      for (let turn = 0; turn < 6; turn += 1) await look();
      expect(await site.states()).to.deep.equal({ a: 'succeeded', b: 'succeeded', c: 'succeeded' });
      const asked = site.simulator.ledger.requests.filter(({ path }) => path.endsWith('jobs/run-now'));
      expect(asked).to.have.length(3);
    });
  });

  it('count what others run on a cluster, and fill only what is left', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      for (const jobId of ['1', '2'])
        site.simulator.declareJob({
          ...{ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 10 },
          outcome: { result: 'endless' },
        });
      const started = await fetch(`${site.simulator.url}/api/2.2/jobs/run-now`, {
        method: 'POST',
        headers: { authorization: `Bearer ${site.simulator.token}`, 'content-type': 'application/json' },
        body: '{"job_id":2}',
      });
      expect(started.status).to.equal(200);
      await site.pass(1_000);
      const houses = [await site.house('a'), await site.house('b')];
      for (let index = 0; index < 4; index += 1) await houses[index % 2]?.take({ correlationId: `r${index}`, jobId: '1' });
      await Promise.all(houses.map((house) => house.drive()));
      const states = Object.values(await site.states());
      expect(states.filter((state) => state === 'running')).to.have.length(1);
      expect(site.simulator.ledger.active.cluster('active-1')).to.equal(2);
    });
  });
});
