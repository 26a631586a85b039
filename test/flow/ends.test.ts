// How runs end before their time, or are lost sight of: cancel, overrun, an engine out of contact, a run that nobody knows any more.
import { expect } from 'chai';
import { branded } from '../../src/core/ids.js';
import type { Engine } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';
import { aGate, onSite, type HouseOptions, type Site, type TestHouse } from '../support/house.js';
import { neverStill } from '../support/never-still.js';

const job = (site: Site, more: Partial<Parameters<Site['simulator']['declareJob']>[0]> = {}) => {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    ...{ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome: { result: 'endless' } },
    ...more,
  });
};
const running = async (house: TestHouse, operation: Record<string, unknown> = {}) => {
  const id = await house.take({ correlationId: 'r', operation });
  await house.drive();
  return id;
};
const asked = (site: Site, path: string) =>
  site.simulator.ledger.requests.filter((request) => request.path.endsWith(path)).length;
const cancelCall = /runs\/cancel$/;

describe('a run that was submitted before the clock was set back', () => {
  it('is seen to end, and its slot is free, though the clock says that it has not been submitted yet', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000 } });
      const house = await site.house('a');
      const id = await running(house);
      await site.sql(`update request set submitted_at = submitted_at + interval '1 hour'`);
      await site.pass(5_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
    });
  });
});

describe('a run of which several tasks fail', () => {
  it('says what the first of them to fail has said, and has the others among its causes', async () => {
    await onSite({}, async (site) => {
      const fails = (taskKey: string, durationMs: number) =>
        ({ taskKey, outcome: { result: 'fail', message: `no ${taskKey}`, durationMs } }) as const;
      job(site, { tasks: [fails('sheet', 1_000), fails('report', 5_000)] });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(10_000);
      await house.watch();
      const { response } = await house.request(id);
      const { message, causes } = response?.body as { message: string; causes: { step: string }[] };
      expect(causes.map(({ step }) => step)).to.deep.equal(['execute', 'sheet', 'report']);
      expect(message).to.match(/^Task sheet failed .* \(no sheet/);
    });
  });
});

describe('a stop that fails', () => {
  it('keeps no other run from being stopped, and is asked for again', async () => {
    await onSite({}, async (site) => {
      job(site);
      let failing = true;
      const fails = () => Promise.reject(new Error('a defect'));
      const asked: string[] = [];
      const house = await site.house('a', {
        config: { runs: { calls_at_once_max: 1 } },
        engine: (real) => ({
          ...real,
          stop: (runId) => (asked.push(runId), failing && runId === asked[0] ? fails() : real.stop(runId)),
        }),
      });
      const ids = [await house.take({ correlationId: 'a' }), await house.take({ correlationId: 'b' })];
      await house.drive();
      for (const id of ids) expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'stopping' });
      await house.watch();
      expect(new Set(asked)).to.have.property('size', 2);
      expect(house.facts.filter(({ kind }) => kind === 'trouble')).to.have.length(1);
      failing = false;
      for (let tries = 0; tries < 2; tries += 1) {
        await site.pass(60_000);
        await house.watch();
      }
      expect(await site.states()).to.deep.equal({ a: 'cancelled', b: 'cancelled' });
    });
  });
});

describe('a stop that the engine is not reached for', () => {
  it('marks its run out of contact, and no other one', async () => {
    await onSite({}, async (site) => {
      job(site);
      const unreached: string[] = [];
      const house = await site.house('a', {
        engine: (real) => ({
          ...real,
          stop: (runId) =>
            unreached.includes(runId) ? Promise.resolve({ kind: 'unreachable', reason: 'no answer' }) : real.stop(runId),
        }),
      });
      const [away, other] = [await house.take({ correlationId: 'away' }), await house.take({ correlationId: 'other' })];
      await house.drive();
      unreached.push((await house.request(away)).attempts[0]!.runId!);
      for (const id of [away, other]) await house.keeper.cancel(id);
      await house.watch();
      expect((await house.request(away)).outOfContactSince).to.be.a('number');
      expect((await house.request(other)).outOfContactSince).to.equal(null);
    });
  });
});

