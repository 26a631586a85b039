// Conformance cases 24-26: starting, the life of a cluster, listing; and runs that wait for their cluster.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import { JUDGES, judgeName, rawJson, refusal } from './judges.js';

describe('Databricks simulator: clusters', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks({ behaviour: { clusterStopMs: 5_000, clusterResizeMs: 20_000 } });
    simulator.addCluster({
      clusterId: 'c-1',
      name: 'one',
      state: 'TERMINATED',
      cores: 16,
      tags: { pool: 'active' },
      startMs: 60_000,
    });
  });
  afterEach(() => simulator.stop());

  for (const judge of JUDGES) {
    describe(`as ${judgeName(judge)} sees it`, () => {
      const getCluster = (cluster_id: unknown): Promise<Record<string, unknown>> =>
        judge(simulator).call('getCluster', { cluster_id });
      const start = (): Promise<unknown> => judge(simulator).call('startCluster', { cluster_id: 'c-1' });

      it('24: start works on TERMINATED only; PENDING and RUNNING are an unexpected state', async () => {
        await start();
        const pending = await refusal(start());
        expect([pending.status, pending.code, pending.message]).to.deep.equal([
          400,
          'INVALID_STATE',
          'Cluster c-1 is in unexpected state Pending.',
        ]);
        simulator.advance(60_000);
        expect((await refusal(start())).message).to.equal('Cluster c-1 is in unexpected state Running.');
        expect(await getCluster('c-1')).to.nested.include({ state: 'RUNNING', cluster_cores: 16, 'custom_tags.pool': 'active' });
      });

      it('25: a cluster goes PENDING, RUNNING, RESIZING, RUNNING, TERMINATING, TERMINATED with its reason', async () => {
        const { cluster_id } = await judge(simulator).call('createCluster', {
          spark_version: '15.4.x',
          num_workers: 1,
          cluster_name: 'n',
        });
        const seen = [(await getCluster(cluster_id))['state']];
        const look = async (ms: number): Promise<void> => {
          simulator.advance(ms);
          seen.push((await getCluster(cluster_id))['state']);
        };
        await look(180_000);
        await judge(simulator).call('resizeCluster', { cluster_id, num_workers: 3 });
        await look(0);
        await look(20_000);
        expect((await getCluster(cluster_id))['executors']).to.have.length(3);
        await judge(simulator).call('stopCluster', { cluster_id });
        await look(0);
        await look(5_000);
        expect(seen).to.deep.equal(['PENDING', 'RUNNING', 'RESIZING', 'RUNNING', 'TERMINATING', 'TERMINATED']);
        expect(await getCluster(cluster_id)).to.nested.include({ 'termination_reason.code': 'USER_REQUEST' });
        const types = (await judge(simulator).all('events', { cluster_id, order: 'ASC', limit: 2 })).map(
          (event) => event['type'],
        );
        const expected = [
          'CREATING',
          'STARTING',
          'RUNNING',
          'RESIZING',
          'UPSIZE_COMPLETED',
          'RUNNING',
          'TERMINATING',
          'TERMINATED',
        ];
        expect(types).to.deep.equal(expected);
      });

      it('25: resize and edit of a cluster in the wrong state are INVALID_STATE, delete of a stopped one is nothing', async () => {
        const resized = await refusal(judge(simulator).call('resizeCluster', { cluster_id: 'c-1', num_workers: 3 }));
        expect([resized.status, resized.code]).to.deep.equal([400, 'INVALID_STATE']);
        await judge(simulator).call('stopCluster', { cluster_id: 'c-1' });
        expect(await getCluster('c-1')).to.have.property('state', 'TERMINATED');
        await start();
        const edit = { cluster_id: 'c-1', spark_version: '15.4.x', num_workers: 1 };
        expect((await refusal(judge(simulator).call('editCluster', edit))).code).to.equal('INVALID_STATE');
      });

      it('26: the list is filtered by repeated states and paged; an unknown or removed cluster does not exist', async () => {
        for (let index = 0; index < 3; index += 1) simulator.addCluster({ clusterId: `r-${index}`, name: 'r', state: 'RUNNING' });
        simulator.addCluster({ clusterId: 'p-1', name: 'p', state: 'PENDING' });
        const filter_by = { cluster_states: ['RUNNING', 'PENDING'] };
        const found = await judge(simulator).all('clusters', { filter_by, page_size: 3 });
        expect(found.map((cluster) => cluster['cluster_id'])).to.deep.equal(['p-1', 'r-2', 'r-1', 'r-0']);
        expect(await judge(simulator).all('clusters')).to.have.length(5);
        await judge(simulator).call('removeCluster', { cluster_id: 'r-0' });
        for (const id of ['nope', 'r-0']) {
          const refused = await refusal(getCluster(id));
          expect([refused.status, refused.code, refused.message]).to.deep.equal([
            400,
            'INVALID_PARAMETER_VALUE',
            `Cluster ${id} does not exist`,
          ]);
        }
      });
    });
  }

  const runOn = async (clusterId: string): Promise<() => Promise<Record<string, unknown>>> => {
    const job_id = Number(simulator.declareJob({ name: 'j', clusterId, outcome: { result: 'succeed', durationMs: 10_000 } }));
    const { run_id } = await rawJson(simulator, 'POST', '/api/2.2/jobs/run-now', { job_id });
    return () => rawJson(simulator, 'GET', '/api/2.2/jobs/runs/get', { run_id });
  };

  it('a run on a stopped cluster starts it, waits PENDING for it, and then runs', async () => {
    const look = await runOn('c-1');
    expect(await look()).to.nested.include({ 'status.state': 'PENDING', 'tasks[0].status.state': 'PENDING' });
    expect(await rawJson(simulator, 'GET', '/api/2.1/clusters/get', { cluster_id: 'c-1' })).to.have.property('state', 'PENDING');
    simulator.advance(60_000);
    expect(await look()).to.have.nested.property('status.state', 'RUNNING');
    simulator.advance(10_000);
    expect(await look()).to.have.nested.property('state.result_state', 'SUCCESS');
  });

  it('a run on a cluster that is going down has it started again', async () => {
    simulator.addCluster({ clusterId: 'c-2', name: 'two', state: 'RUNNING', startMs: 1_000 });
    simulator.stopCluster('c-2', { code: 'USER_REQUEST', type: 'SUCCESS' });
    const look = await runOn('c-2');
    simulator.advance(6_000);
    expect(await look()).to.have.nested.property('status.state', 'RUNNING');
  });

  it('a cluster whose start fails takes its waiting runs with it, and says why', async () => {
    const startFails = { code: 'CLOUD_PROVIDER_RESOURCE_STOCKOUT', type: 'CLOUD_FAILURE' } as const;
    simulator.addCluster({ clusterId: 'c-3', name: 'three', startMs: 1_000, startFails });
    const look = await runOn('c-3');
    simulator.advance(6_000);
    expect(await look()).to.nested.include({
      'state.result_state': 'FAILED',
      'status.termination_details.type': 'CLOUD_FAILURE',
    });
    expect(await rawJson(simulator, 'GET', '/api/2.1/clusters/get', { cluster_id: 'c-3' })).to.nested.include({
      state: 'TERMINATED',
      'termination_reason.code': 'CLOUD_PROVIDER_RESOURCE_STOCKOUT',
    });
  });

  it('a cluster that goes down takes its running runs with it, and a missing cluster fails the run', async () => {
    simulator.addCluster({ clusterId: 'c-4', name: 'four', state: 'RUNNING' });
    const lost = await runOn('c-4');
    simulator.stopCluster('c-4', { code: 'DRIVER_OUT_OF_MEMORY', type: 'INTERNAL_ERROR' });
    expect(await lost()).to.nested.include({
      'status.termination_details.code': 'CLUSTER_ERROR',
      'state.result_state': 'FAILED',
    });
    const missing = await runOn('nowhere');
    expect(await missing()).to.have.nested.property('status.termination_details.code', 'RESOURCE_NOT_FOUND');
  });

  it('an idle cluster stops after its minutes, and not while a run is on it', async () => {
    simulator.addCluster({ clusterId: 'c-5', name: 'five', state: 'RUNNING', autoterminationMinutes: 10 });
    const state = async (): Promise<unknown> =>
      (await rawJson(simulator, 'GET', '/api/2.1/clusters/get', { cluster_id: 'c-5' }))['state'];
    simulator.advance(9 * 60_000);
    await runOn('c-5');
    simulator.advance(10_000 + 9 * 60_000);
    expect(await state()).to.equal('RUNNING');
    simulator.advance(2 * 60_000);
    expect(await state()).to.equal('TERMINATED');
  });
});
