import { expect } from 'chai';
import { successOf } from '../../src/adapters/engine/databricks/run-outputs.js';
import { Run } from '../../src/adapters/engine/databricks/run-wire.js';
import { branded, type RunId } from '../../src/core/ids.js';
import type { RunSight } from '../../src/ports/engine.js';
import type { Script } from '../support/databricks/outcome.js';
import { anOrder, askedFor, withRig, type Rig, type RigOptions } from './rig.js';

const output = /get-output$/;

/** Submits a job of this outcome, lets it end, and looks. */
async function lookedAt(rig: Rig, outcome: Script, more: { clusterId?: string } = {}): Promise<RunSight> {
  const job = rig.simulator.declareJob({ name: 'report', outcome, ...more });
  const runId = await submitted(rig, job);
  rig.simulator.advance(600_000);
  return rig.engine.look(runId);
}

async function submitted(rig: Rig, jobId: string, token = 'tok'): Promise<RunId> {
  const accepted = await rig.engine.submit(anOrder({ jobId, token }));
  if (accepted.kind !== 'accepted') throw new Error(accepted.reason);
  return accepted.runId;
}

async function faultOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no fault',
    (problem: unknown) => String(problem),
  );
}

describe('databricks: looking at a run', () => {
  it('an active run says its phase and since when it executes', () =>
    withRig({ behaviour: { clusterStartMs: 60_000 } }, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'TERMINATED' });
      const runId = await submitted(
        rig,
        rig.simulator.declareJob({ name: 'report', clusterId: 'c', outcome: { result: 'endless' } }),
      );
      const asked = rig.simulator.now();
      expect(await rig.engine.look(runId)).to.deep.include({ phase: 'pending', executingSince: null });
      rig.simulator.advance(90_000);
      expect(await rig.engine.look(runId)).to.deep.include({ phase: 'running', executingSince: asked + 60_000 });
    }));

  it('a success carries the outputs that its notebook reported, and its times', () =>
    withRig({}, async (rig) => {
      const began = rig.simulator.now();
      const exitValue = '{"outputs":["abfss://r@lake/{run_id}.parquet",{"uri":"https://x/y"}],"message":"Report written."}';
      const sight = await lookedAt(rig, { result: 'succeed', exitValue, durationMs: 7_000 });
      expect(sight).to.deep.include({
        kind: 'ended',
        end: {
          kind: 'succeeded',
          message: 'Report written.',
          outputs: [`abfss://r@lake/${rig.simulator.ledger.runs[0]!.runId}.parquet`, 'https://x/y'],
          causes: [],
        },
        executingSince: began,
        endedAt: began + 7_000,
      });
    }));

  for (const runStates of ['both', 'state-only', 'status-only'] as const) {
    it(`success, failure, cancel and time-out are told apart when the workspace sends ${runStates}`, () =>
      withRig({ behaviour: { runStates } }, async (rig) => {
        const kindOf = async (name: string, outcome: Script, timeoutSeconds = 0): Promise<string> => {
          const runId = await submitted(rig, rig.simulator.declareJob({ name, outcome, timeoutSeconds }), name);
          if (name === 'cancelled') expect(await rig.engine.stop(runId)).to.deep.equal({ kind: 'asked' });
          rig.simulator.advance(600_000);
          const sight = await rig.engine.look(runId);
          return sight.kind === 'ended' ? sight.end.kind : sight.phase;
        };
        expect(await kindOf('succeeded', { result: 'succeed' })).to.equal('succeeded');
        expect(await kindOf('failed', { result: 'fail', message: 'no' })).to.equal('failed');
        expect(await kindOf('cancelled', { result: 'endless' })).to.equal('cancelled');
        expect(await kindOf('timed-out', { result: 'endless' }, 5)).to.equal('timed-out');
      }));
  }

  it('a failing notebook tells what the run said, which task failed, its error and the end of its trace', () =>
    withRig({}, async (rig) => {
      const trace = [...Array.from({ length: 50 }, (_, n) => `frame ${n}`), '\u001b[31mRuntimeError\u001b[0m: no data'].join(
        '\n',
      );
      const sight = await lookedAt(rig, { result: 'fail', message: 'RuntimeError: no data', trace });
      if (sight.kind !== 'ended' || sight.end.kind !== 'failed') throw new Error(JSON.stringify(sight));
      expect(sight.end.causes[0]).to.deep.equal({
        step: 'execute',
        code: 'RUN_EXECUTION_ERROR',
        message: 'Task main failed with message: Workload failed, see run output for details.',
      });
      expect(sight.end.causes[1]).to.include({ step: 'main', code: 'RUN_EXECUTION_ERROR' });
      expect(sight.end.causes[1]?.message)
        .to.match(/^RuntimeError: no data\n/)
        .and.match(/frame 49\nRuntimeError: no data$/);
      expect(sight.end.causes[1]?.message).to.not.contain('frame 30');
    }));

  it('the platform failing under a run is not the job failing', () =>
    withRig({}, async (rig) => {
      rig.simulator.addCluster({ clusterId: 'c', name: 'c', state: 'RUNNING' });
      const runId = await submitted(
        rig,
        rig.simulator.declareJob({ name: 'report', clusterId: 'c', outcome: { result: 'endless' } }),
      );
      rig.simulator.stopCluster('c', { code: 'SPOT_INSTANCE_TERMINATION', type: 'CLOUD_FAILURE' });
      const sight = await rig.engine.look(runId);
      expect(sight.kind === 'ended' && sight.end.kind).to.equal('infrastructure');
    }));

  it('a run that was skipped for want of room ends as no room, with or without a result', async () => {
    for (const skippedResultState of ['absent', 'MAXIMUM_CONCURRENT_RUNS_REACHED'] as const) {
      for (const runStates of ['both', 'state-only'] as const) {
        await withRig({ behaviour: { skippedResultState, runStates } }, async (rig) => {
          const job = rig.simulator.declareJob({ name: 'report', maxConcurrentRuns: 1, outcome: { result: 'endless' } });
          await submitted(rig, job, 'first');
          const sight = await rig.engine.look(await submitted(rig, job, 'second'));
          expect(sight.kind === 'ended' && sight.end.kind).to.equal('no-room');
          expect(sight.kind === 'ended' && sight.executingSince).to.equal(null);
        });
      }
    }
  });

  it('a later task that finds no room is no reason to execute the first one again', () =>
    withRig({}, async (rig) => {
      const job = rig.simulator.declareJob({
        name: 'chain',
        tasks: [
          { taskKey: 'first', outcome: { result: 'succeed' } },
          {
            taskKey: 'second',
            dependsOn: ['first'],
            outcome: { result: 'fail', message: 'full', code: 'MAX_SPARK_CONTEXTS_EXCEEDED' },
          },
        ],
      });
      const runId = await submitted(rig, job);
      rig.simulator.advance(600_000);
      const sight = await rig.engine.look(runId);
      expect(sight.kind === 'ended' && sight.end.kind).to.equal('infrastructure');
    }));

  it('the outputs are those of the tasks that nothing waits for', () =>
    withRig({}, async (rig) => {
      const exit = (uri: string): Script => ({ result: 'succeed', exitValue: uri });
      const job = rig.simulator.declareJob({
        name: 'fan',
        tasks: [
          { taskKey: 'root', outcome: exit('abfss://r@lake/intermediate') },
          { taskKey: 'left', dependsOn: ['root'], outcome: exit('abfss://r@lake/left') },
          { taskKey: 'right', dependsOn: ['root'], outcome: exit('abfss://r@lake/right') },
        ],
      });
      const runId = await submitted(rig, job);
      rig.simulator.advance(600_000);
      const sight = await rig.engine.look(runId);
      expect(sight.kind === 'ended' && sight.end.kind === 'succeeded' && sight.end.outputs).to.have.members([
        'abfss://r@lake/left',
        'abfss://r@lake/right',
      ]);
      expect(askedFor(rig, 'get-output')).to.equal(2);
    }));

  it('a success that went on without one of its tasks says which, and why', () =>
    withRig({}, async (rig) => {
      const job = rig.simulator.declareJob({
        name: 'optional',
        tasks: [
          { taskKey: 'sheet', outcome: { result: 'fail', message: 'KeyError: amount' } },
          {
            taskKey: 'report',
            dependsOn: ['sheet'],
            runIf: 'ALL_DONE',
            outcome: { result: 'succeed', exitValue: 'abfss://r@lake/report' },
          },
        ],
      });
      const runId = await submitted(rig, job);
      rig.simulator.advance(600_000);
      const sight = await rig.engine.look(runId);
      if (sight.kind !== 'ended' || sight.end.kind !== 'succeeded') throw new Error(JSON.stringify(sight));
      expect(sight.end.outputs).to.deep.equal(['abfss://r@lake/report']);
      expect(sight.end.causes.map(({ step, code }) => [step, code])).to.deep.equal([['sheet', 'RUN_EXECUTION_ERROR']]);
      expect(sight.end.causes[0]?.message).to.match(/^KeyError: amount/);
    }));

  it('a task that somebody has switched off is nothing that a success went on without', async () => {
    const task = (key: string, result: string) => ({
      ...{ run_id: 1, task_key: key, attempt_number: 0 },
      state: { life_cycle_state: 'TERMINATED', result_state: result },
    });
    const run = Run.parse({
      ...{ run_id: 1, state: { life_cycle_state: 'TERMINATED', result_state: 'SUCCESS' } },
      tasks: [task('report', 'SUCCESS'), task('sheet', 'DISABLED')],
    });
    const said = { kind: 'output', result: 'abfss://r@lake/x', truncated: false, error: '', trace: '' } as const;
    expect(await successOf(run, '', () => Promise.resolve(said))).to.deep.include({ outputs: ['abfss://r@lake/x'], causes: [] });
  });

  it('a run that was stopped, or has failed, leaves what the furthest of its good tasks had reported', () =>
    withRig({}, async (rig) => {
      const exit = (uri: string): Script => ({ result: 'succeed', exitValue: uri, durationMs: 1_000 });
      const ends = { stopped: { result: 'endless' }, failed: { result: 'fail', message: 'no' } } as const;
      for (const [name, outcome] of Object.entries(ends)) {
        const job = rig.simulator.declareJob({
          name,
          tasks: [
            { taskKey: 'read', outcome: exit('abfss://r@lake/read') },
            { taskKey: 'clean', dependsOn: ['read'], outcome: exit('abfss://r@lake/clean') },
            { taskKey: 'train', dependsOn: ['clean'], outcome },
          ],
        });
        const runId = await submitted(rig, job, name);
        rig.simulator.advance(60_000);
        await rig.engine.stop(runId);
        rig.simulator.advance(60_000);
        expect(await rig.engine.leftOutputs(runId), name).to.deep.equal(['abfss://r@lake/clean']);
      }
      for (const unknown of ['99', 'no run']) expect(await rig.engine.leftOutputs(branded<RunId>(unknown))).to.deep.equal([]);
    }));

  it('of a repaired task the last attempt counts', () =>
    withRig({}, async (rig) => {
      const job = rig.simulator.declareJob({
        name: 'report',
        outcome: [
          { result: 'fail', message: 'first' },
          { result: 'succeed', exitValue: 'abfss://r@lake/again' },
        ],
      });
      const runId = await submitted(rig, job);
      rig.simulator.advance(600_000);
      expect(await rig.engine.look(runId)).to.have.nested.property('end.kind', 'failed');
      rig.simulator.workspace.runs.repair(runId, {
        tasks: 'failed',
        latestRepairId: null,
        params: rig.simulator.ledger.runs[0]!.params,
      });
      rig.simulator.advance(600_000);
      expect(await rig.engine.look(runId)).to.have.nested.property('end.outputs[0]', 'abfss://r@lake/again');
    }));

  const unread: Record<string, Parameters<Rig['simulator']['faults']['add']>[0]> = {
    'a 500': { path: output, when: 'before', kind: 'status', status: 500, times: 9 },
    'a silence': { path: output, when: 'before', kind: 'hang', times: 9 },
    'a page': { path: output, when: 'before', kind: 'html', times: 9 },
    'a reset': { path: output, when: 'before', kind: 'reset', times: 9 },
  };
  for (const [trouble, fault] of Object.entries(unread)) {
    it(`${trouble} in place of the output turns a success into nothing else: it is looked at again`, () =>
      withRig(
        { limits: { requestTimeoutMs: 1_000, attemptsMax: 2, outputPatienceMs: 3_600_000, breakerFailuresMax: 99 } },
        async (rig) => {
          rig.simulator.faults.add(fault);
          expect(await faultOf(lookedAt(rig, { result: 'succeed', exitValue: 'abfss://r@lake/x' }))).to.contain(
            'engine-unavailable',
          );
          rig.simulator.faults.clear();
          const sight = await rig.engine.look(branded<RunId>(rig.simulator.ledger.runs[0]!.runId));
          expect(sight).to.have.nested.property('end.outputs[0]', 'abfss://r@lake/x');
        },
      ));
  }
  it('an output that cannot be had for long does not keep a success waiting for ever', () =>
    withRig({ limits: { attemptsMax: 1, outputPatienceMs: 60_000 } }, async (rig) => {
      rig.simulator.faults.add({ path: output, when: 'before', kind: 'status', status: 500, times: 9 });
      const sight = await lookedAt(rig, { result: 'succeed', exitValue: 'abfss://r@lake/x', durationMs: 1_000 });
      expect(sight).to.have.nested.property('end.kind', 'succeeded');
      expect(sight).to.have.nested.property('end.causes[0].code', 'OUTPUT_UNREADABLE');
    }));
  it('an output that is refused leaves a success a success, and says so', () =>
    withRig({}, async (rig) => {
      rig.simulator.faults.add({ path: output, when: 'before', kind: 'status', status: 403 });
      const sight = await lookedAt(rig, { result: 'succeed', exitValue: 'abfss://r@lake/x' });
      expect(sight).to.have.nested.property('end.kind', 'succeeded');
      expect(sight).to.have.nested.property('end.causes[0].code', 'PERMISSION_DENIED');
    }));
  const large: RigOptions = { limits: { answerBytesMax: 100_000 } };
  it('an output larger than we take leaves a success a success, and says so', () =>
    withRig(large, async (rig) => {
      const sight = await lookedAt(rig, { result: 'succeed', exitValue: 'x'.repeat(200_000) });
      expect(sight).to.have.nested.property('end.kind', 'succeeded');
      expect(sight).to.have.nested.property('end.causes[0].code', 'OUTPUT_TOO_LARGE');
    }));
  it('an output that the workspace has cut is said to be cut', () =>
    withRig({}, async (rig) => {
      const sight = await lookedAt(rig, { result: 'succeed', exitValue: 'y'.repeat(6 * 1024 * 1024) });
      expect(sight).to.have.nested.property('end.causes[0].code', 'OUTPUT_TRUNCATED');
    }));
  it('more URIs than a job response carries are cut, and that is said', () =>
    withRig({}, async (rig) => {
      const uris = Array.from({ length: 1001 }, (_, place) => `s3://b/${place}`);
      const sight = await lookedAt(rig, { result: 'succeed', exitValue: JSON.stringify(uris) });
      expect(sight).to.have.nested.property('end.outputs').that.deep.equals(uris.slice(0, 1000));
      expect(sight).to.have.nested.property('end.causes[0].code', 'OUTPUTS_CUT');
    }));
  it('nothing that cannot be stored comes through, not even escaped in what a notebook reports', () =>
    withRig({}, async (rig) => {
      const exitValue = '{"outputs":["abfss://r@lake/a\\u0000b"],"message":"m\\u0000\\ud800"}';
      const sight = await lookedAt(rig, { result: 'succeed', exitValue });
      expect(sight).to.have.nested.property('end.outputs[0]', 'abfss://r@lake/ab');
      expect(sight).to.have.nested.property('end.message', 'm');
    }));

  it('a run that the workspace no longer knows is forgotten, in both ways of saying it', async () => {
    for (const missing of [400, 404] as const) {
      await withRig({ behaviour: { missing } }, async (rig) => {
        expect(await rig.engine.look(branded<RunId>('424242'))).to.have.nested.property('end.kind', 'forgotten');
        expect(await rig.engine.look(branded<RunId>('not-an-id'))).to.have.nested.property('end.kind', 'forgotten');
      });
    }
  });
  it('a proxy that says 404, a lost permission and a dead workspace forget nothing', () =>
    withRig({ limits: { attemptsMax: 1 } }, async (rig) => {
      const runId = await submitted(rig, rig.simulator.declareJob({ name: 'report' }));
      rig.simulator.faults.add({ path: /runs\/get$/, when: 'before', kind: 'html', status: 404 });
      rig.simulator.faults.add({ path: /runs\/get$/, when: 'before', kind: 'status', status: 403 });
      rig.simulator.faults.add({ path: /runs\/get$/, when: 'before', kind: 'reset' });
      for (let n = 0; n < 3; n += 1) expect(await faultOf(rig.engine.look(runId))).to.contain('engine-unavailable');
      expect((await rig.engine.look(runId)).kind).to.equal('active');
    }));
  it('stopping again, too late, or what is gone does no harm; stopping a workspace that is away is unreachable', () =>
    withRig({ limits: { attemptsMax: 1 } }, async (rig) => {
      const runId = await submitted(rig, rig.simulator.declareJob({ name: 'report', outcome: { result: 'endless' } }));
      rig.simulator.faults.add({ path: /cancel$/, when: 'before', kind: 'reset' });
      expect((await rig.engine.stop(runId)).kind).to.equal('unreachable');
      for (let n = 0; n < 2; n += 1) expect((await rig.engine.stop(runId)).kind).to.equal('asked');
      rig.simulator.advance(60_000);
      expect((await rig.engine.stop(runId)).kind).to.equal('asked');
      expect((await rig.engine.stop(branded<RunId>('424242'))).kind).to.equal('asked');
    }));
  it('ids above 2^53 stay exact from the run to the output of its task', () =>
    withRig({ behaviour: { ids: 'big' } }, async (rig) => {
      expect(await lookedAt(rig, { result: 'succeed', exitValue: 'abfss://r@lake/x' })).to.have.nested.property(
        'end.outputs[0]',
        'abfss://r@lake/x',
      );
    }));
});