describe('a cancel', () => {
  it('of a request in the queue ends it at once, with its response, and no run is ever started', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const [received, waiting] = [
        await house.take({ correlationId: 'received' }),
        await house.take({ correlationId: 'waiting' }),
      ];
      expect(await house.keeper.cancel(received)).to.deep.equal({ kind: 'cancelled' });
      await house.drive();
      expect((await house.request(waiting)).state).to.equal('waiting');
      // In whatever case its id is written.
      expect(await house.keeper.cancel(branded(waiting.toUpperCase()))).to.deep.equal({ kind: 'cancelled' });
      job(site);
      await house.drive();
      expect(await site.states()).to.deep.equal({ received: 'cancelled', waiting: 'cancelled' });
      const causes = [{ step: 'admission', code: 'CANCELLED', message: 'Cancelled in the waiting queue.' }];
      expect((await house.request(waiting)).response?.body).to.deep.include({ status: 'CANCELLED', run: null, causes });
      expect(site.simulator.ledger.runs).to.have.length(0);
    });
  });

  it('of a request that never stands still says that nothing was done, and asked again it ends it', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'restless' });
      const still = neverStill(site, house);
      expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'moved-meanwhile' });
      expect(await house.request(id)).to.include({ state: 'received', stopWish: null });
      still();
      expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'cancelled' });
    });
  });

  it('while it is being submitted is remembered, and carried out once it has started', async () => {
    await onSite({}, async (site) => {
      job(site);
      const gate = aGate();
      const slow: HouseOptions = {
        engine: (real) => ({ ...real, submit: (order) => gate.opened.then(() => real.submit(order)) }),
      };
      const [a, b] = [await site.house('a', slow), await site.house('b')];
      const id = await a.take({ correlationId: 'r' });
      const driving = a.drive();
      await eventually(async () => (await a.request(id)).state === 'submitting');
      expect(await b.keeper.cancel(id)).to.deep.equal({ kind: 'stopping' });
      gate.open();
      await driving;
      expect((await a.request(id)).state).to.equal('running');
      await a.watch();
      expect((await a.request(id)).state).to.equal('stopping');
      await site.pass(2_000);
      await b.watch();
      expect((await a.request(id)).response?.body).to.deep.include({ status: 'CANCELLED' });
      expect(site.simulator.ledger.runs.map(({ result }) => result)).to.deep.equal(['CANCELED']);
    });
  });

  it('while it is being submitted ends it, when the engine then has no room', async () => {
    await onSite({ workspace: { behaviour: { activeRunsMax: 0 } } }, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.admitAndDie();
      await house.keeper.cancel(id);
      await site.endLeases();
      await house.resume();
      const causes = [{ step: 'submit', code: 'CANCELLED', message: 'Cancelled before it ran.' }];
      expect((await house.request(id)).response?.body).to.deep.include({ status: 'CANCELLED', run: null, causes });
    });
  });

  it('of a run is asked of the engine until the run has ended', async () => {
    await onSite({}, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await running(house);
      site.simulator.faults.add({ path: cancelCall, when: 'before', kind: 'status', times: 2 });
      expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'stopping' });
      for (let pass = 0; pass < 3; pass += 1) await house.watch();
      expect(asked(site, 'runs/cancel')).to.equal(3);
      expect((await house.request(id)).state).to.equal('stopping');
      await site.pass(2_000);
      await house.watch();
      const { state, response, outOfContactSince } = await house.request(id);
      expect({ state, outOfContactSince }).to.deep.equal({ state: 'cancelled', outOfContactSince: null });
      expect(response?.body).to.have.nested.property('run.run_id', site.simulator.ledger.runs[0]?.runId);
    });
  });

  it('that comes when the run has just succeeded leaves the success', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://r@lake/x' } });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(1_000);
      await house.keeper.cancel(id);
      await house.watch();
      expect((await house.request(id)).response?.body).to.deep.include({ status: 'SUCCEEDED' });
    });
  });

  it('of what has ended, or never was, changes nothing', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.keeper.cancel(id);
      expect(await house.keeper.cancel(id)).to.deep.equal({ kind: 'already-final', state: 'cancelled' });
      expect(await house.keeper.cancel('00000000-0000-7000-8000-000000000000')).to.deep.equal({ kind: 'not-found' });
      expect(await house.keeper.cancel('no id')).to.deep.equal({ kind: 'not-found' });
    });
  });

  it('on two replicas at once, against the end of the run, gives one response', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000 } });
      const [a, b] = [await site.house('a'), await site.house('b')];
      for (let round = 0; round < 8; round += 1) {
        const id = await a.take({ correlationId: `round ${round}` });
        await a.drive();
        await site.pass(1_000);
        await Promise.all([a.watch(), b.keeper.cancel(id), b.watch(), a.keeper.cancel(id)]);
        await a.watch();
        expect((await a.request(id)).state).to.equal('succeeded');
      }
      const [row] = await site.sql<{ count: string }>('select count(*) from response');
      expect(row?.count).to.equal('8');
    });
  });
});

