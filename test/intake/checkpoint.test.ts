import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import { examine } from '../../src/intake/examine.js';
import { parameterPatterns } from '../../src/intake/parameter-patterns.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const id = '01890f4e-7c1d-7000-8000-0123456789ab';
const checkpoint = { parameter: 'checkpoint', uri: 'dbfs:/{tenant_id}/{correlation_id}/{request_id}' };
const settings = someSettings({
  jobs: { '175': { checkpoint }, '176': { checkpoint, parameters: { notebook_params: { day: { required: true } } } } },
});
const examination = {
  ...{ isOwnQueue: () => false, settings, matches: parameterPatterns(settings) },
  ...{ bodyBytesMax: 100_000, id: branded<RequestId>(id), now: 0 },
};
const arrival = { source: 'http', traceparent: null, replyToSessionId: null, priorityFloor: 0, whenFull: 'refuse' } as const;
const base = 'job.job_context.job_operation';

const examined = (body: unknown) => examine({ ...arrival, body: Buffer.from(JSON.stringify(body)) }, examination);

/** The address that is kept with it, or every problem. */
function kept(body: unknown): string | null | string[] {
  const answer = examined(body);
  if (answer.ok) return answer.row.checkpoint?.uri ?? null;
  return answer.refusal.problems.map(({ path, message }) => `${path}: ${message}`);
}

const of = (notebook_params: object, jobId = '175', correlationId = 'c 1') =>
  aJobRequest({ correlationId, jobId, operation: { notebook_params } });

describe('the door, for a job with a checkpoint', () => {
  it('fills in the address of the request, which is no part of its content', () => {
    const body = of({ day: '7' });
    expect(kept(body)).to.equal(`dbfs:/333/c%201/${id}`);
    const answer = examined(body);
    expect(answer.ok && answer.row.body).to.equal(JSON.stringify(body));
    expect(kept(of({ day: '7' }, '177')), 'of another job').to.equal(null);
  });

  it('lets a request go without one where an id would be a step in the address', () => {
    expect(kept(of({ day: '7' }, '175', '..'))).to.equal(null);
  });

  it('refuses a request that gives it itself, and tells that once, with all else that is wrong', () => {
    const itself = 'is the checkpoint, which the service gives';
    expect(kept(of({ checkpoint: 'x' }))).to.deep.equal([`${base}.notebook_params.checkpoint: ${itself}`]);
    expect(kept({ ...of({ checkpoint: 'x' }, '176'), user_id: '' })).to.deep.equal([
      'user_id: must not be empty',
      `${base}.notebook_params.checkpoint: ${itself}`,
      `${base}.notebook_params.day: is required`,
    ]);
  });

  it('refuses as much as leaves no room for it, and takes a byte less', () => {
    const address = `dbfs:/333/c%201/${id}`;
    const around = JSON.stringify({ day: '', checkpoint: address }).length;
    expect(kept(of({ day: 'x'.repeat(10_000 - around) }))).to.equal(address);
    expect(kept(of({ day: 'x'.repeat(10_001 - around) }))).to.deep.equal([
      `${base}.notebook_params: takes 10001 bytes as JSON; the engine accepts 10000 (its checkpoint included)`,
    ]);
  });

  it('says what is wrong with a body whose ids cannot stand in an address', () => {
    const request = of({});
    for (const body of [
      { ...request, correlation_id: '\ud800' },
      { ...request, correlation_id: 7 },
    ])
      expect(kept(body), JSON.stringify(body.correlation_id)).to.have.length(1);
  });
});
