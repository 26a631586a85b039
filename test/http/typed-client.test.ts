// The typed client against the face: what the document promises a program, its types included, is what it gets. That this compiles is half of
// the test.
import { expect } from 'chai';
import { openClient } from '../../src/client/client.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { aFace, anId, aRow, aView, closeFaces, waiting } from './scripted-keeper.js';

const requestId = branded<RequestId>(anId);
const jobRequest = {
  correlation_id: 'c-1',
  notification_queue: 'tenant-333.responses',
  created_time: 1_700_000_000_000,
  user_id: 'geoff@example.com',
  priority: 'high',
  job: { job_id: '175', job_context: { tenant_id: '333' } },
} as const;

async function client(script: Partial<Keeper>) {
  const { url } = await aFace(script);
  return openClient({ url, credential: null, timeoutMs: 10_000 });
}

describe('http: the typed client', () => {
  afterEach(closeFaces);

  it('sends a job request and is told its id', async () => {
    const sent: unknown[] = [];
    const asked = await client({
      submit: ({ body }) => {
        sent.push(JSON.parse(Buffer.from(body).toString()));
        return Promise.resolve({ kind: 'stored', requestId, correlationId: 'c-1' });
      },
    });
    const { data, response } = await asked.POST('/v1/job-requests', { body: jobRequest });
    expect([response.status, data?.request_id, data?.state]).to.deep.equal([202, anId, 'received']);
    expect(sent).to.deep.equal([jobRequest]);
  });

  it('finds a request by its id, and says why it waits', async () => {
    const asked = await client({ request: () => Promise.resolve(aView(waiting)) });
    const { data } = await asked.GET('/v1/job-requests/{request_id}', { params: { path: { request_id: anId } } });
    expect([data?.request_id, data?.state, data?.waiting?.case]).to.deep.equal([anId, 'waiting', 'clusters-busy']);
  });

  it('lists requests of a state', async () => {
    const asked = await client({ requests: () => Promise.resolve([aRow(waiting)]) });
    const { data } = await asked.GET('/v1/job-requests', { params: { query: { state: ['waiting'], limit: '10' } } });
    expect(data?.items.map((one) => one.request_id)).to.deep.equal([anId]);
  });

  it('is told a problem by its code, with its type', async () => {
    const asked = await client({ request: () => Promise.resolve(null) });
    const { error, response } = await asked.GET('/v1/job-requests/{request_id}', { params: { path: { request_id: anId } } });
    expect([response.status, error?.code]).to.deep.equal([404, 'not-found']);
  });

  it('cancels a request', async () => {
    const asked = await client({ cancel: () => Promise.resolve({ kind: 'stopping' }) });
    const { data, response } = await asked.POST('/v1/job-requests/{request_id}/cancel', {
      params: { path: { request_id: anId } },
    });
    expect([response.status, data?.outcome]).to.deep.equal([202, 'stopping']);
  });

  it('sees the pools', async () => {
    const pool = { name: 'active', slots: 4, activeRuns: 1, freeSlots: 3, occupancy: 0.25, maxStartSeconds: 600, clusters: [] };
    const asked = await client({ pools: () => Promise.resolve({ engine: 'databricks', snapshotAgeSeconds: 4, pools: [pool] }) });
    const { data } = await asked.GET('/v1/pools');
    expect(data?.pools.map(({ name, free_slots }) => [name, free_slots])).to.deep.equal([['active', 3]]);
  });
});
