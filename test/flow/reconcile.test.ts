// What people do on the engine behind our back, and what a store that has forgotten something makes of the runs that are there.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { broken, declareScripted } from '../support/scripted-job.js';
import type { Outcome } from '../support/databricks/outcome.js';

const well: Outcome = { result: 'succeed', durationMs: 40_000 };

const runs = (site: Site) => site.simulator.ledger.runs;
const call = (site: Site, name: string, body: Record<string, unknown>) =>
  fetch(`${site.simulator.url}/api/2.2/jobs/${name}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${site.simulator.token}` },
    body: JSON.stringify(body),
  }).then(async (answer) => {
    expect(answer.status, await answer.text()).to.equal(200);
  });
const repair = (site: Site) => call(site, 'runs/repair', { run_id: Number(runs(site)[0]?.runId), rerun_all_failed_tasks: true });
const keys = (site: Site) => site.told.map(({ key }) => key.replace(/:.*/, ''));

async function brokenOnce(site: Site, house: TestHouse) {
  const id = await house.take({ correlationId: 'r' });
  await house.drive();
  await site.pass(5_000);
  await house.watch();
  return id;
}

describe('a run that somebody repairs in the workspace', () => {
  it('while its request waits to be tried again is followed to its end, and no other is started', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well], well);
      const house = await site.house('a');
      const id = await brokenOnce(site, house);
      expect((await house.request(id)).state).to.equal('waiting');
      await site.pass(20_000);
      await repair(site);
      expect(await house.rooms.runs.reconcile()).to.equal(1);
      expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
      expect((await house.request(id)).attempts).to.have.length(1);
      await site.pass(120_000);
      await house.drive();
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
      expect(runs(site)).to.have.length(1);
    });
  });

  it('while somebody holds its request is followed too, and one that breaks again is seen by every sweep', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, broken, well], well);
      const house = await site.house('a');
      const id = await brokenOnce(site, house);
      const laneOf = async () => (await site.sql<{ lane: string }>('select lane from request'))[0]?.lane;
      const lane = await laneOf();
      const selection = { ...{ ids: [id], states: null, tenantId: null, jobId: null }, waitCase: null, olderThanMs: null };
      await house.keeper.act({
        ...{ hand: { kind: 'hold' }, selection: { ...selection, reach: everyTenant } },
        ...{ actor: 'geoff', reason: '', dryRun: false, max: 1 },
      });
      expect(await laneOf(), 'nobody sees it').to.equal('');
      await site.pass(20_000);
      await repair(site);
      expect(await house.rooms.runs.reconcile()).to.equal(1);
      await site.pass(20_000);
      await house.watch();
      expect(await house.request(id)).to.deep.include({ state: 'waiting' });
      expect(await laneOf()).to.equal(lane);
    });
  });

  it('and is not the one of its last attempt is not followed: that one is to be tried again', async () => {
    await onSite({ settings: { retry: { infrastructure_retries_max: 5 } } }, async (site) => {
      declareScripted(site.simulator, [broken, broken, { result: 'endless' }], well);
      const house = await site.house('a');
      const id = await brokenOnce(site, house);
      await site.pass(61_000);
      await house.drive();
      await site.pass(5_000);
      await house.watch();
      expect(await house.request(id)).to.include({ state: 'waiting' });
      await site.pass(300_000);
      await repair(site);
      expect(await house.rooms.runs.reconcile()).to.equal(0);
      await house.perform();
      expect(await house.request(id)).to.include({ state: 'waiting' });
      expect(keys(site)).to.deep.equal(['run-revived']);
      expect(site.told[0]?.summary).to.match(
        /has another run or waits for one: stop run .+ in the workspace, or its work is done twice\.$/,
      );
    });
  });

  it('before we had seen that it failed is simply followed', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well], well);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await site.pass(5_000);
      await repair(site);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      await site.pass(120_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
    });
  });

  it('after its request was answered leaves the response as it is, and SRE hears of it once', async () => {
    await onSite({ settings: { retry: { enabled: false } } }, async (site) => {
      declareScripted(site.simulator, [broken, well], well);
      const house = await site.house('a');
      const id = await brokenOnce(site, house);
      expect((await house.request(id)).state).to.equal('failed');
      await site.pass(300_000);
      await repair(site);
      await house.rooms.runs.reconcile();
      await house.rooms.runs.reconcile();
      await house.perform();
      expect((await house.request(id)).state).to.equal('failed');
      expect(keys(site)).to.deep.equal(['run-revived']);
      expect(site.told[0]?.summary).to.match(/the response stands, and there is nothing to do\.$/);
    });
  });

  it('loses against a new attempt that has begun: the row is fenced', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken, well], well);
      const house = await site.house('a');
      const id = await brokenOnce(site, house);
      const { version } = (await site.sql<{ version: number }>('select version from request'))[0]!;
      await site.pass(61_000);
      await house.drive();
      expect(await house.store.reconciling.adopt({ id, version, lane: 'any', at: site.clock.now() })).to.equal(false);
      expect((await house.request(id)).attempts).to.have.length(2);
    });
  });
});

