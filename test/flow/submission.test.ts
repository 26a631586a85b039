// One run for each attempt, whatever is lost on the way: a replica, an answer, a lease, room on the engine.
import { expect } from 'chai';
import { Fault } from '../../src/core/faults.js';
import { branded, type RunId } from '../../src/core/ids.js';
import type { SubmitOrder, SubmitOutcome } from '../../src/ports/engine.js';
import { eventually } from '../support/eventually.js';
import { aGate, onSite, type HouseOptions, type Site } from '../support/house.js';

const job = (site: Site, more: Partial<Parameters<Site['simulator']['declareJob']>[0]> = {}) => {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  site.simulator.declareJob({
    jobId: '175',
    name: 'job',
    clusterId: 'active-1',
    maxConcurrentRuns: 10,
    outcome: { result: 'endless' },
    ...more,
  });
};
const tokens = async (site: Site) =>
  (await site.sql<{ token: string }>('select token from attempt order by recorded_at, number')).map(({ token }) => token);
const runs = (site: Site) => site.simulator.ledger.runs;
const runNow = /jobs\/run-now$/;

/** Keeps what the engine was asked for. */
function listening(orders: SubmitOrder[]): HouseOptions {
  return { engine: (real) => ({ ...real, submit: (order) => (orders.push(order), real.submit(order)) }) };
}
/** Accepted by the engine, and then the process is gone. */
const dying: HouseOptions = {
  engine: (real) => ({
    ...real,
    submit: async (order) => (await real.submit(order), Promise.reject(new Error('the process is gone'))),
  }),
};

