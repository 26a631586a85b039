// Starting clusters: one at a time however many wait and however many replicas look, with a pause between two, and SRE told when it fails.
import { expect } from 'chai';
import { forecastSentence } from '../../src/core/forecast/forecast-sentence.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const alerts = (site: Site) => site.told.map(({ action, key }) => `${action} ${key}`);
const steps = (site: Site) =>
  site.sql<{ pool: string; given_up: boolean | null; done: boolean }>(
    `select pool, given_up, done_at is not null as done from step where kind = 'start-cluster' order by id`,
  );
const calls = (site: Site, path: string) =>
  site.simulator.ledger.requests.filter((request) => request.path.endsWith(path)).map(({ status }) => status);
const stopped = (site: Site, autoterminationMinutes = 120) => {
  site.simulator.addCluster({
    clusterId: 'active-1',
    name: 'active-1',
    state: 'TERMINATED',
    startMs: 180_000,
    autoterminationMinutes,
  });
  site.simulator.declareJob({
    ...{ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 100, outcome: { result: 'endless' } },
  });
};

describe('no cluster runs', () => {
  it('has one started for all who wait, on two replicas; while it starts they wait, and once it runs they run', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const houses = [await site.house('a'), await site.house('b')];
      for (let index = 0; index < 12; index += 1)
        await houses[index % 2]?.take({
          correlationId: `r${index}`,
          tenantId: `t${index}`,
          operation: { max_concurrent_runs: 10 },
        });
      await Promise.all(houses.map((house) => house.sweep()));
      await Promise.all(houses.map((house) => house.sweep()));
      await Promise.all(houses.map((house) => house.perform()));
      expect(await steps(site)).to.deep.equal([{ pool: 'active', given_up: false, done: true }]);
      expect(calls(site, 'clusters/start')).to.deep.equal([200]);
      await site.pass(60_000);
      for (const house of houses) await house.sweep();
      expect(await site.sql('select distinct wait_case from request')).to.deep.equal([{ wait_case: 'cluster-starting' }]);
      await site.pass(121_000);
      await Promise.all(houses.map((house) => house.sweep()));
      const states = Object.values(await site.states());
      expect(states.filter((state) => state === 'running')).to.have.length(2);
      await Promise.all(houses.map((house) => house.perform()));
      expect(calls(site, 'clusters/start')).to.deep.equal([200]);
    });
  });

  it('has another started only after the cool-down, when the first went down again', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      await house.sweep();
      await house.perform();
      site.simulator.stopCluster('active-1', { code: 'CLOUD_PROVIDER_LAUNCH_FAILURE', type: 'CLOUD_FAILURE' });
      for (let seconds = 0; seconds < 590; seconds += 118) {
        await site.pass(118_000);
        await house.sweep();
        await house.perform();
      }
      expect(calls(site, 'clusters/start')).to.deep.equal([200]);
      await site.pass(11_000);
      await house.sweep();
      await house.perform();
      expect(calls(site, 'clusters/start')).to.deep.equal([200, 200]);
      expect(await steps(site)).to.have.length(2);
    });
  });

  it('has none started that is refused again and again: SRE is told once, until a cluster of that pool runs', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      // Of another pool: it says nothing of this one.
      site.simulator.addCluster({ clusterId: 'passive-1', name: 'passive-1', state: 'RUNNING' });
      site.simulator.faults.add({
        ...{ path: /clusters\/start$/, when: 'before', kind: 'status', status: 403, times: 2 },
        ...{ errorCode: 'PERMISSION_DENIED', message: 'not allowed to start it' },
      });
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      for (let turn = 0; turn < 2; turn += 1) {
        await house.sweep();
        await house.perform();
        await house.sweep();
        await house.perform();
        expect(alerts(site)).to.deep.equal(['trigger start-cluster-failed:active']);
        await site.pass(601_000);
      }
      expect(site.told[0]?.summary).to.match(/not allowed to start it/);
      expect(await steps(site)).to.deep.equal(Array(2).fill({ pool: 'active', given_up: true, done: true }));
      await house.sweep();
      await house.perform();
      await site.pass(181_000);
      await house.sweep();
      await house.perform();
      expect(await site.states()).to.deep.equal({ r: 'running' });
      expect(alerts(site)).to.deep.equal(['trigger start-cluster-failed:active', 'resolve start-cluster-failed:active']);
    });
  });

  it('has none started for as long as the engine cannot say whether it does: SRE is told after ten minutes, until one runs', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      site.simulator.faults.add({ path: /clusters\/start$/, when: 'before', kind: 'status', status: 500, times: Infinity });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.sweep();
      const tried = async (ms: number) => {
        await site.pass(ms);
        await house.perform();
        await house.perform();
        return alerts(site);
      };
      expect(await tried(0)).to.deep.equal([]);
      expect(await tried(590_000)).to.deep.equal([]);
      expect((await house.keeper.explain(id))?.foresight?.waitsOn.map(({ why }) => why)).to.deep.equal([
        'the engine has not taken the start of a cluster yet: 500 INTERNAL_SERVER_ERROR: Injected fault: INTERNAL_SERVER_ERROR',
      ]);
      const told = ['trigger start-cluster-failed:active'];
      expect(await tried(610_000)).to.deep.equal(told);
      expect(site.told[0]?.summary).to.match(
        /^For 20 min no cluster of pool active could be started\. It is tried again, for a day at the most\. Last: 500 INTERNAL_SERVER_ERROR/,
      );
      expect(await tried(610_000), 'once').to.deep.equal(told);
      site.engineBack();
      await tried(610_000);
      expect(calls(site, 'clusters/start').at(-1)).to.equal(200);
      await site.pass(200_000);
      await house.sweep();
      await house.perform();
      expect(await site.states()).to.deep.equal({ r: 'running' });
      expect(alerts(site)).to.deep.equal([...told, 'resolve start-cluster-failed:active']);
    });
  });

  it('has one started that does not go down by itself: SRE is told, for a day', async () => {
    await onSite({}, async (site) => {
      stopped(site, 0);
      const house = await site.house('a');
      await house.take({ correlationId: 'r' });
      await house.sweep();
      await house.perform();
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger cluster-stays-up:active-1']);
      expect(site.told[0]?.summary).to.match(/^Cluster active-1 of pool active was started and has no autotermination/);
      await site.pass(86_400_000);
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger cluster-stays-up:active-1', 'resolve cluster-stays-up:active-1']);
    });
  });

  it('has one made, that belongs to the pool whatever its name, and not a second when the answer to the first was lost', async () => {
    const spec = {
      spark_version: '15.4.x-scala2.12',
      node_type_id: 'Standard_DS3_v2',
      num_workers: 1,
      autotermination_minutes: 20,
    };
    const settings = {
      pools: { active: { clusters: ['active*'], slots_per_cluster: 2, new_cluster: spec } },
      cluster_types: { business: { pools: ['active'] } },
      jobs: { '175': { placement: 'submit' as const } },
    };
    await onSite({ settings }, async (site) => {
      site.simulator.addCluster({ clusterId: 'other', name: 'other', state: 'RUNNING' });
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'other', outcome: { result: 'endless' } });
      site.simulator.faults.add({ path: /clusters\/create$/, when: 'after', kind: 'reset' });
      const [a, b] = [await site.house('a'), await site.house('b')];
      await a.take({ correlationId: 'r' });
      await a.sweep();
      await a.perform();
      expect((await steps(site)).map(({ done }) => done)).to.deep.equal([false]);
      await site.pass(60_000);
      await b.perform();
      expect((await steps(site)).map(({ done }) => done)).to.deep.equal([true]);
      const made = site.simulator.workspace.clusters.all().filter(({ id }) => id !== 'other');
      expect(made).to.have.length(1);
      expect(calls(site, 'clusters/create')).to.deep.equal(['reset']);
      await site.pass(200_000);
      await b.sweep();
      expect(await site.states()).to.deep.equal({ r: 'running' });
      expect(site.simulator.ledger.runs[0]?.clusterId).to.equal(made[0]?.id);
      // It counts: the pool may have one, and has one.
      for (let index = 0; index < 5; index += 1)
        await a.take({ correlationId: `more ${index}`, operation: { max_concurrent_runs: 9 } });
      for (let turn = 0; turn < 3; turn += 1) {
        await site.pass(700_000);
        await b.sweep();
        await b.perform();
      }
      expect(calls(site, 'clusters/create')).to.deep.equal(['reset']);
    });
  });
});

