import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { ModelJob } from '../../src/core/model-jobs/model-job.js';
import { examine } from '../../src/intake/examine.js';
import { parameterPatterns } from '../../src/intake/parameter-patterns.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const day = { required: true, pattern: '^\\d+$' };
const settings = someSettings({
  jobs: {
    '175': { parameters: { notebook_params: { day } } },
    '176': { parameters: { python_params: [{ pattern: '^(a|aa)+$' }] } },
    '177': {},
    '178': { parameters: { python_params: [{ pattern: '^x$' }, { pattern: '^y$' }] } },
  },
});
const examination = {
  ...{ isOwnQueue: () => false, settings, matches: parameterPatterns(settings) },
  ...{ bodyBytesMax: 100_000, id: branded<RequestId>('id'), now: 0 },
};
const arrival = { source: 'http', traceparent: null, replyToSessionId: null, priorityFloor: 0, whenFull: 'refuse' } as const;
const base = 'job.job_context.job_operation';

/** null: it is taken. */
function problemsOf(body: unknown, tenants = ['333'], modelJob: ModelJob | null = null): string[] | null {
  const reach = { kind: 'tenants', ids: new Set(tenants) } as const;
  const given = { ...arrival, reach, body: Buffer.from(JSON.stringify(body)) };
  const examined = examine(modelJob === null ? given : { ...given, modelJob }, examination);
  if (examined.ok) return null;
  return [examined.refusal.code, ...examined.refusal.problems.map(({ path, message }) => `${path}: ${message}`)];
}

const of = (jobId: string, operation: object) =>
  aJobRequest({ correlationId: 'c-1', jobId, operation: operation as Record<string, unknown> });

describe('the door, for a job that says which parameters it takes', () => {
  it('takes what fits, and of a job that says nothing or is not named, anything', () => {
    expect(problemsOf(of('175', { notebook_params: { day: '7' } }))).to.equal(null);
    expect(problemsOf(of('177', { notebook_params: { any: 'x' } }))).to.equal(null);
    expect(problemsOf(of('constructor', { jar_params: ['x'] }))).to.equal(null);
  });

  it('tells what is wrong with the parameters beside what else the settings say against it', () => {
    expect(problemsOf(of('175', { cluster_type: 'gpu', notebook_params: { day: 'x', more: 'y' } }))).to.deep.equal([
      'invalid-request',
      `${base}.cluster_type: no cluster type is called gpu; there are: business, batch`,
      `${base}.notebook_params.day: must match ^\\d+$`,
      `${base}.notebook_params.more: job 175 takes no parameter of this name; it takes: day`,
    ]);
  });

  it('misses what is required of a request that has no operation at all', () => {
    const { job, ...request } = of('175', {});
    const bare = { ...request, job: { ...job, job_context: { tenant_id: '333' } } };
    expect(problemsOf(bare)).to.deep.equal(['invalid-request', `${base}.notebook_params.day: is required`]);
  });

  it('tells it beside what is wrong with other fields, and of a parameter that is no text no more than that', () => {
    const missing = problemsOf({ ...of('175', {}), user_id: '' });
    expect(missing).to.deep.equal(['invalid-request', 'user_id: must not be empty', `${base}.notebook_params.day: is required`]);
    for (const wrong of [{ notebook_params: { day: 7 } }, { notebook_params: 'x' }, { notebook_params: ['x'] }])
      expect(problemsOf(of('175', wrong)), JSON.stringify(wrong)).to.have.length(2);
    const body = of('175', {});
    const nowhere = { ...body, job: { ...body.job, job_context: { ...body.job.job_context, job_operation: 'x' } } };
    expect(problemsOf(nowhere)).to.have.length(2);
    const bare = { ...body, job: { job_id: '175' } };
    expect(problemsOf(bare)).to.deep.equal(['invalid-request', 'job.job_context: is required']);
  });

  it('tells nothing of the job to a sender who may not send for the tenant', () => {
    const told = problemsOf(of('175', { notebook_params: { more: 'y' } }), ['444']);
    expect(told).to.deep.equal(['tenant-not-allowed', 'job.job_context.tenant_id: 333 is not among your tenants']);
  });

  it('holds nothing against a list for what the service has put behind it, a flag and its value each, and all else', () => {
    const modelJob = { modelId: 'm', configurationId: 'c', inputFolderId: null, outputFolderId: 'out' };
    const own = ['--model_id', 'm', '--configuration_id', 'c', '--output_folder', 'out'];
    const asked = (...given: readonly string[]) =>
      problemsOf(of('178', { python_params: [...given, ...own] }), ['333'], {
        ...modelJob,
        ...{ executionSecondsMax: null, scheduleId: null },
      });
    expect(asked('x', 'y')).to.equal(null);
    expect(asked()).to.equal(null);
    expect(asked('z')).to.deep.equal(['invalid-request', `${base}.python_params.0: must match ^x$`]);
    expect(asked('x', 'z')).to.deep.equal(['invalid-request', `${base}.python_params.1: must match ^y$`]);
    expect(asked('x', 'y', 'z')).to.deep.equal([
      'invalid-request',
      `${base}.python_params: has 3 items; job 178 takes at most 2`,
    ]);
  });

  it('holds nothing against a notebook for what the service has put beside its parameters', () => {
    const modelJob = { modelId: 'm', configurationId: 'c', inputFolderId: null, outputFolderId: null };
    const asked = (given: Readonly<Record<string, string>>) =>
      problemsOf(of('175', { notebook_params: { ...given, model_id: 'm', configuration_id: 'c' } }), ['333'], {
        ...modelJob,
        ...{ executionSecondsMax: null, scheduleId: null },
      });
    expect(asked({ day: '7' })).to.equal(null);
    expect(asked({ day: '7', output_folder: 'x' })).to.deep.equal([
      'invalid-request',
      `${base}.notebook_params.output_folder: job 175 takes no parameter of this name; it takes: day`,
    ]);
  });

  it('is not held up by a text that would make another matcher try for ever', () => {
    expect(problemsOf(of('176', { python_params: ['a'.repeat(1000)] }))).to.equal(null);
    expect(problemsOf(of('176', { python_params: [`${'a'.repeat(1000)}b`] }))).to.include(
      `${base}.python_params.0: must match ^(a|aa)+$`,
    );
  });
});
