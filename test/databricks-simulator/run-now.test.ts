// Conformance cases 5 and 7-15: submission, tokens, parameters, limits.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { eventually } from '../support/eventually.js';
import { JUDGES, judgeName, raw, rawJson, refusal, vendorClient } from './judges.js';

const RUN_NOW = '/api/2.2/jobs/run-now';

describe('Databricks simulator: run-now', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
    simulator.addCluster({ clusterId: 'c-1', name: 'one', state: 'RUNNING' });
    simulator.declareJob({ jobId: '175', name: 'report', clusterId: 'c-1', outcome: { result: 'succeed', durationMs: 60_000 } });
  });
  afterEach(() => simulator.stop());

  it('10: a request whose answer was lost, sent again with its token, is one run', async () => {
    const faults = [
      { kind: 'status', status: 503 },
      { kind: 'reset' },
      { kind: 'html', status: 502 },
      { kind: 'slow', delayMs: 1 },
    ] as const;
    for (const fault of faults) {
      const idempotency_token = `t-${fault.kind}`;
      simulator.faults.add({ path: /run-now/, when: 'after', ...fault });
      await raw(simulator, 'POST', RUN_NOW, { job_id: 175, idempotency_token }).catch(() => null);
      const again = await rawJson(simulator, 'POST', RUN_NOW, { job_id: 175, idempotency_token });
      const runs = simulator.ledger.runsWithToken(idempotency_token);
      expect(runs.map((run) => run.runId)).to.deep.equal([String(again['run_id'])]);
    }
  });

  it('10: a request that was never answered (hang) is one run when it is sent again', async () => {
    simulator.faults.add({ path: /run-now/, when: 'after', kind: 'hang' });
    const caller = new AbortController();
    const lost = fetch(`${simulator.url}${RUN_NOW}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${simulator.token}` },
      body: '{"job_id":175,"idempotency_token":"t"}',
      signal: caller.signal,
    }).catch(() => 'given up');
    await eventually(() => simulator.ledger.requests[0]?.status === 'hung');
    const again = await rawJson(simulator, 'POST', RUN_NOW, { job_id: 175, idempotency_token: 't' });
    caller.abort();
    expect(await lost).to.equal('given up');
    expect(simulator.ledger.runs.map((run) => run.runId)).to.deep.equal([String(again['run_id'])]);
  });

  const bad = {
    'notebook_params with jar_params': { notebook_params: { a: '1' }, jar_params: ['x'] },
    'parameters of more than 10,000 bytes': { notebook_params: { a: 'x'.repeat(10_000) } },
    'python_params beyond ASCII': { python_params: ['gr\u00fcn'] },
    'a token of 65 characters': { idempotency_token: 'x'.repeat(65) },
  };
  for (const [what, args] of Object.entries(bad)) {
    it(`11: ${what}: 400 INVALID_PARAMETER_VALUE and no run`, async () => {
      const refused = await refusal(rawJson(simulator, 'POST', RUN_NOW, { job_id: 175, ...args }));
      expect([refused.status, refused.code]).to.deep.equal([400, 'INVALID_PARAMETER_VALUE']);
      expect(simulator.ledger.runs).to.deep.equal([]);
    });
  }

  it('11: parameters of exactly 10,000 bytes and ASCII python_params are taken and echoed', async () => {
    const notebook_params = { a: 'x'.repeat(10_000 - '{"a":""}'.length) };
    const { run_id } = await rawJson(simulator, 'POST', RUN_NOW, { job_id: 175, notebook_params });
    const run = await rawJson(simulator, 'GET', '/api/2.2/jobs/runs/get', { run_id });
    expect(run['overriding_parameters']).to.deep.equal({ notebook_params });
  });

  it('12: a field of the wrong JSON type is 400 MALFORMED_REQUEST, and so is a body that is not JSON', async () => {
    const refused = await refusal(rawJson(simulator, 'POST', RUN_NOW, { job_id: 175, notebook_params: 'x' }));
    expect([refused.status, refused.code]).to.deep.equal([400, 'MALFORMED_REQUEST']);
    expect(refused.message).to.equal("Could not parse request object: Expected object for field 'notebook_params', found STRING");
    const headers = { authorization: `Bearer ${simulator.token}` };
    const response = await fetch(`${simulator.url}${RUN_NOW}`, { method: 'POST', headers, body: '{"job_id":' });
    expect(response.status).to.equal(400);
  });

  it('13: a workspace that reports a result for skipped runs says MAXIMUM_CONCURRENT_RUNS_REACHED', async () => {
    const other = await startDatabricks({ behaviour: { skippedResultState: 'MAXIMUM_CONCURRENT_RUNS_REACHED' } });
    other.declareJob({ jobId: '1', name: 'none', maxConcurrentRuns: 0 });
    const { run_id } = await rawJson(other, 'POST', RUN_NOW, { job_id: 1 });
    const run = await rawJson(other, 'GET', '/api/2.2/jobs/runs/get', { run_id });
    await other.stop();
    expect(run).to.have.nested.property('state.result_state', 'MAXIMUM_CONCURRENT_RUNS_REACHED');
  });

  it('15: over the workspace cap without a queue: 429 with the limit in the message, and no run', async () => {
    const small = await startDatabricks({ behaviour: { activeRunsMax: 1 }, errors: { details: true } });
    const job_id = Number(small.declareJob({ name: 'many', maxConcurrentRuns: 10, queueEnabled: false }));
    await rawJson(small, 'POST', RUN_NOW, { job_id });
    const { status, text } = await raw(small, 'POST', RUN_NOW, { job_id });
    const queued = await rawJson(small, 'POST', RUN_NOW, { job_id, queue: { enabled: true } });
    const run = await rawJson(small, 'GET', '/api/2.2/jobs/runs/get', { run_id: queued['run_id'] });
    const runs = small.ledger.runs.length;
    await small.stop();
    expect(status).to.equal(429);
    expect(JSON.parse(text)).to.deep.include({
      error_code: 'REQUEST_LIMIT_EXCEEDED',
      message: 'There are already 1 active runs (limit: 1).',
    });
    expect(JSON.parse(text)).to.have.nested.property('details[0].request_id');
    expect(runs).to.equal(2);
    expect(run).to.have.nested.property('status.queue_details.code', 'ACTIVE_RUNS_LIMIT_REACHED');
  });

  it('15: the vendor client meets the workspace cap as 429 and makes no run by its retries', async () => {
    const small = await startDatabricks({ behaviour: { activeRunsMax: 1 } });
    const job_id = Number(small.declareJob({ name: 'many', maxConcurrentRuns: 10, queueEnabled: false }));
    await rawJson(small, 'POST', RUN_NOW, { job_id });
    const outcome = await vendorClient(small, 1)
      .jobs.runNow({ job_id })
      .then(
        () => 'accepted',
        () => 'refused',
      );
    const statuses = small.ledger.requests.slice(1).map((request) => request.status);
    const runs = small.ledger.runs.length;
    await small.stop();
    expect(outcome).to.equal('refused');
    expect(new Set(statuses)).to.deep.equal(new Set([429]));
    expect(runs).to.equal(1);
  });

  for (const judge of JUDGES) {
    describe(`as ${judgeName(judge)} sees it`, () => {
      const runNow = async (args = {}): Promise<unknown> =>
        (await judge(simulator).call('runNow', { job_id: 175, ...args }))['run_id'];
      const getRun = (run_id: unknown): Promise<Record<string, unknown>> => judge(simulator).call('getRun', { run_id });

      it('5: run-now answers one id twice and the run is at once PENDING or RUNNING, old and new state alike', async () => {
        const answer = await judge(simulator).call('runNow', { job_id: 175, notebook_params: { a: '1' } });
        expect(answer['number_in_job']).to.equal(answer['run_id']);
        const run = await getRun(answer['run_id']);
        expect(run).to.nested.include({
          'state.life_cycle_state': 'RUNNING',
          'status.state': 'RUNNING',
          trigger: 'ONE_TIME',
          run_type: 'JOB_RUN',
          job_id: 175,
          end_time: 0,
          'overriding_parameters.notebook_params.a': '1',
          'tasks[0].cluster_instance.cluster_id': 'c-1',
        });
        expect(run).to.not.have.nested.property('state.result_state');
      });

      it('7: one token is one run: at once, together, and after the run failed', async () => {
        simulator.script('175', { result: 'fail', message: 'no', durationMs: 1_000 });
        const together = await Promise.all([1, 2, 3, 4, 5].map(() => runNow({ idempotency_token: 'tok' })));
        simulator.advance(1_000);
        const failed = await getRun(together[0]);
        expect(failed).to.have.nested.property('state.result_state', 'FAILED');
        expect(new Set([...together, await runNow({ idempotency_token: 'tok' })]).size).to.equal(1);
        expect(simulator.ledger.runsWithToken('tok')).to.have.length(1);
      });

      it('7: the token of a skipped run gives the skipped run again', async () => {
        await runNow();
        const skip = { idempotency_token: 'skip', queue: { enabled: false } };
        const skipped = await runNow(skip);
        simulator.advance(60_000);
        expect(await runNow(skip)).to.equal(skipped);
        expect(await getRun(skipped)).to.have.nested.property('state.life_cycle_state', 'SKIPPED');
      });

      it('8: the token of a deleted run is an error and makes no run', async () => {
        const run_id = await runNow({ idempotency_token: 'once' });
        simulator.advance(60_000);
        await judge(simulator).call('deleteRun', { run_id });
        const refused = await refusal(runNow({ idempotency_token: 'once' }));
        expect([refused.status, refused.code]).to.deep.equal([400, 'INVALID_PARAMETER_VALUE']);
        expect((await refusal(runNow({ idempotency_token: 'x'.repeat(65) }))).status).to.equal(400);
        expect(simulator.ledger.runs).to.have.length(1);
      });

      it('9: two requests without a token are two runs', async () => {
        expect(await runNow()).to.not.equal(await runNow());
        expect(simulator.ledger.runs).to.have.length(2);
      });

      it('13: over max_concurrent_runs with the queue off the answer is 200 and the run is SKIPPED without a result', async () => {
        await runNow();
        const run = await getRun(await runNow({ queue: { enabled: false } }));
        expect(run).to.nested.include({
          'state.life_cycle_state': 'SKIPPED',
          'state.state_message': 'Skipping this run because the limit of 1 maximum concurrent runs has been reached.',
          'status.state': 'TERMINATED',
          'status.termination_details.code': 'MAX_CONCURRENT_RUNS_EXCEEDED',
        });
        expect(run).to.not.have.nested.property('state.result_state');
      });

      it('14: over max_concurrent_runs with the queue on the run is QUEUED, and runs when the first is over', async () => {
        await runNow();
        const second = await runNow();
        expect(await getRun(second)).to.nested.include({
          'state.life_cycle_state': 'QUEUED',
          'status.state': 'QUEUED',
          'status.queue_details.code': 'MAX_CONCURRENT_RUNS_REACHED',
        });
        simulator.advance(60_000);
        expect(await getRun(second)).to.nested.include({ 'status.state': 'RUNNING', queue_duration: 60_000 });
      });
    });
  }
});
