// The Job Manager API over HTTP: one test a status, in the shapes of its users.
import { get } from 'node:http';
import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { Fault } from '../../src/core/faults.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { scopes, type Reach, type Scope } from '../../src/core/caller.js';
import type { JobManager, Tenancy } from '../../src/ports/job-manager.js';
import type { ModelJobRow } from '../../src/ports/store/model-jobs.js';
import { aFace, aKeeper, anId, call, closeFaces, received } from './scripted-keeper.js';

const base = '/api/jobmanager/v3';

function aJob(changes: Partial<ModelJobRow> = {}): ModelJobRow {
  return {
    ...{ id: branded<RequestId>(anId), tenantId: '333', modelId: 'm-1', configurationId: 'c-1', inputFolderId: 'in-1' },
    ...{ outputFolderId: 'out-1', executionSecondsMax: 7_200, scheduleId: null, createdAt: received, status: 'SUBMITTED' },
    ...{ message: '', environmentId: null, state: 'received', hasRun: false, executingAt: null, finishedAt: null },
    ...{ closedAt: null, resultsProblem: null },
    ...changes,
  };
}

async function face(script: Partial<JobManager>, holding: { reach?: Reach; scopes?: readonly Scope[] } = {}) {
  const { key, hash } = makeKey();
  const reach: Reach = holding.reach ?? { kind: 'tenants', ids: new Set(['333']) };
  const caller = { name: 'analyst', scopes: new Set(holding.scopes ?? scopes), reach };
  const jobManager = { ...aKeeper().jobManager, ...script };
  const { url } = await aFace({ jobManager }, { credentials: { ...noCredentials, keys: [{ hash, caller }] } });
  return (path: string, init: RequestInit = {}) =>
    call(url + base + path, {
      ...init,
      headers: { authorization: `Bearer ${key}`, 'x-xsrf-token': 'b73deb0d', ...(init.headers as Record<string, string>) },
    });
}
const post = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const codesOf = (json: Record<string, unknown> | null) =>
  (json?.['errors'] as { code: string }[] | undefined)?.map(({ code }) => code);

