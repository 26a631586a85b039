// Where people see the runs of a request on the engine: while it runs, in its job response, and of each attempt also after the next one.
import { expect } from 'chai';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { broken, declareScripted, well } from '../support/scripted-job.js';

const placed = { settings: { jobs: { '175': { placement: 'submit' as const } } } };
const pageOf = (site: Site, index: number) => {
  const { runId, jobId } = site.simulator.ledger.runs[index]!;
  return `https://adb-1.1.azuredatabricks.net/?o=1#job/${jobId ?? runId}/run/${runId}`;
};
const shown = async (house: TestHouse, id: Parameters<TestHouse['request']>[0]) => {
  const { runUrl, attempts, response } = await house.request(id);
  const answered = response?.body as { readonly run: { readonly url: string | null } } | undefined;
  return { now: runUrl, attempts: attempts.map((attempt) => attempt.runUrl), answered: answered?.run.url };
};

describe('the page of a run', () => {
  it('that the engine tells only of runs it is asked for is known once the run is seen, and stands in the job response', () =>
    onSite(placed, async (site) => {
      declareScripted(site.simulator, [well]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect(await shown(house, id)).to.deep.equal({ now: null, attempts: [null], answered: undefined });
      await site.pass(500);
      await house.watch();
      expect(await shown(house, id)).to.deep.equal({ now: pageOf(site, 0), attempts: [pageOf(site, 0)], answered: undefined });
      await site.pass(30_000);
      await house.watch();
      expect(await shown(house, id)).to.deep.equal({
        now: pageOf(site, 0),
        attempts: [pageOf(site, 0)],
        answered: pageOf(site, 0),
      });
    }));

  it('is told of each attempt, also when nobody saw it before its end', () =>
    onSite(placed, async (site) => {
      declareScripted(site.simulator, []);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      site.simulator.stopCluster('active-1', { code: 'SPOT_INSTANCE_TERMINATION', type: 'CLOUD_FAILURE' });
      site.simulator.addCluster({ clusterId: 'active-2', name: 'active-2', state: 'RUNNING' });
      for (let pass = 0; pass < 3; pass += 1) {
        await site.pass(120_000);
        await house.watch();
        await house.drive();
      }
      const pages = [pageOf(site, 0), pageOf(site, 1)];
      expect(await shown(house, id)).to.deep.equal({ now: pages[1], attempts: pages, answered: pages[1] });
    }));

  it('of a run that somebody repairs while its request waits is there again', () =>
    onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well], { result: 'endless' });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(5_000);
      await house.watch();
      expect(await shown(house, id)).to.deep.equal({ now: null, attempts: [pageOf(site, 0)], answered: undefined });
      await site.pass(20_000);
      const run = site.simulator.ledger.runs[0]!;
      site.simulator.workspace.runs.repair(run.runId, { tasks: 'failed', latestRepairId: null, params: run.params });
      expect(await house.rooms.runs.reconcile()).to.equal(1);
      expect(await shown(house, id)).to.deep.include({ now: pageOf(site, 0), attempts: [pageOf(site, 0)] });
    }));
});