describe('a cluster that came up and went down for want of work', () => {
  it('is started again without anybody being told that its start had failed', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const house = await site.house('a');
      for (let day = 0; day < 2; day += 1) {
        const id = await house.take({ correlationId: `r${day}` });
        await house.sweep();
        await house.perform();
        await site.pass(200_000);
        await house.seeClustersUp();
        await house.sweep();
        expect((await house.request(id)).state).to.equal('running');
        await house.keeper.cancel(id);
        site.simulator.stopCluster('active-1', { code: 'INACTIVITY', type: 'SUCCESS' });
        await site.pass(601_000);
        await house.watch();
      }
      await house.perform();
      expect(calls(site, 'clusters/start')).to.deep.equal([200, 200]);
      expect(alerts(site)).to.deep.equal([]);
    });
  });
});

describe('how long a cluster takes to come up', () => {
  /** Ten minutes of nobody asking for it, the time of a start, and then it goes down again. */
  async function startedOnce(site: Site, houses: readonly TestHouse[], round: number): Promise<number> {
    const [first] = houses as [TestHouse];
    const id = await first.take({ correlationId: `r${round}` });
    await first.sweep();
    await first.perform();
    let seen = 0;
    const look = async () => {
      const counts = await Promise.all(houses.map((house) => house.seeClustersUp()));
      seen += counts.reduce((sum, count) => sum + count, 0);
    };
    await look();
    await site.pass(120_000);
    await look();
    expect(seen, 'it is still on its way').to.equal(0);
    await site.pass(70_000);
    await look();
    await look();
    await first.keeper.cancel(id);
    site.simulator.stopCluster('active-1', { code: 'INACTIVITY', type: 'SUCCESS' });
    await site.pass(600_000);
    return seen;
  }

  it('is told once by whichever replica sees it first, and then foretells when who waits for one will run', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const houses = [await site.house('a'), await site.house('b')];
      const [house] = houses as [TestHouse];
      for (let round = 0; round < 3; round += 1) expect(await startedOnce(site, houses, round)).to.equal(1);
      const told = houses.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'cluster-up'));
      expect(told).to.have.length(3);
      const orders = houses.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'cluster-started'));
      expect(orders).to.deep.equal(Array(3).fill({ kind: 'cluster-started', pool: 'active', clusterId: 'active-1' }));
      for (const fact of told) {
        expect(fact).to.include({ pool: 'active', clusterId: 'active-1' });
        expect(fact).to.have.property('seconds').within(180, 200);
      }
      const id = await house.take({ correlationId: 'last' });
      const since = site.clock.now();
      const before = (await house.keeper.explain(id))?.foresight?.start;
      if (before?.kind !== 'between' || before.late === null) throw new Error(JSON.stringify(before));
      expect(forecastSentence(before)).to.equal('a cluster of pool active starts first: the last 3 starts took 3 min');
      expect(before.likely - since).to.be.within(180_000, 200_000);
      await house.sweep();
      await house.perform();
      await site.pass(100_000);
      const underWay = (await house.keeper.explain(id))?.foresight?.start;
      expect(underWay).to.deep.include({ kind: 'between' });
      expect((underWay as typeof before).likely, 'from its start, and not from now').to.equal(before.likely);
      await site.pass(before.late - site.clock.now());
      await house.sweep();
      expect((await house.request(id)).state).to.equal('running');
    });
  });

  it('is not known of one that somebody else had started, nor while the engine is away', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      expect((await house.keeper.explain(id))?.foresight?.start).to.deep.include({ kind: 'unknown', why: 'too-few-starts' });
      await house.sweep();
      site.simulator.workspace.clusters.start('active-1');
      await house.perform();
      await site.pass(200_000);
      expect(await house.seeClustersUp()).to.equal(0);
      expect(await site.sql('select cluster_id, up_at from step')).to.deep.equal([{ cluster_id: null, up_at: null }]);
      site.simulator.stopCluster('active-1', { code: 'INACTIVITY', type: 'SUCCESS' });
      await site.pass(600_000);
      await house.sweep();
      await house.perform();
      await site.pass(200_000);
      site.engineAway();
      expect(await house.seeClustersUp()).to.equal(0);
      site.engineBack();
      expect(await house.seeClustersUp()).to.equal(1);
    });
  });
});