describe('a submission that is interrupted', () => {
  it('after its token was stored and before the call: another replica sends the same token, once the lease is over and not before', async () => {
    await onSite({}, async (site) => {
      job(site);
      const orders: SubmitOrder[] = [];
      const [a, b] = [await site.house('a'), await site.house('b', listening(orders))];
      const id = await a.take({ correlationId: 'r' });
      expect(await a.admitAndDie()).to.deep.equal([id]);
      await b.resume();
      expect(orders).to.have.length(0);
      await site.endLeases();
      await b.resume();
      expect(orders.map(({ token }) => token)).to.deep.equal(await tokens(site));
      expect(runs(site)).to.have.length(1);
      expect(await b.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
    });
  });

  it('after the engine accepted and before that was stored: the run is adopted, not started again', async () => {
    await onSite({}, async (site) => {
      job(site);
      const [a, b] = [await site.house('a', dying), await site.house('b')];
      const id = await a.take({ correlationId: 'r' });
      await a.drive();
      expect(runs(site)).to.have.length(1);
      expect((await b.request(id)).state).to.equal('submitting');
      await site.endLeases();
      await b.resume();
      expect(runs(site)).to.have.length(1);
      expect(await b.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
      expect(await tokens(site)).to.deep.equal([runs(site)[0]?.token]);
    });
  });

  for (const kind of ['status', 'reset'] as const) {
    it(`by an answer that is lost (${kind}): the outcome is unknown, and the same token finds the one run`, async () => {
      await onSite({}, async (site) => {
        job(site);
        site.simulator.faults.add({ path: runNow, when: 'after', kind });
        const house = await site.house('a');
        const id = await house.take({ correlationId: 'r' });
        await house.drive();
        expect((await house.request(id)).state).to.equal('submitting');
        expect((await house.request(id)).attempts).to.have.length(1);
        await site.endLeases();
        await house.resume();
        expect(await house.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
        expect(runs(site)).to.have.length(1);
      });
    });
  }

  it('holds its slot while its outcome is unknown', async () => {
    await onSite({}, async (site) => {
      job(site);
      site.simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' });
      const house = await site.house('a');
      await house.take({ correlationId: 'unknown', operation: { max_concurrent_runs: 1 } });
      await house.drive();
      await house.take({ correlationId: 'next', operation: { max_concurrent_runs: 1 } });
      await house.drive();
      expect(await site.states()).to.deep.equal({ unknown: 'submitting', next: 'waiting' });
    });
  });

  it('and is to be sent again in a day, as the engine says, is due in five minutes and no sooner: it holds its slot', async () => {
    await onSite({}, async (site) => {
      job(site);
      const aDay = { kind: 'uncertain', reason: 'busy', retryAfterMs: 86_400_000 } as const;
      const house = await site.house('a', { engine: (real) => ({ ...real, submit: () => Promise.resolve(aDay) }) });
      await house.take({ correlationId: 'r' });
      await house.drive();
      const [lease] = await site.sql<{ pauses: boolean; bounded: boolean }>(
        `select lease_until > now() + interval '4 minutes' as pauses, lease_until <= now() + interval '5 minutes' as bounded from request`,
      );
      expect(lease).to.deep.equal({ pauses: true, bounded: true });
    });
  });

  it('because the engine could not be asked is in doubt with the reason, and no trouble of the service', async () => {
    await onSite({}, async (site) => {
      job(site);
      const away = new Fault('engine-unavailable', 'no token could be had');
      const house = await site.house('a', { engine: (real) => ({ ...real, submit: () => Promise.reject(away) }) });
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect((await house.request(id)).state).to.equal('submitting');
      const told = house.facts.filter(({ kind }) => kind === 'submitted' || kind === 'trouble');
      expect(told).to.have.length(1);
      expect(told[0]).to.include({ kind: 'submitted', outcome: 'uncertain', detail: 'no token could be had' });
    });
  });

  const answers: SubmitOutcome[] = [
    { kind: 'accepted', runId: branded<RunId>('99'), url: null },
    { kind: 'refused', code: 'PERMISSION_DENIED', reason: 'late' },
    { kind: 'no-room', reason: 'late', retryAfterMs: null },
    { kind: 'not-declared', reason: 'late' },
    { kind: 'uncertain', reason: 'late', retryAfterMs: 1 },
  ];
  for (const answer of answers) {
    it(`whose lease is over, and that another replica has, writes nothing of its late answer: ${answer.kind}`, async () => {
      await onSite({}, async (site) => {
        job(site);
        const gate = aGate();
        const late: HouseOptions = { engine: (real) => ({ ...real, submit: () => gate.opened.then(() => answer) }) };
        const [a, b] = [await site.house('a', late), await site.house('b')];
        const id = await a.take({ correlationId: 'r' });
        const driving = a.drive();
        await eventually(async () => (await a.request(id)).state === 'submitting');
        await site.endLeases();
        const [claimed] = await b.store.runs.claimSubmissions({ owner: 'b', leaseMs: 60_000, max: 10 });
        const rows = () =>
          site.sql(
            'select r.*, a.outcome, a.message, a.ended_at, a.accepted_at from request r join attempt a on a.request_id = r.id',
          );
        const before = await rows();
        gate.open();
        await driving;
        expect(await rows()).to.deep.equal(before);
        expect(before[0]).to.include({ version: claimed?.version, lease_owner: 'b', run_id: null });
      });
    });
  }

  it('that both send, because the first was only slow, is one run', async () => {
    await onSite({}, async (site) => {
      job(site);
      const gate = aGate();
      const slow: HouseOptions = {
        engine: (real) => ({ ...real, submit: (order) => gate.opened.then(() => real.submit(order)) }),
      };
      const [a, b] = [await site.house('a', slow), await site.house('b')];
      const id = await a.take({ correlationId: 'r' });
      const driving = a.drive();
      await eventually(async () => Object.values(await site.states())[0] === 'submitting');
      await site.endLeases();
      await b.resume();
      gate.open();
      await driving;
      expect(runs(site)).to.have.length(1);
      expect(await b.request(id)).to.deep.include({ state: 'running', runId: runs(site)[0]?.runId });
    });
  });
});

describe('a submission for which the engine has no room', () => {
  it('that it skips goes back to the queue with its place, and comes again under a new token', async () => {
    // Of a job that runs as others it is not known beforehand that the engine lets it have one run.
    const jobs = { '175': { placement: 'mapped' as const, mapped: { active: '175' } } };
    await onSite({ settings: { jobs } }, async (site) => {
      job(site, { maxConcurrentRuns: 1, outcome: { result: 'succeed', durationMs: 5_000 } });
      const house = await site.house('a');
      const first = await house.take({ correlationId: 'first' });
      await house.drive();
      const second = await house.take({ correlationId: 'second' });
      const rank = (await house.request(second)).rankAt;
      await house.drive();
      // run-now answers with a run id; that the run was skipped is seen by looking at it.
      await site.pass(1_000);
      await house.watch();
      const back = await house.request(second);
      expect(back).to.deep.include({ state: 'waiting', rankAt: rank, runId: null });
      expect(back.waits?.reason).to.match(/maximum concurrent runs/);
      await site.pass(60_000);
      await house.watch();
      expect((await house.request(first)).state).to.equal('succeeded');
      await house.drive();
      const again = await house.request(second);
      expect(again.state).to.equal('running');
      expect(again.attempts.map(({ number, outcome }) => ({ number, outcome }))).to.deep.equal([
        { number: 1, outcome: 'NO_ROOM' },
        { number: 2, outcome: null },
      ]);
      const used = await tokens(site);
      expect(new Set(used).size).to.equal(3);
    });
  });

  it('that it refuses for its own limit of active runs goes back, and runs when there is room', async () => {
    await onSite({ workspace: { behaviour: { activeRunsMax: 1 } } }, async (site) => {
      job(site, { outcome: { result: 'succeed', durationMs: 5_000 } });
      const house = await site.house('a');
      await house.take({ correlationId: 'first' });
      await house.drive();
      const second = await house.take({ correlationId: 'second' });
      await house.drive();
      const back = await house.request(second);
      expect(back.state).to.equal('waiting');
      expect(back.waits?.reason).to.match(/active runs/);
      expect(back.waits?.checkAt).to.be.above(site.clock.now());
      await site.pass(60_000);
      await house.watch();
      await house.drive();
      expect((await house.request(second)).attempts.map(({ outcome }) => outcome)).to.deep.equal(['NO_ROOM', null]);
      expect((await house.request(second)).state).to.equal('running');
    });
  });

  it('whose job has gone since the snapshot goes back and waits for it', async () => {
    await onSite({}, async (site) => {
      job(site);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'r' });
      await house.admitAndDie();
      site.simulator.removeJob('175');
      await site.endLeases();
      await house.resume();
      expect((await house.request(id)).state).to.equal('waiting');
      await site.pass(60_000);
      await house.drive();
      expect((await house.request(id)).waits).to.include({ case: 'job-not-declared' });
    });
  });

  it('and which asks for a day is asked again within minutes; what it asks for up to then is kept', async () => {
    await onSite({}, async (site) => {
      job(site);
      let retryAfterMs = 86_400_000;
      const full: HouseOptions = {
        engine: (real) => ({ ...real, submit: () => Promise.resolve({ kind: 'no-room', reason: 'full', retryAfterMs }) }),
      };
      const house = await site.house('a', full);
      const id = await house.take({ correlationId: 'r' });
      await house.drive();
      expect((await house.request(id)).dueAt - site.clock.now()).to.equal(300_000);
      await site.pass(300_000);
      retryAfterMs = 200_000;
      await house.drive();
      expect((await house.request(id)).dueAt - site.clock.now()).to.equal(200_000);
    });
  });

  for (const [what, retryAfterMs] of [
    ['says nothing of when to come again', null],
    ['asks for a second each time', 1_000],
  ] as const)
    it(`for days, and ${what}, is asked at growing pauses, so that it does not come a thousand times`, async () => {
      await onSite({}, async (site) => {
        job(site);
        const full = { kind: 'no-room', reason: 'full', retryAfterMs } as const;
        const house = await site.house('a', { engine: (real) => ({ ...real, submit: () => Promise.resolve(full) }) });
        const id = await house.take({ correlationId: 'r' });
        const pauses: number[] = [];
        for (let turn = 0; turn < 6; turn += 1) {
          await house.drive();
          const due = (await house.request(id)).dueAt;
          pauses.push(due - site.clock.now());
          await site.pass(due - site.clock.now());
        }
        expect(pauses).to.deep.equal([15_000, 30_000, 60_000, 120_000, 120_000, 120_000]);
      });
    });
});
