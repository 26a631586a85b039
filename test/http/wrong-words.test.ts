import { expect } from 'chai';
import { libraryWords, wrongsOf } from '../support/wrong-values.js';
import { aFace, anId, call, closeFaces } from './scripted-keeper.js';

const one = `/v1/job-requests/${anId}`;
const filter = { ids: [anId], state: ['waiting'], tenant_id: '333', job_id: '175', case: 'held', older_than_seconds: 1 };
const candidates = [
  { kind: 'text', file: 'a.yaml', text: 'policy: a', examples: '[]' },
  { kind: 'kept', version: '0123456789abcdef' },
  { kind: 'shadow' },
];
const bodies: [string, object][] = [
  [`${one}/hold`, { reason: 'r' }],
  [`${one}/priority`, { priority: 'high', reason: 'r' }],
  [`${one}/move`, { pool: 'active', reason: 'r' }],
  ['/v1/job-requests/act', { act: 'hold', filter, reason: 'r', dry_run: true, limit: 1 }],
  ['/v1/job-requests/act', { act: 'prioritise', priority: 1, filter: { job_id: '175' } }],
  ['/v1/job-requests/act', { act: 'move', pool: 'active', filter: { job_id: '175' } }],
  ...candidates.map((candidate): [string, object] => ['/v1/policies/promote', { candidate, reason: 'r', dry_run: true }]),
  ['/v1/dead-letters/replay', { filter: { ids: ['0123456789abcdef0123'], queue: 'q', code: 'c', tenant_id: 't' }, limit: 1 }],
  ['/v1/engine-events/databricks', { event_type: 'jobs.on_failure' }],
];
const queries: Record<string, readonly string[]> = {
  '/v1/job-requests': ['state', 'tenant_id', 'job_id', 'correlation_id', 'created_after', 'cursor', 'limit'],
  '/v1/audit': ['request_id', 'before', 'limit'],
  '/v1/dead-letters': ['queue', 'code', 'tenant_id', 'limit'],
  '/v1/decisions': ['from', 'to', 'after', 'limit'],
  '/v1/past-requests': ['from', 'to', 'earlier', 'after', 'limit'],
  '/v1/past-clusters': ['from', 'to', 'after', 'limit'],
  '/v1/outputs': ['tenant_id', 'job_id', 'created_after', 'cursor', 'limit'],
  '/v1/costs': ['from', 'to', 'by', 'tenant_id', 'limit'],
  '/api/jobmanager/v3/jobs': ['pageNumber', 'pageSize', 'filter'],
};
const values = ['', '0', '-1', '1.5', '9999', '1e9', 'é', 'x'.repeat(600), '%00', '[]', '{}'];

interface Told {
  readonly errors?: readonly { readonly message: string }[];
}

/** The Job Manager API has the name before the message. */
async function messagesOf(url: string, init: RequestInit = {}): Promise<string[]> {
  const { status, json } = await call(url, init);
  return status === 400 ? ((json as Told).errors ?? []).map(({ message }) => message.replace(/^\w+: /, '')) : [];
}

const strange = (messages: readonly string[]) => [...new Set(messages)].filter((message) => libraryWords.test(message));

describe('http: what is wrong with a call', () => {
  afterEach(closeFaces);

  for (const [path, right] of bodies) {
    it(`is told in words of this house, whatever is sent in the place of any part of ${path} ${JSON.stringify(right)}`, async () => {
      const { url } = await aFace();
      const headers = { 'content-type': 'application/json' };
      const sent = [...wrongsOf(right)].map((wrong) => ({ method: 'POST', headers, body: JSON.stringify(wrong) }));
      const told = await Promise.all(sent.map((init) => messagesOf(url + path, init)));
      expect(strange(told.flat())).to.deep.equal([]);
    });
  }

  for (const [path, names] of Object.entries(queries)) {
    it(`is told in words of this house, whatever is asked of ${path}`, async () => {
      const { url } = await aFace();
      const asked = names.flatMap((name) => [`${name}=1&${name}=2`, ...values.map((value) => `${name}=${value}`)]);
      const told = (await Promise.all(['unheard_of=1', ...asked].map((query) => messagesOf(`${url}${path}?${query}`)))).flat();
      expect(strange(told)).to.deep.equal([]);
      expect(told).to.include('may be given only once');
    });
  }
});