describe('a run whose place changes while a replica compares the engine with the store', () => {
  /** What happens once, right behind a question to the store. */
  function meanwhile(
    { store: { reconciling } }: TestHouse,
    question: 'liveRunIds' | 'expectedJobs',
    happens: () => Promise<unknown>,
  ) {
    const ask = reconciling[question].bind(reconciling) as (...asked: unknown[]) => Promise<unknown>;
    let pending = true;
    const asking = async (...asked: unknown[]) => {
      const answer = await ask(...asked);
      if (pending) await ((pending = false), happens());
      return answer;
    };
    Object.assign(reconciling, { [question]: asking });
  }
  const strict = { config: { runs: { orphans: 'cancel', orphan_grace_ms: 10_000 } } };
  const active = (site: Site) => runs(site).filter(({ endedAt }) => endedAt === null);

  for (const question of ['liveRunIds', 'expectedJobs'] as const) {
    it(`is no orphan: its submission, long in doubt, is answered behind ${question}`, async () => {
      await onSite({}, async (site) => {
        declareScripted(site.simulator, [{ result: 'endless' }, { result: 'endless' }], well);
        const [a, b] = [await site.house('a', strict), await site.house('b')];
        // By its own run it learns whose runs are ours.
        await a.take({ correlationId: 'first' });
        await a.drive();
        await a.watch();
        site.simulator.faults.add({ path: /run-now$/, when: 'after', kind: 'reset' });
        const id = await a.take({ correlationId: 'r' });
        await a.drive();
        await site.pass(60_000);
        await site.endLeases();
        meanwhile(a, question, () => b.resume());
        await a.rooms.runs.reconcile();
        expect(await b.request(id)).to.include({ state: 'running' });
        await site.pass(5_000);
        expect(active(site)).to.have.length(2);
        await a.perform();
        expect(keys(site)).to.deep.equal([]);
      });
    });

    it(`is no orphan: another replica follows it again behind ${question}`, async () => {
      await onSite({}, async (site) => {
        declareScripted(site.simulator, [broken, { result: 'endless' }], well);
        const [a, b] = [await site.house('a', strict), await site.house('b')];
        const id = await brokenOnce(site, a);
        await site.pass(20_000);
        await repair(site);
        await site.pass(11_000);
        meanwhile(a, question, () => b.rooms.runs.reconcile());
        await a.rooms.runs.reconcile();
        expect(await b.request(id)).to.include({ state: 'running' });
        await site.pass(5_000);
        expect(active(site)).to.have.length(1);
        await a.perform();
        expect(keys(site)).to.deep.equal([]);
      });
    });
  }
});

