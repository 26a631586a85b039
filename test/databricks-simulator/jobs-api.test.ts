// Conformance cases 1-4, 6 and 30: who may call, and declared jobs.
import { expect } from 'chai';
import { startDatabricks, type DatabricksSimulator } from '../support/databricks/databricks.js';
import type { JsonObject } from '../support/databricks/lossless-json.js';
import { isJsonObject } from '../support/databricks/lossless-json.js';
import { JUDGES, judgeName, rawJson, refusal } from './judges.js';

const notebookJob = (name: string): JsonObject => ({
  name,
  tasks: [{ task_key: 'main', existing_cluster_id: 'c-1', notebook_task: { notebook_path: '/a' } }],
});

describe('Databricks simulator: access and declared jobs', () => {
  let simulator: DatabricksSimulator;
  beforeEach(async () => {
    simulator = await startDatabricks();
  });
  afterEach(() => simulator.stop());

  for (const authorization of [undefined, 'Bearer wrong', 'Basic c2ltOnNpbQ==']) {
    it(`1: a call with ${authorization ?? 'no authorization'} is refused with 401 and a JSON body`, async () => {
      const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
      const response = await fetch(`${simulator.url}/api/2.2/jobs/list`, { headers });
      const body: unknown = await response.json();
      expect(response.status).to.equal(401);
      expect(body).to.have.property('error_code', 'UNAUTHENTICATED');
      expect(body).to.have.property('message').that.is.a('string');
    });
  }

  it('4: limits of jobs/list outside 1..100 are refused, and no root has_more is sent', async () => {
    for (const limit of [0, 101])
      expect((await refusal(rawJson(simulator, 'GET', '/api/2.2/jobs/list', { limit }))).status).to.equal(400);
    expect(await rawJson(simulator, 'GET', '/api/2.2/jobs/list')).to.deep.equal({});
    for (let index = 0; index < 5; index += 1) simulator.declareJob({ name: `j${index}` });
    const sizes: number[] = [];
    let token: unknown;
    for (let pages = 0; pages < 3; pages += 1) {
      const page = await rawJson(simulator, 'GET', '/api/2.2/jobs/list', { limit: 2, page_token: token });
      expect(page).to.not.have.property('has_more');
      sizes.push(Array.isArray(page['jobs']) ? page['jobs'].length : 0);
      token = page['next_page_token'];
    }
    expect(sizes).to.deep.equal([2, 2, 1]);
    expect(token).to.equal(undefined);
    expect(await rawJson(simulator, 'GET', '/api/2.1/jobs/list', { limit: 2 })).to.have.property('has_more', true);
  });

  it('3: a workspace of the newer kind says 404 RESOURCE_DOES_NOT_EXIST for a missing job', async () => {
    const newer = await startDatabricks({ behaviour: { missing: 404 } });
    const refused = await refusal(rawJson(newer, 'GET', '/api/2.2/jobs/get', { job_id: 999 }));
    await newer.stop();
    expect([refused.status, refused.code]).to.deep.equal([404, 'RESOURCE_DOES_NOT_EXIST']);
  });

  it('2: a job written through API 2.1 does not queue by default', async () => {
    const { job_id } = await rawJson(simulator, 'POST', '/api/2.1/jobs/create', notebookJob('old'));
    const job = await rawJson(simulator, 'GET', '/api/2.2/jobs/get', { job_id });
    expect(job).to.have.nested.property('settings.queue.enabled', false);
  });

  for (const judge of JUDGES) {
    describe(`as ${judgeName(judge)} sees it`, () => {
      it('2: a created job echoes its settings, queues and runs once at a time by default', async () => {
        const { job_id } = await judge(simulator).call('createJob', notebookJob('nightly'));
        const job = await judge(simulator).call('getJob', { job_id });
        expect(job).to.have.property('job_id', job_id);
        expect(job).to.nested.include({
          'settings.name': 'nightly',
          'settings.queue.enabled': true,
          'settings.max_concurrent_runs': 1,
          'settings.tasks[0].existing_cluster_id': 'c-1',
          'settings.tasks[0].notebook_task.notebook_path': '/a',
        });
      });

      it('2: reset replaces all settings, update merges and removes fields, a task without compute is refused', async () => {
        const { job_id } = await judge(simulator).call('createJob', { ...notebookJob('a'), description: 'old' });
        await judge(simulator).call('updateJob', {
          job_id,
          new_settings: { max_concurrent_runs: 3 },
          fields_to_remove: ['description'],
        });
        const updated = await judge(simulator).call('getJob', { job_id });
        expect(updated).to.nested.include({ 'settings.name': 'a', 'settings.max_concurrent_runs': 3 });
        expect(updated).to.not.have.nested.property('settings.description');
        await judge(simulator).call('resetJob', { job_id, new_settings: notebookJob('b') });
        expect(await judge(simulator).call('getJob', { job_id })).to.nested.include({
          'settings.name': 'b',
          'settings.max_concurrent_runs': 1,
        });
        const refused = await refusal(judge(simulator).call('createJob', { name: 'x', tasks: [{ task_key: 'main' }] }));
        expect(refused.message).to.equal('One of job_cluster_key, new_cluster, or existing_cluster_id must be specified.');
      });

      it('3: a missing job is 400 INVALID_PARAMETER_VALUE "Job 999 does not exist."', async () => {
        const refused = await refusal(judge(simulator).call('getJob', { job_id: 999 }));
        expect([refused.status, refused.code, refused.message]).to.deep.equal([
          400,
          'INVALID_PARAMETER_VALUE',
          'Job 999 does not exist.',
        ]);
      });

      it('4: five jobs come in pages of two, newest first, each once; by name without regard to case', async () => {
        for (let index = 0; index < 5; index += 1) simulator.declareJob({ name: `Job ${index}` });
        const jobs = await judge(simulator).all('jobs', { limit: 2 });
        const names = jobs.map((job) => (isJsonObject(job['settings']) ? job['settings']['name'] : null));
        expect(names).to.deep.equal(['Job 4', 'Job 3', 'Job 2', 'Job 1', 'Job 0']);
        expect(jobs[0]).to.not.have.nested.property('settings.tasks');
        expect(simulator.ledger.requests).to.have.length(3);
        const named = await judge(simulator).all('jobs', { name: 'jOB 3', expand_tasks: true });
        expect(named).to.have.length(1);
        expect(named[0]).to.have.nested.property('settings.tasks[0].task_key', 'main');
      });

      it('6: run-now of a missing or deleted job is 400 "Job N does not exist." and makes no run', async () => {
        simulator.declareJob({ jobId: '12', name: 'gone' });
        simulator.removeJob('12');
        for (const job_id of [12, 13]) {
          const refused = await refusal(judge(simulator).call('runNow', { job_id }));
          expect([refused.status, refused.message]).to.deep.equal([400, `Job ${job_id} does not exist.`]);
        }
        expect(simulator.ledger.runs).to.deep.equal([]);
      });

      it('30: an unknown path is 404 ENDPOINT_NOT_FOUND', async () => {
        for (const path of ['/api/2.2/jobs/nothing', '/api/2.2/clusters/list', '/api/3.0/jobs/list']) {
          const refused = await refusal(judge(simulator).get(path));
          expect([refused.status, refused.code]).to.deep.equal([404, 'ENDPOINT_NOT_FOUND']);
        }
      });
    });
  }
});