describe('a run that takes too long', () => {
  it('is stopped when max_run_seconds are over, counted from the start of its execution, and answered as timed out', async () => {
    await onSite({ workspace: { behaviour: { launchMs: 300_000 } } }, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await running(house, { max_run_seconds: 60 });
      await site.pass(299_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      await site.pass(60_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      await site.pass(2_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('stopping');
      await site.pass(2_000);
      await house.watch();
      const { state, response } = await house.request(id);
      expect(state).to.equal('timed-out');
      const message = 'It ran for longer than 60 s and was stopped.';
      expect(response?.body).to.deep.include({
        status: 'TIMED_OUT',
        message,
        causes: [{ step: 'execute', code: 'TIMED_OUT', message }],
      });
    });
  });

  it('to begin is stopped as well, after max_start_seconds', async () => {
    const settings = { limits: { max_start_seconds: 600 } };
    await onSite({ settings, workspace: { behaviour: { launchMs: 10_000_000 } } }, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(599_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      await site.pass(2_000);
      await house.watch();
      await site.pass(2_000);
      await house.watch();
      const message = 'It did not begin to execute within 600 seconds of its submission.';
      const causes = [{ step: 'start', code: 'TIMED_OUT', message }];
      expect((await house.request(id)).response?.body).to.deep.include({ status: 'TIMED_OUT', message, causes });
    });
  });

  const pool = (seconds: number | null) => ({
    active: { clusters: ['active*'], slots_per_cluster: 4, max_start_seconds: seconds },
    passive: { clusters: ['passive*'] },
  });
  const allowed: Record<string, { settings: object; seconds: number }> = {
    'its pool, where that says it': {
      settings: { limits: { max_start_seconds: 60 }, pools: pool(600) },
      seconds: 600,
    },
    'everybody, where neither its job nor its pool does': {
      settings: { limits: { max_start_seconds: 120 }, pools: pool(null), jobs: { '176': { max_start_seconds: 10 } } },
      seconds: 120,
    },
    'its job, whatever its pool says': {
      settings: { limits: { max_start_seconds: 60 }, pools: pool(600), jobs: { '175': { max_start_seconds: 1_800 } } },
      seconds: 1_800,
    },
  };
  for (const [by, { settings, seconds }] of Object.entries(allowed))
    it(`to begin is as long as it is allowed by ${by}, and its response says how long`, async () => {
      await onSite({ settings, workspace: { behaviour: { launchMs: 10_000_000 } } }, async (site) => {
        job(site);
        const house = await site.house('a');
        const id = await running(house);
        await site.pass((seconds - 1) * 1_000);
        await house.watch();
        expect((await house.request(id)).state).to.equal('running');
        for (let times = 0; times < 2; times += 1) {
          await site.pass(2_000);
          await house.watch();
        }
        expect((await house.request(id)).response?.body).to.deep.include({
          status: 'TIMED_OUT',
          message: `It did not begin to execute within ${seconds} seconds of its submission.`,
        });
      });
    });

  it('to begin is not what has begun to execute while nobody looked', async () => {
    const settings = { limits: { max_start_seconds: 600 } };
    await onSite({ settings, workspace: { behaviour: { launchMs: 60_000 } } }, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_200_000, exitValue: 'abfss://r@lake/x' } });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(700_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('running');
      await site.pass(700_000);
      await house.watch();
      expect((await house.request(id)).state).to.equal('succeeded');
      const began = house.facts.filter(({ kind }) => kind === 'began');
      expect(began).to.have.length(1);
      expect(began[0]).to.include({ pool: 'active' });
      expect(began[0]).to.have.property('seconds').within(59, 61);
    });
  });

  it('to begin is not one that executes, where the engine does not tell since when', async () => {
    const settings = { limits: { max_start_seconds: 600 } };
    const untold = (real: Engine): Engine => ({
      ...real,
      snapshot: async () => {
        const seen = await real.snapshot();
        return { ...seen, activeRuns: seen.activeRuns.map((run) => ({ ...run, executingSince: null })) };
      },
    });
    await onSite({ settings }, async (site) => {
      job(site);
      const house = await site.house('a', { engine: untold });
      const id = await running(house);
      await site.pass(700_000);
      await house.watch();
      expect(await house.request(id)).to.deep.include({ state: 'running', executingAt: site.clock.now() });
    });
  });
});