describe('a store that was restored from a backup', () => {
  const forget = (site: Site) =>
    site.sql(`with gone as (delete from attempt)
      update request set state = 'received', attempt = 0, pool = null, cluster_id = null, run_id = null, run_url = null, submitted_at = null,
        executing_at = null, version = 0`);

  it('and has forgotten a submission finds its run by the same token, and starts no other', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [well], well);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      await forget(site);
      // Until then its run is nobody's, and is not taken for an orphan: a request of the job is queued.
      await site.pass(1_200);
      await house.rooms.runs.reconcile();
      await house.drive();
      expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
      expect(runs(site)).to.have.length(1);
    });
  });

  const placements = {
    'as another job': { placement: 'mapped', mapped: { active: '275', passive: '275' } },
    'as a task on a cluster': { placement: 'submit' },
  } as const;
  for (const [how, job] of Object.entries(placements))
    it(`and has forgotten a submission of a job that is run ${how}: its run is no orphan either, while a request of the job is queued`, async () => {
      await onSite({ settings: { jobs: { '175': job } } }, async (site) => {
        declareScripted(site.simulator, [], { result: 'endless' });
        const mapped = { jobId: '275', name: 'mapped', clusterId: 'active-1', maxConcurrentRuns: 10 };
        site.simulator.declareJob({ ...mapped, outcome: { result: 'endless' } });
        const runsOf = { orphans: 'cancel', orphan_grace_ms: 10_000 } as const;
        const house = await site.house('a', { config: { runs: runsOf } });
        const id = await house.take({ correlationId: 'r' });
        await house.drive();
        await house.watch();
        await forget(site);
        await site.pass(15_000);
        await house.rooms.runs.reconcile();
        await house.perform();
        expect(keys(site)).to.deep.equal([]);
        await house.drive();
        expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
        expect(runs(site).map(({ endedAt }) => endedAt)).to.deep.equal([null]);
      });
    });

  for (const [treatment, active] of [
    ['report', 1],
    ['cancel', 0],
    ['ignore', 1],
  ] as const) {
    it(`and has forgotten a request: its run is an orphan, and the setting says ${treatment}`, async () => {
      await onSite({}, async (site) => {
        declareScripted(site.simulator, [{ result: 'endless' }], well);
        const house = await site.house('a', { config: { runs: { orphans: treatment, orphan_grace_ms: 10_000 } } });
        await house.take({ correlationId: 'gone' });
        await house.drive();
        await house.watch();
        await site.sql(`delete from request`);
        await house.rooms.runs.reconcile();
        expect(keys(site), 'too young to be an orphan').to.deep.equal([]);
        await site.pass(15_000);
        await house.rooms.runs.reconcile();
        await house.perform();
        expect(keys(site)).to.deep.equal(treatment === 'ignore' ? [] : ['run-orphaned']);
        await site.pass(60_000);
        expect(runs(site).filter(({ endedAt }) => endedAt === null)).to.have.length(active);
      });
    });
  }

  it('takes no run of somebody else for its own', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [{ result: 'endless' }], well);
      site.simulator.workspace.behaviour.creator = 'somebody@example.com';
      const house = await site.house('a', { config: { runs: { orphans: 'cancel', orphan_grace_ms: 1 } } });
      await call(site, 'run-now', { job_id: 175 });
      site.simulator.workspace.behaviour.creator = 'sim@example.com';
      const id = await house.take({ correlationId: 'ours' });
      await house.drive();
      await site.pass(60_000);
      await house.watch();
      await house.rooms.runs.reconcile();
      expect((await house.request(id)).state).to.equal('running');
      expect(runs(site).filter(({ endedAt }) => endedAt === null)).to.have.length(2);
    });
  });
});

describe('while the engine does not show what it runs', () => {
  const lists = { path: /list$/, when: 'before', kind: 'status', status: 503, times: Infinity } as const;
  const critical = { mode: 'critical', priority_min: 100, snapshot_age_max_seconds: 600 } as const;

  it('the urgent go by the last snapshot within its slots, and everybody else waits with the reason', async () => {
    await onSite({ settings: { safe_mode: critical } }, async (site) => {
      declareScripted(site.simulator, [{ result: 'endless' }], well);
      const house = await site.house('a');
      await house.take({ correlationId: 'before' });
      await house.drive();
      site.simulator.faults.add(lists);
      await site.pass(120_000);
      for (const id of ['urgent', 'urgent too']) await house.take({ correlationId: id, priority: 'critical' });
      const usual = await house.take({ correlationId: 'usual' });
      await house.drive();
      // Two slots: one is taken by the run that was there before.
      expect(Object.values(await site.states()).filter((state) => state === 'running')).to.have.length(2);
      expect((await house.request(usual)).waits).to.include({ case: 'engine-unreachable' });
      expect(runs(site)).to.have.length(2);
    });
  });

  it('nobody goes by default, nor by a snapshot that is too old', async () => {
    for (const settings of [{}, { safe_mode: critical }]) {
      await onSite({ settings }, async (site) => {
        declareScripted(site.simulator, [{ result: 'endless' }], well);
        const house = await site.house('a');
        await house.take({ correlationId: 'before' });
        await house.drive();
        site.simulator.faults.add(lists);
        await site.pass(601_000);
        const id = await house.take({ correlationId: 'urgent', priority: 'critical' });
        await house.drive();
        expect((await house.request(id)).waits).to.include({ case: 'engine-unreachable' });
      });
    }
  });
});
