// Conformance cases 16-23: how runs end, what they put out, cancelling, deleting, listing.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { isJsonObject, type JsonObject } from '../support/databricks/lossless-json.js';
import type { Script } from '../support/databricks/outcome.js';
import { JUDGES, judgeName, rawJson, refusal } from './judges.js';

const MIB = 1024 * 1024;

function taskRunId(run: JsonObject, index = 0): unknown {
  const tasks: unknown = run['tasks'];
  const task: unknown = Array.isArray(tasks) ? tasks[index] : undefined;
  return isJsonObject(task) ? task['run_id'] : undefined;
}

describe('Databricks simulator: runs', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
    simulator.addCluster({ clusterId: 'c-1', name: 'one', state: 'RUNNING' });
  });
  afterEach(() => simulator.stop());

  const declare = (outcome: Script, more: { timeoutSeconds?: number; kind?: 'jar' | 'python' } = {}): string =>
    simulator.declareJob({ jobId: '7', name: 'seven', clusterId: 'c-1', maxConcurrentRuns: 100, outcome, ...more });

  it('17: an output over 5 MB comes as its first 5 MB, truncated; logs of a jar as their last 5 MB', async () => {
    const get = (path: string, run_id: unknown): Promise<JsonObject> =>
      rawJson(simulator, 'GET', `/api/2.2/jobs/runs/${path}`, { run_id });
    declare({ result: 'succeed', durationMs: 1, exitValue: `first${'x'.repeat(5 * MIB)}` });
    const notebook = await rawJson(simulator, 'POST', '/api/2.2/jobs/run-now', { job_id: 7 });
    simulator.advance(1);
    const output = await get('get-output', taskRunId(await get('get', notebook['run_id'])));
    const value = isJsonObject(output['notebook_output']) ? output['notebook_output'] : {};
    expect(value['truncated']).to.equal(true);
    expect(String(value['result']))
      .to.have.length(5 * MIB)
      .and.match(/^first/);
    declare({ result: 'succeed', durationMs: 1, logs: `${'x'.repeat(5 * MIB)}last` }, { kind: 'jar' });
    const jar = await rawJson(simulator, 'POST', '/api/2.2/jobs/run-now', { job_id: 7 });
    simulator.advance(1);
    const logs = await get('get-output', taskRunId(await get('get', jar['run_id'])));
    expect(logs['logs_truncated']).to.equal(true);
    expect(String(logs['logs']))
      .to.have.length(5 * MIB)
      .and.match(/last$/);
    expect(logs).to.not.have.property('notebook_output');
  });

  it('18: a workspace of the tolerant kind answers get-output of a one-task run by its own id', async () => {
    const tolerant = await startDatabricks({ behaviour: { singleTaskOutput: 'answered' } });
    tolerant.declareJob({ jobId: '1', name: 'n', outcome: { result: 'succeed', durationMs: 0, exitValue: 'v' } });
    const { run_id } = await rawJson(tolerant, 'POST', '/api/2.2/jobs/run-now', { job_id: 1 });
    const output = await rawJson(tolerant, 'GET', '/api/2.2/jobs/runs/get-output', { run_id });
    await tolerant.stop();
    expect(output).to.have.nested.property('notebook_output.result', 'v');
  });

  for (const judge of JUDGES) {
    describe(`as ${judgeName(judge)} sees it`, () => {
      const runNow = async (args: JsonObject = {}): Promise<unknown> =>
        (await judge(simulator).call('runNow', { job_id: 7, ...args }))['run_id'];
      const getRun = (run_id: unknown): Promise<JsonObject> => judge(simulator).call('getRun', { run_id });
      const getOutput = (run_id: unknown): Promise<JsonObject> => judge(simulator).call('getOutput', { run_id });

      it('16: a failing notebook is FAILED as a task, INTERNAL_ERROR + FAILED as a run, and its output has error and trace', async () => {
        declare({ result: 'fail', message: 'RuntimeError: intentional failure', trace: 'Traceback: line 1', durationMs: 5_000 });
        const run_id = await runNow();
        simulator.advance(5_000);
        const run = await getRun(run_id);
        expect(run).to.nested.include({
          'state.life_cycle_state': 'INTERNAL_ERROR',
          'state.result_state': 'FAILED',
          'state.state_message': 'Task main failed with message: Workload failed, see run output for details.',
          'status.state': 'TERMINATED',
          'status.termination_details.code': 'RUN_EXECUTION_ERROR',
          'status.termination_details.type': 'CLIENT_ERROR',
          'tasks[0].state.life_cycle_state': 'TERMINATED',
          'tasks[0].state.result_state': 'FAILED',
        });
        const output = await getOutput(taskRunId(run));
        expect(output).to.include({ error: 'RuntimeError: intentional failure', error_trace: 'Traceback: line 1' });
        expect(output).to.not.have.nested.property('notebook_output.result');
      });

      it('17: the exit value of a notebook arrives whole; without exit() there is no result', async () => {
        declare([
          { result: 'succeed', durationMs: 1, exitValue: 'abfss://out/{job_id}/{param.day}' },
          { result: 'succeed', durationMs: 1 },
        ]);
        const runs = [await runNow({ notebook_params: { day: 'monday' } }), await runNow()];
        simulator.advance(1);
        const [first, second] = await Promise.all(runs.map(async (id) => getOutput(taskRunId(await getRun(id)))));
        expect(first?.['notebook_output']).to.deep.equal({ result: 'abfss://out/7/monday', truncated: false });
        expect(second).to.not.have.nested.property('notebook_output.result');
        expect(first).to.have.nested.property('metadata.state.result_state', 'SUCCESS');
      });

      it('18: get-output of the whole run is refused, with two tasks and with one', async () => {
        declare({ result: 'succeed', durationMs: 1 });
        simulator.declareJob({ jobId: '8', name: 'two', tasks: [{ taskKey: 'a' }, { taskKey: 'b', dependsOn: ['a'] }] });
        for (const job_id of [7, 8]) {
          const refused = await refusal(getOutput(await runNow({ job_id })));
          expect([refused.status, refused.code]).to.deep.equal([400, 'INVALID_PARAMETER_VALUE']);
          expect(refused.message).to.match(/^Retrieving the output of runs with multiple tasks is not supported/);
        }
      });

      it('19: an unknown run is 400 INVALID_PARAMETER_VALUE "Run N does not exist."', async () => {
        for (const call of [getRun(4711), getOutput(4711)]) {
          const refused = await refusal(call);
          expect([refused.status, refused.code, refused.message]).to.deep.equal([
            400,
            'INVALID_PARAMETER_VALUE',
            'Run 4711 does not exist.',
          ]);
        }
      });

      it('20: cancel answers at once, the run is TERMINATING, then CANCELED by the user; again changes nothing', async () => {
        declare({ result: 'endless' });
        const run_id = await runNow();
        await judge(simulator).call('cancelRun', { run_id });
        expect(await getRun(run_id)).to.nested.include({
          'state.life_cycle_state': 'TERMINATING',
          'status.state': 'TERMINATING',
        });
        simulator.advance(1_000);
        const over = await getRun(run_id);
        expect(over).to.nested.include({
          'state.life_cycle_state': 'TERMINATED',
          'state.result_state': 'CANCELED',
          'state.user_cancelled_or_timedout': true,
          'status.termination_details.code': 'USER_CANCELED',
        });
        simulator.advance(1_000);
        await judge(simulator).call('cancelRun', { run_id });
        expect(await getRun(run_id)).to.deep.equal(over);
      });

      it('20: cancel-all cancels the active and queued runs of the job and of no other', async () => {
        simulator.declareJob({ jobId: '7', name: 'seven', outcome: { result: 'endless' } });
        simulator.declareJob({ jobId: '8', name: 'eight', outcome: { result: 'endless' } });
        const runs = [await runNow(), await runNow(), await runNow({ job_id: 8 })];
        await judge(simulator).call('cancelAll', { job_id: 7 });
        simulator.advance(1_000);
        const states = await Promise.all(runs.map(getRun));
        expect(states.map((run) => (isJsonObject(run['status']) ? run['status']['state'] : null))).to.deep.equal([
          'TERMINATED',
          'TERMINATED',
          'RUNNING',
        ]);
      });

      it('21: an active run cannot be deleted; a finished one can and is then unknown', async () => {
        declare({ result: 'succeed', durationMs: 1_000 });
        const run_id = await runNow();
        const refused = await refusal(judge(simulator).call('deleteRun', { run_id }));
        expect([refused.status, refused.code]).to.deep.equal([400, 'INVALID_STATE']);
        simulator.advance(1_000);
        await judge(simulator).call('deleteRun', { run_id });
        expect((await refusal(getRun(run_id))).message).to.equal(`Run ${String(run_id)} does not exist.`);
      });

      it('22: thirty active runs come in pages of at most 25, each once, with the clusters of their tasks', async () => {
        declare([{ result: 'succeed', durationMs: 1 }, { result: 'endless' }]);
        const over = await runNow();
        simulator.advance(1);
        const ids: unknown[] = [];
        for (let index = 0; index < 30; index += 1) ids.push(await runNow());
        const runs = await judge(simulator).all('runs', { active_only: true, expand_tasks: true, limit: 25 });
        expect(runs.map((run) => run['run_id'])).to.have.members(ids);
        for (const run of runs) expect(run).to.have.nested.property('tasks[0].cluster_instance.cluster_id', 'c-1');
        expect(simulator.ledger.requests.filter((request) => request.path.endsWith('/list'))).to.have.length(2);
        const completed = await judge(simulator).all('runs', { completed_only: true });
        expect(completed.map((run) => run['run_id'])).to.deep.equal([over]);
        for (const args of [{ limit: 27 }, { active_only: true, completed_only: true }])
          expect((await refusal(judge(simulator).all('runs', args))).status).to.equal(400);
      });

      it('23: a run over its timeout is TIMEDOUT by the platform', async () => {
        declare({ result: 'endless' }, { timeoutSeconds: 1 });
        const run_id = await runNow();
        simulator.advance(2_000);
        expect(await getRun(run_id)).to.nested.include({
          'state.life_cycle_state': 'TERMINATED',
          'state.result_state': 'TIMEDOUT',
          'state.user_cancelled_or_timedout': true,
          'status.termination_details.code': 'CANCELED',
        });
      });
    });
  }

  it('22: the page of runs/list holds 20 by default and at most 25', async () => {
    declare({ result: 'endless' });
    for (let index = 0; index < 30; index += 1) await rawJson(simulator, 'POST', '/api/2.2/jobs/run-now', { job_id: 7 });
    const sizes: Record<string, unknown> = {};
    for (const limit of [undefined, 0, 26]) {
      const page = await rawJson(simulator, 'GET', '/api/2.2/jobs/runs/list', { limit });
      sizes[String(limit)] = Array.isArray(page['runs']) ? page['runs'].length : 0;
      expect(page).to.not.have.property('has_more');
    }
    expect(sizes).to.deep.equal({ undefined: 20, '0': 25, '26': 25 });
  });
});