describe('a run out of contact', () => {
  it('goes on running, marked, while the engine is away, and is followed again when it is back', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 60_000, exitValue: 'abfss://r@lake/x' } });
      const house = await site.house('a');
      const id = await running(house);
      site.engineAway();
      const since = site.clock.now() + 1;
      for (let pass = 0; pass < 3; pass += 1) {
        await house.watch();
        expect(await house.request(id)).to.deep.include({ state: 'running', outOfContactSince: since });
        await site.pass(100_000);
      }
      site.engineBack();
      await house.watch();
      expect(await house.request(id)).to.deep.include({ state: 'succeeded', outOfContactSince: null });
      expect(site.simulator.ledger.runs).to.have.length(1);
    });
  });

  it('that has ended goes on running, marked, while only its own end cannot be read', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000, exitValue: 'abfss://r@lake/x' } });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(2_000);
      site.simulator.faults.add({ path: /runs\/get$/, when: 'before', kind: 'status', status: 503, times: Infinity });
      await house.watch();
      const seen = await house.request(id);
      expect(seen).to.include({ state: 'running' });
      expect(seen.outOfContactSince).to.be.a('number');
      site.engineBack();
      await house.watch();
      expect(await house.request(id)).to.include({ state: 'succeeded', outOfContactSince: null });
    });
  });

  for (const [what, path] of Object.entries({
    'that the list of clusters is not to be had': /clusters\/list$/,
    'that nothing is told of it': /runs\/(list|get)$/,
  }))
    it(`is stopped when its time is over, or somebody cancels it, for all ${what}`, async () => {
      await onSite({}, async (site) => {
        job(site);
        const house = await site.house('a');
        const overdue = await house.take({ correlationId: 'overdue', operation: { max_run_seconds: 60 } });
        const unwanted = await house.take({ correlationId: 'unwanted' });
        await house.drive();
        await site.pass(2_000);
        await house.watch();
        expect((await house.request(overdue)).executingAt).to.be.a('number');
        site.simulator.faults.add({ path, when: 'before', kind: 'status', status: 500, times: Infinity });
        await site.pass(70_000);
        expect(await house.keeper.cancel(unwanted)).to.deep.equal({ kind: 'stopping' });
        await house.watch();
        expect(asked(site, 'runs/cancel')).to.equal(2);
        expect((await house.request(overdue)).outOfContactSince).to.be.a('number');
        site.engineBack();
        await site.pass(60_000);
        await house.watch();
        expect(await site.states()).to.deep.equal({ overdue: 'timed-out', unwanted: 'cancelled' });
      });
    });

  it('is marked back in contact when it still runs', async () => {
    await onSite({}, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await running(house);
      site.engineAway();
      await house.watch();
      site.engineBack();
      await house.watch();
      expect(await house.request(id)).to.deep.include({ state: 'running', outOfContactSince: null });
    });
  });

  it('that the engine does not know for a moment goes on running, marked, and ends as it did', async () => {
    await onSite({}, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000 } });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(2_000);
      const unknown = { status: 400, errorCode: 'INVALID_PARAMETER_VALUE', message: 'Run 1 does not exist.' };
      site.simulator.faults.add({ path: /runs\/get$/, when: 'before', kind: 'status', times: 2, ...unknown });
      await house.watch();
      await site.pass(59_000);
      await house.watch();
      expect(site.simulator.faults.pending).to.equal(0);
      const seen = await house.request(id);
      expect(seen).to.include({ state: 'running' });
      expect(seen.outOfContactSince).to.be.a('number');
      await house.watch();
      expect(await house.request(id)).to.include({ state: 'succeeded', outOfContactSince: null });
    });
  });

  it('that the engine has forgotten fails as OUTCOME_UNKNOWN, SRE is told, and it is never started again', async () => {
    await onSite({ workspace: { behaviour: { runHistoryMs: 1_000 } } }, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 1_000 } });
      const house = await site.house('a');
      const id = await running(house);
      await site.pass(60_000);
      await house.watch();
      await site.pass(60_000);
      await house.watch();
      await house.sweep();
      await house.perform();
      const { state, response } = await house.request(id);
      expect(state).to.equal('failed');
      expect(response?.body).to.have.nested.property('causes[0].code', 'OUTCOME_UNKNOWN');
      expect(site.told.map(({ action, key }) => `${action} ${key}`)).to.deep.equal([`trigger run-forgotten:${id}`]);
      expect(site.simulator.ledger.runs).to.have.length(1);
    });
  });
});
