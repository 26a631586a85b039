import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { everyTenant, scopes, type Reach } from '../../src/core/caller.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { aFace, aKeeper, anId, call, closeFaces } from './scripted-keeper.js';

const stored = { kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c' } as const;

interface Limits {
  readonly callsPerMinute: number | null;
  readonly submitsPerMinute: number | null;
}

async function faceWith(rates: Limits, reach: Reach = everyTenant) {
  const holders = ['one', 'other'].map((name) => {
    const { key, hash } = makeKey();
    return { key, hash, caller: { name, scopes: new Set(scopes), reach: name === 'one' ? everyTenant : reach } };
  });
  const jobManager = { ...aKeeper().jobManager, createJob: () => Promise.resolve({ kind: 'refused', problems: [] } as const) };
  const explain = () => Promise.resolve(null);
  const dryRun = () => Promise.resolve({ kind: 'refused', code: 'invalid-request', problems: [] } as const);
  const keeper = { jobManager, explain, dryRun, requests: () => Promise.resolve([]), submit: () => Promise.resolve(stored) };
  const face = await aFace(keeper, { credentials: { ...noCredentials, keys: holders }, rates });
  const [one = '', other = ''] = holders.map(({ key }) => key);
  const ask = (key: string, to: string, body?: object, headers: Readonly<Record<string, string>> = {}) =>
    call(face.url + to, {
      headers: {
        authorization: `Bearer ${key}`,
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
  return { ...face, one, other, ask };
}

const aRequest = (tenant: string) => ({ job: { job_context: { tenant_id: tenant } } });

describe('http: rates', () => {
  afterEach(closeFaces);

  it('a caller is told what is left of its share, and above it is answered 429 with when to come again', async () => {
    const { ask, one, facts } = await faceWith({ callsPerMinute: 2, submitsPerMinute: null });
    const answers = [];
    for (let times = 0; times < 3; times += 1) answers.push(await ask(one, '/v1/job-requests'));
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).to.deep.equal(['1', '0', '0']);
    const [, , refused] = answers;
    expect(refused?.json).to.include({ code: 'too-many-calls' });
    expect(refused?.headers.get('ratelimit-limit')).to.equal('2');
    expect(Number(refused?.headers.get('retry-after'))).to.be.within(1, 60);
    expect(refused?.headers.get('ratelimit-reset')).to.equal(refused?.headers.get('retry-after'));
    expect(facts.at(-1)).to.include({ kind: 'access-refused', why: 'rate', caller: 'one' });
  });

  it('a call that has a decision taken is twenty of the share, and is told so; with a smaller share it is all of it', async () => {
    const { ask, one, other } = await faceWith({ callsPerMinute: 45, submitsPerMinute: null });
    const left = async (key: string, to: string, body?: object) => {
      const { status, headers } = await ask(key, to, body);
      return [status, headers.get('ratelimit-remaining')];
    };
    expect(await left(one, '/v1/job-requests')).to.deep.equal([200, '44']);
    expect(await left(one, `/v1/job-requests/${anId}/explain`)).to.deep.equal([404, '24']);
    expect(await left(one, '/v1/decisions/dry-run', aRequest('333'))).to.deep.equal([400, '4']);
    expect(await left(one, `/v1/job-requests/${anId}/explain`)).to.deep.equal([429, '0']);
    expect(await left(other, '/v1/job-requests')).to.deep.equal([200, '44']);
    const small = await faceWith({ callsPerMinute: 5, submitsPerMinute: null });
    expect((await small.ask(small.one, `/v1/job-requests/${anId}/explain`)).status).to.equal(404);
    expect((await small.ask(small.one, '/v1/job-requests')).status).to.equal(429);
  });

  it('the share of one caller is not that of another', async () => {
    const { ask, one, other } = await faceWith({ callsPerMinute: 1, submitsPerMinute: null });
    await ask(one, '/v1/job-requests');
    expect((await ask(one, '/v1/job-requests')).status).to.equal(429);
    expect((await ask(other, '/v1/job-requests')).status).to.equal(200);
  });

  it('a tenant has its share whoever sends for it, and another tenant its own', async () => {
    const { ask, one, other, facts } = await faceWith({ callsPerMinute: null, submitsPerMinute: 1 });
    expect((await ask(one, '/v1/job-requests', aRequest('333'))).status).to.equal(202);
    const { status, json, headers } = await ask(other, '/v1/job-requests', aRequest('333'));
    expect(status).to.equal(429);
    expect(json).to.include({ code: 'too-many-calls', detail: 'The tenant 333 may send 1 job requests a minute over HTTP.' });
    expect(headers.get('ratelimit-limit')).to.equal('1');
    expect(facts.at(-1)).to.include({ kind: 'access-refused', why: 'rate', caller: 'other' });
    expect((await ask(other, '/v1/job-requests', aRequest('444'))).status).to.equal(202);
  });

  it('many in one call are as many of the share', async () => {
    const { ask, one } = await faceWith({ callsPerMinute: null, submitsPerMinute: 3 });
    const items = (count: number) => ({ items: Array.from({ length: count }, () => aRequest('333')) });
    expect((await ask(one, '/v1/job-requests/bulk', items(2))).status).to.equal(200);
    expect((await ask(one, '/v1/job-requests/bulk', items(2))).status).to.equal(429);
  });

  it('nobody uses up the share of a tenant that is not its own, one by one or many at once', async () => {
    const { ask, one, other } = await faceWith(
      { callsPerMinute: null, submitsPerMinute: 1 },
      { kind: 'tenants', ids: new Set(['444']) },
    );
    for (let times = 0; times < 3; times += 1) {
      expect((await ask(other, '/v1/job-requests', aRequest('333'))).status).to.not.equal(429);
      expect((await ask(other, '/v1/job-requests/bulk', { items: [aRequest('333'), aRequest('333')] })).status).to.equal(200);
    }
    expect((await ask(one, '/v1/job-requests', aRequest('333'))).status).to.equal(202);
  });

  it('a job of the Job Manager API is a job request of its tenant', async () => {
    const { ask, one } = await faceWith({ callsPerMinute: null, submitsPerMinute: 1 });
    const jobs = async (tenant: string) => (await ask(one, '/api/jobmanager/v3/jobs', {}, { 'x-tenant-id': tenant })).status;
    expect(await jobs('333')).to.equal(400);
    expect(await jobs('333')).to.equal(429);
    expect(await jobs('444')).to.equal(400);
    expect((await ask(one, '/v1/job-requests', aRequest('333'))).status).to.equal(429);
  });

  it('probes are never too many', async () => {
    const { url } = await faceWith({ callsPerMinute: 1, submitsPerMinute: 1 });
    for (let times = 0; times < 5; times += 1) expect((await call(`${url}/livez`)).status).to.equal(200);
  });
});
