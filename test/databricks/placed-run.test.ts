import { expect } from 'chai';
import type { Settings } from '../../src/adapters/engine/databricks/job-settings.js';
import { placedRunBody } from '../../src/adapters/engine/databricks/placed-run.js';
import { branded, type ClusterId } from '../../src/core/ids.js';
import type { Parameters } from '../../src/core/job-request.js';
import { anOrder } from './rig.js';

const cluster = branded<ClusterId>('c-1');
const placed = (settings: Settings, parameters: Parameters = { kind: 'none' }, maxRunSeconds = 60): Record<string, unknown> =>
  placedRunBody(anOrder({ jobId: '1', token: 'tok', correlationId: 'corr', parameters, maxRunSeconds }), settings, {
    clusterId: cluster,
    principal: null,
  });
const tasksOf = (body: Record<string, unknown>): Record<string, unknown>[] => body['tasks'] as Record<string, unknown>[];
const only = (task: Record<string, unknown>, parameters?: Parameters, more: Settings = {}): Record<string, unknown> | undefined =>
  tasksOf(placed({ ...more, tasks: [{ task_key: 'main', ...task }] }, parameters))[0];

describe('databricks: a declared job placed on a cluster', () => {
  it('carries the token, the correlation id, a time limit with time to start, and no queueing', () => {
    expect(placed({ name: 'report' })).to.deep.equal({
      run_name: 'report [corr]',
      idempotency_token: 'tok',
      queue: { enabled: false },
      timeout_seconds: 1_860,
      tasks: [],
    });
  });
  it('is open to the service when somebody else starts it: nobody but them would see it', () => {
    const as = (identity: string | null, principal: string | null) =>
      placedRunBody(anOrder({ jobId: '1', identity }), {}, { clusterId: cluster, principal })['access_control_list'];
    const open = [{ service_principal_name: 'the-service', permission_level: 'CAN_MANAGE_RUN' }];
    expect([as('acme', 'the-service'), as(null, 'the-service'), as('acme', null)]).to.deep.equal([open, undefined, undefined]);
  });
  it('keeps the time limit of the job when it is the shorter one', () => {
    expect(placed({ timeout_seconds: 30 })['timeout_seconds']).to.equal(30);
    expect(placed({ timeout_seconds: 9_999 })['timeout_seconds']).to.equal(1_860);
    expect(placed({ timeout_seconds: 0 })['timeout_seconds']).to.equal(1_860);
  });
  it('puts every kind of work that needs a cluster on it, whatever it was declared on', () => {
    const computes = [
      { existing_cluster_id: 'old' },
      { new_cluster: { num_workers: 1 } },
      { job_cluster_key: 'k' },
      { environment_key: 'e' },
      {},
    ];
    for (const work of ['notebook_task', 'spark_jar_task', 'spark_python_task', 'python_wheel_task', 'dbt_task']) {
      for (const compute of computes) {
        expect(only({ [work]: { x: 1 }, ...compute })).to.deep.equal({
          task_key: 'main',
          [work]: { x: 1 },
          existing_cluster_id: 'c-1',
        });
      }
    }
  });
  it('leaves work alone that needs no cluster', () => {
    const works = [
      { sql_task: {} },
      { condition_task: {} },
      { run_job_task: { job_id: 1 } },
      { notebook_task: { warehouse_id: 'w' } },
    ];
    for (const work of works) expect(only(work)).to.deep.equal({ task_key: 'main', ...work });
  });
  it('places the task inside a loop', () => {
    const inner = { task_key: 'inner', notebook_task: { notebook_path: '/x' }, job_cluster_key: 'k', max_retries: 3 };
    expect(only({ for_each_task: { inputs: '[1]', task: inner } })).to.deep.equal({
      task_key: 'main',
      for_each_task: {
        inputs: '[1]',
        task: { task_key: 'inner', notebook_task: { notebook_path: '/x' }, existing_cluster_id: 'c-1' },
      },
    });
  });
  it('keeps dependencies, libraries and what it does not know, and leaves out what only a declared task may have', () => {
    const kept = {
      depends_on: [{ task_key: 'a' }],
      libraries: [{ jar: 'x' }],
      run_if: 'ALL_DONE',
      of_tomorrow: { id: 8763000000000000123n },
    };
    const left = { max_retries: -1, min_retry_interval_millis: 1, retry_on_timeout: true };
    expect(only({ ...kept, ...left, notebook_task: {} })).to.deep.equal({
      task_key: 'main',
      ...kept,
      notebook_task: {},
      existing_cluster_id: 'c-1',
    });
  });
  it('carries over who is told, where the code comes from and who it runs as; not schedules and permissions', () => {
    const kept = {
      email_notifications: { on_failure: ['a@b.c'] },
      git_source: { git_url: 'https://g' },
      run_as: { user_name: 'u' },
    };
    const body = placed({ ...kept, schedule: {}, max_concurrent_runs: 3, access_control_list: [], tags: {}, job_clusters: [] });
    expect(body)
      .to.include.keys(...Object.keys(kept))
      .and.not.include.keys('schedule', 'max_concurrent_runs', 'access_control_list', 'tags', 'job_clusters');
  });
  it('merges notebook parameters as run-now would: the given one wins over the declared one', () => {
    const task = only(
      { notebook_task: { notebook_path: '/x', base_parameters: { a: 'declared', b: 'declared' } } },
      { kind: 'notebook', map: { a: 'given' } },
    );
    expect(task?.['notebook_task']).to.deep.equal({ notebook_path: '/x', base_parameters: { a: 'given', b: 'declared' } });
  });
  it('replaces positional parameters of python, wheel and jar work', () => {
    const python: Parameters = { kind: 'python', list: ['p'] };
    expect(only({ spark_python_task: { python_file: 'f', parameters: ['old'] } }, python)?.['spark_python_task']).to.deep.equal({
      python_file: 'f',
      parameters: ['p'],
    });
    expect(
      only({ python_wheel_task: { entry_point: 'e', named_parameters: { a: '1' } } }, python)?.['python_wheel_task'],
    ).to.deep.equal({ entry_point: 'e', parameters: ['p'] });
    expect(only({ spark_jar_task: { main_class_name: 'M' } }, { kind: 'jar', list: ['j'] })?.['spark_jar_task']).to.deep.equal({
      main_class_name: 'M',
      parameters: ['j'],
    });
    expect(only({ spark_jar_task: { parameters: ['old'] } }, python)?.['spark_jar_task']).to.deep.equal({ parameters: ['old'] });
  });
  it("fills the job's own parameters in, for a one-time run has none", () => {
    const settings: Settings = {
      parameters: [
        { name: 'day', default: 'today' },
        { name: 'place', default: 'here' },
      ],
    };
    const task = {
      notebook_task: {
        notebook_path: '/{{job.parameters.place}}/x',
        base_parameters: { when: '{{job.parameters.day}}', other: '{{job.id}}' },
      },
    };
    expect(only(task, { kind: 'notebook', map: { day: 'monday' } }, settings)?.['notebook_task']).to.deep.equal({
      notebook_path: '/here/x',
      base_parameters: { when: 'monday', other: '{{job.id}}', day: 'monday', place: 'here' },
    });
  });
});