describe('http: the Job Manager API', () => {
  afterEach(closeFaces);

  it('POST /jobs is 201 with what it was asked with, in the name of the one tenant of its caller', async () => {
    const seen: { tenancy?: Tenancy; body?: unknown } = {};
    const ask = await face({
      createJob: (tenancy, body) => {
        Object.assign(seen, { tenancy, body });
        return Promise.resolve({ kind: 'made', thing: aJob() });
      },
    });
    const { status, json, headers } = await ask('/jobs', post({ modelId: 'm-1' }));
    expect(status).to.equal(201);
    expect(headers.get('location')).to.equal(`${base}/jobs/${anId}`);
    expect(json).to.deep.include({
      ...{
        id: anId,
        modelId: 'm-1',
        configurationId: 'c-1',
        inputFolderId: 'in-1',
        outputFolderId: 'out-1',
        status: 'SUBMITTED',
      },
      ...{ message: '', environmentId: null, createdBy: '333', creationDate: '2026-11-21T06:00:00.000Z' },
      ...{ maximumExecutionTimeInSeconds: '7200' },
    });
    expect(seen.tenancy).to.include({ tenantId: '333', userId: 'analyst', actor: 'analyst' });
    expect(seen.body).to.deep.equal({ modelId: 'm-1' });
  });

  it('bad input is 400, an error for each problem, with the id of the call', async () => {
    const problems = [
      { path: 'modelId', message: 'is required' },
      { path: 'inputFolderId', message: 'there is no folder x' },
    ];
    const ask = await face({ createJob: () => Promise.resolve({ kind: 'refused', problems }) });
    const { status, json, headers } = await ask('/jobs', post({}));
    expect(status).to.equal(400);
    expect(headers.get('content-type')).to.include('application/json');
    const logref = headers.get('x-request-id');
    expect(json).to.deep.equal({
      errors: [
        { code: 'invalid-request', message: 'modelId: is required', logref },
        { code: 'invalid-request', message: 'inputFolderId: there is no folder x', logref },
      ],
    });
  });

  const refusals: Record<string, { path: string; init?: RequestInit; status: number; code: string }> = {
    'a body that is not JSON': { path: '/jobs', init: post('{'), status: 400, code: 'not-json' },
    'a body of another type': {
      path: '/jobs',
      init: { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<x/>' },
      status: 415,
      code: 'unsupported-media-type',
    },
    'a body that is too large': { path: '/jobs', init: post(`"${'x'.repeat(5_000)}"`), status: 413, code: 'too-large' },
    'a page that is none': { path: '/jobs?pageNumber=-1', status: 400, code: 'bad-query' },
    'a page that is too large': { path: '/jobs?pageSize=501', status: 400, code: 'bad-query' },
    'a parameter that is not known': { path: '/jobs?page=1', status: 400, code: 'bad-query' },
    'an id that no job has': { path: '/jobs/1', status: 404, code: 'not-found' },
    'an address that is not known': { path: '/nowhere', status: 404, code: 'not-found' },
    'a method that is not known there': { path: '/jobs', init: { method: 'DELETE' }, status: 405, code: 'method-not-allowed' },
    'no credential': { path: '/jobs', init: { headers: { authorization: '' } }, status: 401, code: 'unauthenticated' },
  };
  for (const [what, { path, init, status, code }] of Object.entries(refusals)) {
    it(`${status} in the shape of this API: ${what}`, async () => {
      const ask = await face({});
      const answer = await ask(path, init);
      expect(answer.status).to.equal(status);
      expect(codesOf(answer.json)).to.deep.equal([code]);
    });
  }

  it('without its scope a verb is 403', async () => {
    const without = (scope: Scope) => face({}, { scopes: scopes.filter((one) => one !== scope) });
    const [reader, manager] = [await without('jobs:manage'), await without('jobs:read')];
    for (const answer of [await reader('/jobs', post({})), await reader(`/jobs/${anId}/stop`, post({})), await manager('/jobs')])
      expect(codesOf(answer.json)).to.deep.equal(['not-allowed']);
  });

  it('another tenant’s job is 404 like one that is not there; what names a tenant out of reach is 403', async () => {
    const ask = await face({ job: ({ tenantId }) => Promise.resolve(tenantId === '333' ? null : aJob()) });
    expect((await ask(`/jobs/${anId}`)).status).to.equal(404);
    expect((await ask(`/jobs/${anId}`, { headers: { 'x-tenant-id': 'other' } })).status).to.equal(403);
  });

  it('a header that names what no tenant can be is 403, and never the tenant of the credential', async () => {
    const ask = await face({ job: ({ tenantId }) => Promise.resolve(aJob({ tenantId })) });
    for (const name of ['x'.repeat(129), '333, 333'])
      expect((await ask(`/jobs/${anId}`, { headers: { 'x-tenant-id': name } })).status).to.equal(403);
    expect((await ask(`/jobs/${anId}`, { headers: { 'x-tenant-id': '' } })).status).to.equal(200);
  });

  it('a header that is given twice names no tenant, also to who may act for all', async () => {
    const { url } = await aFace({ jobManager: { ...aKeeper().jobManager, job: () => Promise.resolve(aJob()) } });
    const status = await new Promise((resolve, reject) => {
      const headers = { 'x-tenant-id': ['333', '444'] };
      get(`${url}${base}/jobs/${anId}`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).once('error', reject);
    });
    expect(status).to.equal(403);
  });

  it('a header names a tenant by its letters, sent as UTF-8 or as Latin-1', async () => {
    const reach: Reach = { kind: 'tenants', ids: new Set(['bäckerei', 'other']) };
    const ask = await face({ job: ({ tenantId }) => Promise.resolve(aJob({ tenantId })) }, { reach });
    for (const encoding of ['utf8', 'latin1'] as const) {
      const named = Buffer.from('bäckerei', encoding).toString('latin1');
      expect((await ask(`/jobs/${anId}`, { headers: { 'x-tenant-id': named } })).json, encoding).to.include({
        createdBy: 'bäckerei',
      });
    }
  });

  it('an address of this API with a letter encoded has errors of its shape', async () => {
    const ask = await face({ job: () => Promise.resolve(null) });
    expect(codesOf((await ask(`/../../%6Aobmanager/v3/jobs/${anId}`)).json)).to.deep.equal(['not-found']);
  });

  it('who acts for several tenants names one, else it is 400', async () => {
    const reach: Reach = { kind: 'tenants', ids: new Set(['333', 'other']) };
    const ask = await face({ job: ({ tenantId }) => Promise.resolve(aJob({ tenantId })) }, { reach });
    expect((await ask(`/jobs/${anId}`, { headers: { 'x-tenant-id': 'other' } })).json).to.include({ createdBy: 'other' });
    const unnamed = await ask(`/jobs/${anId}`);
    expect(codesOf(unnamed.json)).to.deep.equal(['no-tenant']);
    expect(unnamed.text).to.include('name one with X-Tenant-Id');
  });

  it('a store or a registry that cannot be asked is 503, and when to try again', async () => {
    for (const code of ['store-unavailable', 'registry-unavailable'] as const) {
      const ask = await face({ createJob: () => Promise.reject(new Fault(code, 'internal: at 10.0.0.1')) });
      const { status, text, headers } = await ask('/jobs', post({}));
      expect(status).to.equal(503);
      expect(headers.get('retry-after')).to.equal('5');
      expect(text).to.include(code).and.not.include('10.0.0.1');
    }
  });

  it('a job for which the queue of its tenant has no room is 429, and when to try again', async () => {
    const ask = await face({ createJob: () => Promise.reject(new Fault('tenant-queue-full', 'internal: at 10.0.0.1')) });
    const { status, json, headers } = await ask('/jobs', post({}));
    expect(status).to.equal(429);
    expect(headers.get('retry-after')).to.equal('5');
    expect(codesOf(json)).to.deep.equal(['tenant-queue-full']);
  });

  for (const [method, path] of [
    ['POST', '/jobs'],
    ['GET', '/jobs'],
    ['GET', `/jobs/${anId}`],
    ['POST', `/jobs/${anId}/stop`],
  ] as const) {
    it(`${method} ${path}: one call too many is 429 in the shape of this API, and when to try again`, async () => {
      const { key, hash } = makeKey();
      const caller = { name: 'analyst', scopes: new Set(scopes), reach: { kind: 'tenants', ids: new Set(['333']) } } as const;
      const credentials = { ...noCredentials, keys: [{ hash, caller }] };
      const { url } = await aFace({}, { credentials, rates: { callsPerMinute: 1, submitsPerMinute: null } });
      const init = { ...(method === 'POST' ? post({}) : {}), method };
      const headers = { ...(method === 'POST' ? post({}).headers : {}), authorization: `Bearer ${key}` };
      await call(url + base + path, { ...init, headers });
      const { status, json, headers: told } = await call(url + base + path, { ...init, headers });
      expect(status).to.equal(429);
      expect(codesOf(json)).to.deep.equal(['too-many-calls']);
      expect(told.get('retry-after')).to.match(/^[0-9]+$/);
    });
  }

  it('a list has both envelopes, a hundred a page unless it was asked otherwise', async () => {
    const asked: unknown[] = [];
    const ask = await face({
      jobs: (_tenancy, query) => {
        asked.push(query);
        return Promise.resolve({ ok: true, value: { rows: [aJob()], total: 101 } });
      },
    });
    const { json } = await ask('/jobs?pageNumber=1&filter=');
    expect(asked).to.deep.equal([{ pageNumber: 1, pageSize: 100, filter: null }]);
    expect(json).to.deep.include({
      totalPages: 2,
      totalElements: 101,
      last: true,
      first: false,
      size: 100,
      number: 1,
      numberOfElements: 1,
      sort: null,
    });
    expect(json?.['content']).to.deep.equal(json?.['jobs']);
    expect((json?.['content'] as Record<string, unknown>[])[0]).to.include({ jobId: anId, id: anId });
  });

  it('POST /jobs/{id}/stop takes an empty body of type JSON: 200 STOPPING, 409 when it has ended, 404 when there is none', async () => {
    const bodyless = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const job = aJob({ status: 'STOPPING', message: 'Stopping environment.' });
    const stopping = await face({ stopJob: () => Promise.resolve({ kind: 'stopping', job }) });
    expect(await stopping(`/jobs/${anId}/stop`, bodyless)).to.deep.nested.include({ status: 200, 'json.status': 'STOPPING' });
    const gone = await face({ stopJob: () => Promise.resolve({ kind: 'ended', job: aJob({ status: 'FAILED' }) }) });
    expect((await gone(`/jobs/${anId}/stop`, bodyless)).text)
      .to.include('already-final')
      .and.include('it is FAILED');
    const missing = await face({ stopJob: () => Promise.resolve({ kind: 'not-found' }) });
    expect((await missing(`/jobs/${anId}/stop`, bodyless)).status).to.equal(404);
  });

  it('GET /jobs/{id} shows the five steps as far as they have come', async () => {
    const running = aJob({ status: 'RUNNING', state: 'running', hasRun: true, executingAt: received });
    const ask = await face({ job: () => Promise.resolve(running) });
    expect((await ask(`/jobs/${anId}`)).json?.['steps']).to.deep.equal([
      { step: 'validate-inputs', state: 'done' },
      { step: 'start-environment', state: 'done' },
      { step: 'prepare-input', state: 'done' },
      { step: 'execute', state: 'active' },
      { step: 'store-results', state: 'pending' },
    ]);
  });

  it('schedules that are not there are 404, whatever is asked of them', async () => {
    const none = () => Promise.resolve({ kind: 'not-found' } as const);
    const ask = await face({
      ...{ schedule: () => Promise.resolve(null), startSchedule: none, stopSchedule: none },
      removeSchedule: () => Promise.resolve(false),
    });
    const calls = [
      ['GET', ''],
      ['POST', '/start'],
      ['POST', '/stop'],
      ['DELETE', ''],
    ] as const;
    for (const [method, rest] of calls)
      expect(codesOf((await ask(`/schedules/${anId}${rest}`, { method })).json), method + rest).to.deep.equal(['not-found']);
  });
});
