import { expect } from 'chai';
import { anOrder, askedFor, withRig, type Rig } from './rig.js';

const endless = { result: 'endless' } as const;
const runNow = /jobs\/run-now$/;

describe('databricks: submitting', () => {
  it('a declared job is started where it is declared to run, with its parameters, and not queued there', () =>
    withRig({}, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report', queueEnabled: true });
      const outcome = await engine.submit(
        anOrder({ jobId: job, token: 'tok', parameters: { kind: 'notebook', map: { a: '1' } } }),
      );
      const run = simulator.ledger.runsWithToken('tok')[0];
      expect(run?.params.notebookParams).to.deep.equal({ a: '1' });
      expect(outcome).to.deep.equal({
        kind: 'accepted',
        runId: run?.runId,
        url: `${simulator.url}/#job/${job}/run/${run?.runId ?? ''}`,
      });
    }));

  it('parameters go where their kind says', () =>
    withRig({}, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9 });
      await engine.submit(anOrder({ jobId: job, token: 'python', parameters: { kind: 'python', list: ['x', 'y'] } }));
      await engine.submit(anOrder({ jobId: job, token: 'jar', parameters: { kind: 'jar', list: ['z'] } }));
      expect(simulator.ledger.runsWithToken('python')[0]?.params.pythonParams).to.deep.equal(['x', 'y']);
      expect(simulator.ledger.runsWithToken('jar')[0]?.params.jarParams).to.deep.equal(['z']);
    }));

  it('a job that defines parameters of its own gets named values as those', () =>
    withRig({}, async ({ simulator, engine }) => {
      const settings = {
        name: 'defines',
        parameters: [{ name: 'day', default: 'today' }],
        tasks: [{ task_key: 'main', notebook_task: { notebook_path: '/x' }, environment_key: 'e' }],
      };
      const job = simulator.workspace.createJob(settings, true);
      await engine.submit(anOrder({ jobId: job, token: 'tok', parameters: { kind: 'notebook', map: { day: 'monday' } } }));
      const params = simulator.ledger.runsWithToken('tok')[0]?.params;
      expect([params?.jobParameters, params?.notebookParams]).to.deep.equal([{ day: 'monday' }, null]);
    }));

  it('placed on a cluster, the tasks of the declared job run there as they are now', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c-other', name: 'other', state: 'RUNNING' });
      const job = simulator.declareJob({
        name: 'report',
        outcome: { result: 'succeed', exitValue: 'abfss://r@lake/{param.a}', durationMs: 1_000 },
      });
      const outcome = await engine.submit(
        anOrder({
          jobId: job,
          token: 'tok',
          onCluster: 'c-other',
          correlationId: 'corr-9',
          parameters: { kind: 'notebook', map: { a: '42' } },
        }),
      );
      const run = simulator.ledger.runsWithToken('tok')[0];
      expect(run).to.include({ jobId: null, clusterId: 'c-other', name: 'report [corr-9]' });
      expect(outcome).to.deep.equal({ kind: 'accepted', runId: run?.runId, url: null });
      expect(simulator.ledger.maxConcurrent.perCluster.get('c-other')).to.equal(1);
    }));

  const lost: Record<string, (rig: Rig) => void> = {
    'a 503': ({ simulator }) => simulator.faults.add({ path: runNow, when: 'after', kind: 'status', status: 503 }),
    'a reset': ({ simulator }) => simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' }),
    silence: ({ simulator }) => simulator.faults.add({ path: runNow, when: 'after', kind: 'hang' }),
  };
  for (const [trouble, arrange] of Object.entries(lost)) {
    it(`an answer lost to ${trouble} is asked for again by the same token: one run`, () =>
      withRig({ limits: { requestTimeoutMs: 1_000 } }, async (rig) => {
        arrange(rig);
        const job = rig.simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
        const outcome = await rig.engine.submit(anOrder({ jobId: job, token: 'tok' }));
        expect(outcome).to.include({ kind: 'accepted', runId: rig.simulator.ledger.runs[0]?.runId });
        expect([rig.simulator.ledger.runs.length, askedFor(rig, 'run-now')]).to.deep.equal([1, 2]);
      }));
  }

  it('when no answer comes at all it is uncertain, and the next call with the token finds the run', () =>
    withRig({ limits: { attemptsMax: 2 } }, async (rig) => {
      rig.simulator.faults.add({ path: runNow, when: 'after', kind: 'reset', times: 2 });
      const job = rig.simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      const first = await rig.engine.submit(anOrder({ jobId: job, token: 'tok' }));
      const second = await rig.engine.submit(anOrder({ jobId: job, token: 'tok' }));
      expect([first.kind, second.kind, rig.simulator.ledger.runs.length]).to.deep.equal(['uncertain', 'accepted', 1]);
    }));

  for (const [what, refusal] of Object.entries({
    'a refusal': { status: 403, errorCode: 'PERMISSION_DENIED' },
    'no room': { status: 429, message: 'already 2000 active runs' },
  }))
    it(`${what} that comes for what was sent a moment before, without an answer, is uncertain: there may be a run`, () =>
      withRig({}, async ({ simulator, engine }) => {
        simulator.faults.add({ path: runNow, when: 'after', kind: 'reset' });
        simulator.faults.add({ path: runNow, when: 'after', kind: 'status', ...refusal });
        const job = simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
        expect((await engine.submit(anOrder({ jobId: job, token: 'tok' }))).kind).to.equal('uncertain');
        const again = await engine.submit(anOrder({ jobId: job, token: 'tok' }));
        expect(again).to.include({ kind: 'accepted', runId: simulator.ledger.runs[0]?.runId });
      }));

  it('too many active runs in the workspace is no room, asked once', () =>
    withRig({ behaviour: { activeRunsMax: 1 } }, async (rig) => {
      const job = rig.simulator.declareJob({ name: 'report', maxConcurrentRuns: 9, outcome: endless });
      await rig.engine.submit(anOrder({ jobId: job, token: 'a' }));
      const outcome = await rig.engine.submit(anOrder({ jobId: job, token: 'b' }));
      expect(outcome.kind).to.equal('no-room');
      expect([askedFor(rig, 'run-now'), rig.pauses.length]).to.deep.equal([2, 0]);
    }));

  it('asked too fast it waits no less than it was told to, and then gets through', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: runNow, when: 'before', kind: 'rate-limit', retryAfterSeconds: 3, times: 2 });
      const job = rig.simulator.declareJob({ name: 'report' });
      const outcome = await rig.engine.submit(anOrder({ jobId: job }));
      expect(outcome.kind).to.equal('accepted');
      expect(rig.pauses).to.have.length(2);
      expect(Math.min(...rig.pauses)).to.be.at.least(3_000);
      expect(rig.facts.flatMap((fact) => (fact.kind === 'engine-call' ? [fact.outcome] : []))).to.deep.equal([
        'rate-limited',
        'rate-limited',
        'ok',
      ]);
    }));

  it('told to wait longer than it may, it says so instead of waiting', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: runNow, when: 'before', kind: 'rate-limit', retryAfterSeconds: 600 });
      const job = rig.simulator.declareJob({ name: 'report' });
      const outcome = await rig.engine.submit(anOrder({ jobId: job }));
      expect(outcome).to.include({ kind: 'uncertain', retryAfterMs: 600_000 });
      expect([rig.pauses.length, rig.simulator.ledger.runs.length]).to.deep.equal([0, 0]);
    }));

  it('a job that nobody declared is not declared, in both ways of saying it and on both ways of starting', async () => {
    for (const missing of [400, 404] as const) {
      await withRig({ behaviour: { missing } }, async ({ engine }) => {
        expect((await engine.submit(anOrder({ jobId: '999' }))).kind).to.equal('not-declared');
        expect((await engine.submit(anOrder({ jobId: '999', onCluster: 'c' }))).kind).to.equal('not-declared');
      });
    }
  });
  it('an id that can be no id is not declared, without asking', () =>
    withRig({}, async (rig) => {
      for (const jobId of ['0175', 'nightly', '-1', '99999999999999999999'])
        expect((await rig.engine.submit(anOrder({ jobId }))).kind).to.equal('not-declared');
      expect(rig.simulator.ledger.requests).to.deep.equal([]);
    }));

  it('what the workspace refuses is refused, with its code', () =>
    withRig({}, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report' });
      const refused = await engine.submit(anOrder({ jobId: job, parameters: { kind: 'python', list: ['ü'] } }));
      expect(refused).to.include({ kind: 'refused', code: 'INVALID_PARAMETER_VALUE' });
      simulator.faults.add({ path: runNow, when: 'before', kind: 'status', status: 403 });
      expect(await engine.submit(anOrder({ jobId: job, token: 'other' }))).to.include({
        kind: 'refused',
        code: 'PERMISSION_DENIED',
      });
    }));
  for (const [what, placed] of [
    ['where it is declared', {}],
    ['on a cluster of our choice', { onCluster: 'c' }],
  ] as const)
    it(`a job that was deleted since it was listed, of which the workspace says that it may not be run, is not declared: ${what}`, () =>
      withRig({}, async (rig) => {
        const { simulator, engine } = rig;
        simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
        const job = simulator.declareJob({ name: 'report' });
        await engine.snapshot();
        simulator.removeJob(job);
        simulator.faults.add({
          path: /jobs\/(run-now|runs\/submit|get)$/,
          when: 'before',
          kind: 'status',
          status: 403,
          times: 9,
        });
        const outcome = await engine.submit(anOrder({ jobId: job, ...placed }));
        expect(outcome).to.include({ kind: 'not-declared' }).and.to.have.property('reason').that.includes('PERMISSION_DENIED');
      }));
  it('while nobody answers whether the job is there, one that may not be run is uncertain', () =>
    withRig({ limits: { attemptsMax: 1 } }, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report' });
      simulator.faults.add({ path: runNow, when: 'before', kind: 'status', status: 403 });
      simulator.faults.add({ path: /jobs\/get$/, when: 'before', kind: 'status', status: 503 });
      expect((await engine.submit(anOrder({ jobId: job }))).kind).to.equal('uncertain');
      expect((await engine.submit(anOrder({ jobId: job }))).kind).to.equal('accepted');
    }));
  it('a page in place of an answer is uncertain, for there may be a run', () =>
    withRig({}, async ({ simulator, engine }) => {
      simulator.faults.add({ path: runNow, when: 'after', kind: 'html' });
      const job = simulator.declareJob({ name: 'report' });
      const outcome = await engine.submit(anOrder({ jobId: job }));
      expect([outcome.kind, simulator.ledger.runs.length]).to.deep.equal(['uncertain', 1]);
    }));
  it('many orders for one job at once ask for its settings once', () =>
    withRig({}, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
      const job = rig.simulator.declareJob({ name: 'report', outcome: endless });
      const orders = Array.from({ length: 20 }, (_, n) => anOrder({ jobId: job, token: `t${n}`, onCluster: 'c' }));
      const outcomes = await Promise.all(orders.map((order) => rig.engine.submit(order)));
      expect(new Set(outcomes.map((outcome) => outcome.kind))).to.deep.equal(new Set(['accepted']));
      expect(askedFor(rig, 'jobs/get')).to.equal(1);
    }));
  it('settings that could not be had are asked for again by the next order', () =>
    withRig({ limits: { attemptsMax: 1 } }, async ({ simulator, engine }) => {
      simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
      const job = simulator.declareJob({ name: 'report' });
      simulator.faults.add({ path: /jobs\/get$/, when: 'before', kind: 'status', status: 500 });
      const order = anOrder({ jobId: job, onCluster: 'c' });
      expect([(await engine.submit(order)).kind, (await engine.submit(order)).kind]).to.deep.equal(['uncertain', 'accepted']);
    }));
  it('an id above 2^53 is sent with every digit', () =>
    withRig({ behaviour: { ids: 'big' } }, async ({ simulator, engine }) => {
      const job = simulator.declareJob({ name: 'report', jobId: '9007199254740993' });
      await engine.submit(anOrder({ jobId: job }));
      expect(simulator.ledger.runs[0]?.jobId).to.equal('9007199254740993');
    }));
  it('every shape of an error says the same', async () => {
    for (const errorCode of ['full', 'integer', 'absent'] as const) {
      await withRig({ errors: { errorCode, details: true }, behaviour: { activeRunsMax: 0 } }, async ({ simulator, engine }) => {
        const job = simulator.declareJob({ name: 'report' });
        const kinds = [await engine.submit(anOrder({ jobId: '999' })), await engine.submit(anOrder({ jobId: job }))].map(
          ({ kind }) => kind,
        );
        expect(kinds).to.deep.equal(['not-declared', 'no-room']);
      });
    }
  });
});
