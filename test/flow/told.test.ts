// What people are told of, because it does not mend itself; and that they are told again when it comes again.
import { expect } from 'chai';
import { inDoubtJson } from '../../src/adapters/http/request-json.js';
import { onSite, type Site } from '../support/house.js';

const alerts = (site: Site) => site.told.map(({ action, key }) => `${action} ${key}`);
const running = (site: Site) => {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    jobId: '175',
    name: 'job',
    clusterId: 'active-1',
    maxConcurrentRuns: 100,
    outcome: { result: 'endless' },
  });
};

describe('SRE', () => {
  it('is told when a cluster was started, did not come up, and is started again', async () => {
    await onSite({}, async (site) => {
      site.simulator.addCluster({
        clusterId: 'active-1',
        name: 'active-1',
        state: 'TERMINATED',
        startMs: 180_000,
        autoterminationMinutes: 120,
      });
      site.simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 100 });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal([]);
      const parameters = { azure_error_code: 'QuotaExceeded', username: 'geoff@example.com' };
      site.simulator.stopCluster('active-1', { code: 'CLOUD_PROVIDER_LAUNCH_FAILURE', type: 'CLOUD_FAILURE', parameters });
      await site.pass(601_000);
      const reason = 'CLOUD_PROVIDER_LAUNCH_FAILURE (CLOUD_FAILURE), azure_error_code: QuotaExceeded';
      const why = (await house.keeper.explain(id))?.foresight?.waitsOn.map((one) => one.why);
      expect(why).to.deep.equal([`cluster active-1 was started and did not come up: ${reason}`]);
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger start-cluster-failed:active']);
      expect(site.told[0]?.summary).to.match(
        /it is being started again\. Cluster active-1 went down: CLOUD_PROVIDER_LAUNCH_FAILURE/,
      );
      expect(site.told[0]?.details).to.include({ cluster: 'active-1', termination_reason: reason });
      await site.pass(181_000);
      await house.sweep();
      await house.perform();
      expect(alerts(site)).to.deep.equal(['trigger start-cluster-failed:active', 'resolve start-cluster-failed:active']);
    });
  });

  it('is told of a submission whose outcome stays unknown for long, once, and when it is known', async () => {
    await onSite({}, async (site) => {
      running(site);
      let answers = false;
      const house = await site.house('a', {
        engine: (real) => ({
          ...real,
          submit: (order) =>
            answers ? real.submit(order) : Promise.resolve({ kind: 'uncertain', reason: 'no answer', retryAfterMs: 1 }),
        }),
      });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await house.perform();
      expect(alerts(site)).to.deep.equal([]);
      const inDoubt = inDoubtJson(await house.request(id));
      expect(inDoubt).to.include({ attempt: 1, engine: 'databricks', reason: 'no answer' });
      for (let minutes = 0; minutes < 3; minutes += 1) {
        await site.pass(601_000);
        await site.endLeases();
        await house.resume();
        await house.perform();
      }
      expect(alerts(site)).to.deep.equal([`trigger submission-uncertain:${id}`]);
      answers = true;
      await site.endLeases();
      await house.resume();
      await house.perform();
      expect(alerts(site)).to.deep.equal([`trigger submission-uncertain:${id}`, `resolve submission-uncertain:${id}`]);
      expect(inDoubtJson(await house.request(id))).to.equal(null);
    });
  });

  it('is told of a submission that fails inside the service at every try, and it is still to be sent by the same token', async () => {
    await onSite({}, async (site) => {
      running(site);
      const orders: string[] = [];
      const house = await site.house('a', {
        engine: (real) => ({
          ...real,
          submit: ({ token }) => (orders.push(token), Promise.reject(new Error('a defect'))),
        }),
      });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect((await house.request(id)).attempts[0]).to.have.property('message', 'Something went wrong inside the service.');
      for (let minutes = 0; minutes < 3; minutes += 1) {
        await site.pass(601_000);
        await site.endLeases();
        await house.resume();
        await house.perform();
      }
      expect(alerts(site)).to.deep.equal([`trigger submission-uncertain:${id}`]);
      expect(new Set(orders)).to.have.property('size', 1);
      expect((await house.request(id)).state).to.equal('submitting');
      expect(house.facts.filter(({ kind }) => kind === 'trouble')).to.have.length(4);
    });
  });

  it('is told of every outage of the engine, also while all that wait are at the limit of their job', async () => {
    await onSite({}, async (site) => {
      running(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'first', operation: { max_concurrent_runs: 1 } });
      await house.sweep();
      site.engineAway();
      await site.pass(61_000);
      const id = await house.take({ correlationId: 'second', operation: { max_concurrent_runs: 1 } });
      await house.sweep();
      expect((await house.request(id)).waits?.case).to.equal('engine-unreachable');
      site.engineBack();
      await house.sweep();
      expect((await house.request(id)).waits?.case).to.equal('job-at-its-limit');
      await house.perform();
      site.engineAway();
      await site.pass(61_000);
      await house.take({ correlationId: 'third', operation: { max_concurrent_runs: 1 } });
      await house.sweep();
      await house.perform();
      expect(alerts(site).filter((alert) => alert === 'trigger engine-unreachable:databricks').length).to.be.at.least(1);
      expect(alerts(site).at(-1)).to.equal('trigger engine-unreachable:databricks');
    });
  });
});
