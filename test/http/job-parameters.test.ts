// What the settings of a job say of its parameters, at every door of the real keeper: over HTTP, in a bulk, in a dry run, over a queue.
import { expect } from 'chai';
import { onSite } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';
import { aFace, call, closeFaces } from './scripted-keeper.js';

const takes = { notebook_params: { day: { required: true, pattern: '^\\d{4}-\\d{2}-\\d{2}$' } } };
const settings = { jobs: { '175': { parameters: takes } } };
const wrong = aJobRequest({ correlationId: 'wrong', operation: { notebook_params: { day: 'tomorrow' } } });
const right = aJobRequest({ correlationId: 'right', operation: { notebook_params: { day: '2024-01-01' } } });
const problem = { path: 'job.job_context.job_operation.notebook_params.day', message: 'must match ^\\d{4}-\\d{2}-\\d{2}$' };

describe('http: the parameters that a job takes', () => {
  afterEach(closeFaces);

  it('a request with others is refused at every door with the same problem, and nothing of it is stored; the right one is taken', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const { url } = await aFace(house.keeper);
      const post = (path: string, body: object) =>
        call(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      for (const path of ['/v1/job-requests', '/v1/decisions/dry-run']) {
        const { status, json } = await post(path, wrong);
        expect(status, path).to.equal(400);
        expect(json, path).to.deep.include({ code: 'invalid-request', errors: [problem] });
      }
      const { json } = await post('/v1/job-requests/bulk', { items: [wrong, right] });
      const items = json?.['items'] as { status: number; problem: { code: string; errors: unknown } | null }[];
      expect(items.map(({ status }) => status)).to.deep.equal([400, 202]);
      expect(items[0]?.problem).to.deep.include({ code: 'invalid-request', errors: [problem] });
      const delivery = { messageId: null, redelivered: false, traceparent: null, signature: null, replyToSessionId: null };
      const settled = await house.rooms.intake.receive(
        { source: 'rabbitmq', priorityFloor: 0 },
        { ...delivery, queue: 'job-requests', body: Buffer.from(JSON.stringify(wrong)) },
      );
      const description = `${problem.path}: ${problem.message}`;
      expect(settled).to.deep.equal({ kind: 'dead-letter', reason: 'invalid-request', description });
      const stored = await site.sql<{ name: string }>('select correlation_id as name from request');
      expect(stored).to.deep.equal([{ name: 'right' }]);
      await house.drive();
    });
  });
});
