// The ledger: what scenario tests rely on to prove that a limit was kept, and multi-task runs and repairs whose course it records.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import type { JsonObject } from '../support/databricks/lossless-json.js';
import { rawJson, refusal } from './judges.js';

describe('Databricks simulator: ledger and course of runs', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
    simulator.addCluster({ clusterId: 'c-1', name: 'one', state: 'RUNNING' });
  });
  afterEach(() => simulator.stop());

  const post = (path: string, args: JsonObject): Promise<JsonObject> => rawJson(simulator, 'POST', `/api/2.2/jobs/${path}`, args);
  const getRun = (run_id: unknown): Promise<JsonObject> => rawJson(simulator, 'GET', '/api/2.2/jobs/runs/get', { run_id });

  it('every run is written with its job, token, cluster, parameters and exact times', async () => {
    simulator.declareJob({ jobId: '1', name: 'one', clusterId: 'c-1', outcome: { result: 'succeed', durationMs: 1_000 } });
    const began = simulator.now();
    await post('run-now', { job_id: 1, idempotency_token: 't', notebook_params: { a: '1' } });
    simulator.advance(500);
    await post('run-now', { job_id: 1 });
    simulator.advance(10_000_000);
    const [first, second] = simulator.ledger.runs;
    expect(first).to.deep.include({ jobId: '1', token: 't', clusterId: 'c-1', result: 'SUCCESS' });
    expect(first?.params.notebookParams).to.deep.equal({ a: '1' });
    expect([first?.startedAt, first?.endedAt]).to.deep.equal([began, began + 1_000]);
    // The second waited in the queue: it started at the very instant at which the first ended, though nobody looked then.
    expect([second?.createdAt, second?.startedAt, second?.endedAt]).to.deep.equal([began + 500, began + 1_000, began + 2_000]);
  });

  it('the most at once is counted per job, per cluster and in total, without queued and skipped runs', async () => {
    const outcome = { result: 'succeed', durationMs: 1_000 } as const;
    simulator.declareJob({ jobId: '1', name: 'one', clusterId: 'c-1', maxConcurrentRuns: 2, outcome });
    simulator.declareJob({ jobId: '2', name: 'two', clusterId: 'c-1', queueEnabled: false, outcome });
    for (let index = 0; index < 5; index += 1) await post('run-now', { job_id: 1 });
    for (let index = 0; index < 3; index += 1) await post('run-now', { job_id: 2 });
    expect(simulator.ledger.active.total).to.equal(3);
    simulator.advance(60_000);
    const { total, perJob, perCluster } = simulator.ledger.maxConcurrent;
    expect([total, perJob.get('1'), perJob.get('2'), perCluster.get('c-1')]).to.deep.equal([3, 2, 1, 3]);
    expect(simulator.ledger.active.cluster('c-1')).to.equal(0);
    expect(simulator.ledger.runsOf('2').map((run) => run.result)).to.deep.equal(['SUCCESS', 'SKIPPED', 'SKIPPED']);
  });

  it('one free slot of the workspace lets one queued run go, not all', async () => {
    const small = await startDatabricks({ behaviour: { activeRunsMax: 2 } });
    small.declareJob({ jobId: '1', name: 'one', maxConcurrentRuns: 9, outcome: { result: 'succeed', durationMs: 1_000 } });
    for (let index = 0; index < 6; index += 1) await rawJson(small, 'POST', '/api/2.2/jobs/run-now', { job_id: 1 });
    small.advance(60_000);
    const { total } = small.ledger.maxConcurrent;
    const results = small.ledger.runs.map((run) => run.result);
    await small.stop();
    expect(total).to.equal(2);
    expect(results).to.deep.equal(Array(6).fill('SUCCESS'));
  });

  it('a raised limit lets queued runs go', async () => {
    simulator.declareJob({ jobId: '1', name: 'one', outcome: { result: 'endless' } });
    await post('run-now', { job_id: 1 });
    const { run_id } = await post('run-now', { job_id: 1 });
    await post('update', { job_id: 1, new_settings: { max_concurrent_runs: 2 } });
    expect(await getRun(run_id)).to.have.nested.property('status.state', 'RUNNING');
  });

  it('every request is written with what its caller got', async () => {
    await refusal(rawJson(simulator, 'GET', '/api/2.2/jobs/get', { job_id: 9 }));
    await rawJson(simulator, 'GET', '/api/2.2/jobs/list');
    expect(simulator.ledger.requests).to.deep.equal([
      { method: 'GET', path: '/api/2.2/jobs/get', at: simulator.now(), status: 400 },
      { method: 'GET', path: '/api/2.2/jobs/list', at: simulator.now(), status: 200 },
    ]);
  });

  it('a task waits for its upstream, and does not run when that failed; one that always runs does', async () => {
    simulator.declareJob({
      jobId: '1',
      name: 'three',
      tasks: [
        { taskKey: 'a', outcome: { result: 'fail', message: 'no', durationMs: 1_000 } },
        { taskKey: 'b', dependsOn: ['a'] },
        { taskKey: 'c', dependsOn: ['a'], runIf: 'ALL_DONE', outcome: { result: 'succeed', durationMs: 1_000 } },
      ],
    });
    const { run_id } = await post('run-now', { job_id: 1 });
    expect(await getRun(run_id)).to.have.nested.property('tasks[1].state.life_cycle_state', 'BLOCKED');
    simulator.advance(1_500);
    expect(await getRun(run_id)).to.nested.include({ 'tasks[2].status.state': 'RUNNING', 'status.state': 'RUNNING' });
    simulator.advance(500);
    expect(await getRun(run_id)).to.nested.include({
      'tasks[1].state.result_state': 'UPSTREAM_FAILED',
      'tasks[2].state.result_state': 'SUCCESS',
      'state.result_state': 'FAILED',
      'state.state_message': 'Task a failed with message: Workload failed, see run output for details.',
    });
  });

  it('a cancelled run begins no other task, not even one that always runs', async () => {
    simulator.declareJob({
      jobId: '1',
      name: 'three',
      clusterId: 'c-1',
      outcome: { result: 'endless' },
      tasks: [{ taskKey: 'a' }, { taskKey: 'b', dependsOn: ['a'] }, { taskKey: 'c', dependsOn: ['b'], runIf: 'ALL_DONE' }],
    });
    const { run_id } = await post('run-now', { job_id: 1 });
    await post('runs/cancel', { run_id });
    expect(await getRun(run_id)).to.nested.include({
      'tasks[0].status.state': 'TERMINATING',
      'tasks[1].status.state': 'TERMINATED',
      'tasks[2].status.state': 'TERMINATED',
    });
    simulator.advance(1_000);
    expect(await getRun(run_id)).to.have.nested.property('state.result_state', 'CANCELED');
    expect(simulator.ledger.maxConcurrent.perCluster.get('c-1')).to.equal(1);
  });

  it('a repair makes a finished run active again under its own id; the second one must name the first', async () => {
    const outcome = [
      { result: 'fail', message: 'no', durationMs: 1_000 },
      { result: 'fail', message: 'no', durationMs: 1_000 },
      { result: 'succeed', durationMs: 1_000 },
    ] as const;
    simulator.declareJob({ jobId: '1', name: 'one', clusterId: 'c-1', outcome });
    const { run_id } = await post('run-now', { job_id: 1 });
    const again = { run_id, rerun_all_failed_tasks: true };
    expect((await refusal(post('runs/repair', again))).code).to.equal('INVALID_STATE');
    simulator.advance(1_000);
    const { repair_id } = await post('runs/repair', again);
    expect(await getRun(run_id)).to.nested.include({ 'status.state': 'RUNNING', 'tasks[1].attempt_number': 1 });
    simulator.advance(1_000);
    expect((await refusal(post('runs/repair', again))).code).to.equal('INVALID_PARAMETER_VALUE');
    await post('runs/repair', { ...again, latest_repair_id: repair_id });
    simulator.advance(1_000);
    expect(await getRun(run_id)).to.have.nested.property('state.result_state', 'SUCCESS');
    expect(simulator.ledger.maxConcurrent.total).to.equal(1);
  });

  it('the timeout of a run that is over does not reach its repair', async () => {
    const outcome = [{ result: 'fail', message: 'no', durationMs: 1_000 }, { result: 'endless' }] as const;
    simulator.declareJob({ jobId: '1', name: 'one', timeoutSeconds: 10, outcome });
    const { run_id } = await post('run-now', { job_id: 1 });
    simulator.advance(5_000);
    await post('runs/repair', { run_id, rerun_all_failed_tasks: true });
    simulator.advance(9_999);
    expect(await getRun(run_id)).to.have.nested.property('status.state', 'RUNNING');
    simulator.advance(2_000);
    expect(await getRun(run_id)).to.have.nested.property('state.result_state', 'TIMEDOUT');
  });

  it('a run that is cancelled while its cluster starts never runs on it', async () => {
    simulator.addCluster({ clusterId: 'c-2', name: 'two', startMs: 500 });
    simulator.declareJob({ jobId: '1', name: 'one', clusterId: 'c-2' });
    const { run_id } = await post('run-now', { job_id: 1 });
    await post('runs/cancel', { run_id });
    simulator.advance(600);
    expect(await getRun(run_id)).to.have.nested.property('tasks[0].status.state', 'TERMINATING');
    simulator.advance(400);
    expect(await getRun(run_id)).to.have.nested.property('tasks[0].state.result_state', 'CANCELED');
  });

  it('a submitted run is a SUBMIT_RUN on the cluster it names, one per token', async () => {
    const body = {
      run_name: 'once',
      idempotency_token: 's',
      tasks: [{ task_key: 'main', existing_cluster_id: 'c-1', notebook_task: { notebook_path: '/a' } }],
    };
    const [first, second] = [await post('runs/submit', body), await post('runs/submit', body)];
    expect(first).to.deep.equal(second);
    expect(await getRun(first['run_id'])).to.nested.include({ run_type: 'SUBMIT_RUN', run_name: 'once' });
    expect(simulator.ledger.active.cluster('c-1')).to.equal(1);
  });

  it('a one-time copy of a declared task comes to the outcome of its job, with its own parameters', async () => {
    const exitValue = 'out/{param.day}';
    const jobId = simulator.declareJob({
      name: 'report',
      clusterId: 'c-1',
      outcome: { result: 'succeed', durationMs: 1, exitValue },
    });
    const notebook_task = { notebook_path: '/Shared/report/main', base_parameters: { day: 'friday' } };
    const tasks = [{ task_key: 'copy', existing_cluster_id: 'c-1', notebook_task }];
    const { run_id } = await post('runs/submit', { tasks });
    simulator.advance(1);
    const [task] = simulator.workspace.runs.find(String(run_id)).tasks;
    const output = await rawJson(simulator, 'GET', '/api/2.2/jobs/runs/get-output', { run_id: task?.runId });
    expect(output).to.have.nested.property('notebook_output.result', 'out/friday');
    expect(await rawJson(simulator, 'GET', '/api/2.2/jobs/get', { job_id: jobId })).to.have.nested.property(
      'settings.tasks[0].notebook_task.notebook_path',
      '/Shared/report/main',
    );
  });

  it('a run on a job cluster has its own, which is gone when the run is over', async () => {
    const tasks = [{ task_key: 'main', new_cluster: { num_workers: 1 }, notebook_task: { notebook_path: '/a' } }];
    const { run_id } = await post('runs/submit', { tasks });
    simulator.advance(180_000);
    const run = await getRun(run_id);
    const clusterId = simulator.ledger.runs[0]?.clusterId;
    expect(run).to.have.nested.property('tasks[0].cluster_instance.cluster_id', clusterId);
    simulator.advance(60_000);
    const cluster = await rawJson(simulator, 'GET', '/api/2.1/clusters/get', { cluster_id: clusterId });
    expect(cluster).to.nested.include({ state: 'TERMINATED', cluster_source: 'JOB', 'termination_reason.code': 'JOB_FINISHED' });
  });

  it('a clock that is handed in moves the workspace', async () => {
    let now = 1_000;
    const other = await startDatabricks({ clock: { now: () => now } });
    other.declareJob({ jobId: '1', name: 'one', outcome: { result: 'succeed', durationMs: 1_000 } });
    await rawJson(other, 'POST', '/api/2.2/jobs/run-now', { job_id: 1 });
    now += 999;
    expect(other.ledger.runs[0]?.endedAt).to.equal(null);
    now += 1;
    expect(other.ledger.runs[0]?.endedAt).to.equal(2_000);
    await other.stop();
  });

  it('runs are forgotten sixty days after they ended', async () => {
    simulator.declareJob({ jobId: '1', name: 'one' });
    const { run_id } = await post('run-now', { job_id: 1 });
    simulator.advance(61 * 24 * 3_600_000);
    expect((await refusal(getRun(run_id))).status).to.equal(400);
  });
});
