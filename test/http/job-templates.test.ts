import { expect } from 'chai';
import { cursorOf } from '../../src/adapters/http/cursor.js';
import { everyTenant } from '../../src/core/caller.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { JobTemplates, RunAnswer, RunAsked, TemplateAsked } from '../../src/ports/job-templates.js';
import type { TemplatesAsked } from '../../src/ports/store/job-templates.js';
import { aJobTemplate } from '../support/job-templates.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, aKeeper, anId, call, closeFaces, received } from './scripted-keeper.js';

const list = '/v1/job-templates';
const one = `${list}/daily`;
const version = `${one}/versions/2`;
const runs = `${one}/runs`;
const of333 = '?tenant_id=333';
const shown = aJobTemplate();
const row = {
  ...{ name: 'daily', tenant_id: '333', job_id: '175', version: 2, made: '2026-11-21T06:00:00.000Z', made_by: 'ops-anna' },
  retired: null,
};
const whole = { ...row, request: shown.content.request, overridable: ['priority', 'notebook_params.day'] };
const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
const scripted = (script: Partial<JobTemplates>) => ({ templates: { ...aKeeper().templates, ...script } });

describe('http: templates of job requests', () => {
  afterEach(closeFaces);

  const routes = {
    put: { method: 'POST', path: list, scope: 'requests:submit', body: { name: 'x' } },
    list: { method: 'GET', path: list, scope: 'requests:read', body: null },
    template: { method: 'GET', path: one + of333, scope: 'requests:read', body: null },
    version: { method: 'GET', path: version + of333, scope: 'requests:read', body: null },
    run: { method: 'POST', path: runs + of333, scope: 'requests:submit', body: { correlation_id: 'c-1' } },
    retire: { method: 'DELETE', path: one + of333, scope: 'requests:submit', body: null },
  } as const;
  for (const [verb, door] of Object.entries(routes))
    describe(`${door.method} ${door.path}`, () => {
      holdsItsDoor({ ...door, asks: (called) => scripted({ [verb]: called }) });
    });

  it('one is kept: 201, where to look for it, and by whom; what says the same is 200', async () => {
    const asked: TemplateAsked[] = [];
    const answers = ['made', 'same'] as const;
    const put = (given: TemplateAsked) => (
      asked.push(given),
      Promise.resolve({ kind: answers[asked.length - 1] ?? 'same', template: shown } as const)
    );
    const { credentials, headers } = keyHolder();
    const { url } = await aFace(scripted({ put }), { credentials });
    const sent = post('{"name":"daily"}');
    for (const status of [201, 200]) {
      const told = await call(url + list, { ...sent, headers: { ...sent.headers, ...headers } });
      expect([told.status, told.headers.get('location'), told.json]).to.deep.equal([status, version + of333, row]);
    }
    expect(asked[0]).to.deep.equal({ body: { name: 'daily' }, actor: 'ops-anna' });
  });

  it('one that is refused is told with the code of its request, and every problem', async () => {
    const problems = [{ path: 'request.notification_queue', message: 'is not allowed' }];
    for (const [code, status] of [
      ['invalid-request', 400],
      ['queue-not-allowed', 400],
      ['tenant-not-allowed', 403],
    ] as const) {
      const { url } = await aFace(scripted({ put: () => Promise.resolve({ kind: 'refused', code, problems }) }));
      const told = await call(url + list, post('{}'));
      expect(told.status).to.equal(status);
      expect(told.json).to.deep.include({ code, errors: problems });
    }
    const { url } = await aFace();
    expect((await call(url + list, post('{'))).json).to.include({ code: 'not-json' });
  });

  it('a page of them ends with the cursor of the next; filters are handed on, and what is none is 400', async () => {
    const asked: TemplatesAsked[] = [];
    const rows = [shown, aJobTemplate({ name: 'weekly', retiredAt: received })];
    const { url } = await aFace(scripted({ list: (given) => (asked.push(given), Promise.resolve(rows)) }));
    const cursor = cursorOf('job-templates', JSON.stringify(['333', 'daily']));
    const { json } = await call(`${url}${list}?limit=1&tenant_id=333`);
    expect(json).to.deep.equal({ items: [row], next_cursor: cursor });
    const next = await call(`${url}${list}?cursor=${cursor}`);
    expect((next.json?.['items'] as object[])[1]).to.include({ name: 'weekly', retired: '2026-11-21T06:00:00.000Z' });
    expect(asked).to.deep.equal([
      { tenantId: '333', after: null, limit: 2, reach: everyTenant },
      { tenantId: null, after: { tenantId: '333', name: 'daily' }, limit: 101, reach: everyTenant },
    ]);
    const made = (key: unknown) => `cursor=${cursorOf('job-templates', JSON.stringify(key))}`;
    for (const bad of ['tenant=1', 'limit=0', made(['333', '\u0000']), made('x'), `cursor=${cursorOf('schedules', anId)}`])
      expect((await call(`${url}${list}?${bad}`)).json, bad).to.include({ code: 'bad-query' });
  });

  it('one is shown with what it says and its versions; one version with what that says', async () => {
    const versions = [shown, aJobTemplate({ version: 1, retiredAt: received })];
    const numbers: number[] = [];
    const { url } = await aFace(
      scripted({
        template: () => Promise.resolve({ template: shown, versions }),
        version: (_key, number) => (numbers.push(number), Promise.resolve(shown)),
      }),
    );
    const { made, made_by } = row;
    expect((await call(url + one + of333)).json).to.deep.equal({
      ...whole,
      versions: [
        { version: 2, made, made_by, retired: null },
        { version: 1, made, made_by, retired: '2026-11-21T06:00:00.000Z' },
      ],
    });
    expect((await call(url + version + of333)).json).to.deep.equal(whole);
    expect(numbers).to.deep.equal([2]);
  });

  it('a run is answered as a job request: 202 when it is stored, 200 when it was, with where to look for it', async () => {
    const asked: RunAsked[] = [];
    const of = { requestId: branded<RequestId>(anId), correlationId: 'c-1' };
    const answers: RunAnswer[] = [
      { kind: 'stored', ...of },
      { kind: 'same', ...of, state: 'running' },
    ];
    const run = (given: RunAsked): Promise<RunAnswer> => (
      asked.push(given),
      Promise.resolve(answers.shift() ?? { kind: 'retired' })
    );
    const { url } = await aFace(scripted({ run }));
    const body = { correlation_id: 'c-1', overrides: { priority: 'high' } };
    for (const [status, state] of [
      [202, 'received'],
      [200, 'running'],
    ] as const) {
      const told = await call(url + runs + of333, post(JSON.stringify(body)));
      expect([told.status, told.headers.get('location')]).to.deep.equal([status, `/v1/job-requests/${anId}`]);
      expect(told.json).to.deep.equal({ request_id: anId, correlation_id: 'c-1', state });
    }
    expect(asked[0]).to.deep.equal({ key: { tenantId: '333', name: 'daily' }, body, traceparent: null });
    const retired = await call(url + runs + of333, post('{}'));
    expect([retired.status, retired.json?.['code']]).to.deep.equal([409, 'template-retired']);
  });

  it('a run that is refused is told as a job request is, with every problem', async () => {
    const problems = [{ path: 'overrides.user_id', message: 'may not be overridden' }];
    for (const [code, status] of [
      ['invalid-request', 400],
      ['conflict', 409],
    ] as const) {
      const { url } = await aFace(scripted({ run: () => Promise.resolve({ kind: 'refused', code, problems }) }));
      const told = await call(url + runs + of333, post('{}'));
      expect(told.status).to.equal(status);
      expect(told.json).to.deep.include({ code, errors: problems });
    }
  });

  it('it counts for the rate of its tenant as a job request does, and not where the tenant is out of reach', async () => {
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333', '444') });
    const run = () => Promise.resolve({ kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c-1' } as const);
    const { url } = await aFace(scripted({ run }), { credentials, rates: { callsPerMinute: null, submitsPerMinute: 1 } });
    const sent = post('{}');
    const asking = async (tenant: string) =>
      (await call(`${url}${runs}?tenant_id=${tenant}`, { ...sent, headers: { ...sent.headers, ...headers } })).status;
    expect([await asking('333'), await asking('333'), await asking('444')]).to.deep.equal([202, 429, 202]);
    expect([await asking('555'), await asking('555')]).to.deep.equal([404, 404]);
  });

  it('one that is not there is 404, as is a name or a version that none can have', async () => {
    const none = () => Promise.resolve(null);
    const { url } = await aFace(
      scripted({ template: none, version: none, retire: none, run: () => Promise.resolve({ kind: 'not-found' }) }),
    );
    for (const [method, path] of [
      ['GET', one],
      ['GET', version],
      ['GET', `${one}/versions/0`],
      ['GET', `${one}/versions/1e3`],
      ['GET', `${list}/-x`],
      ['DELETE', one],
    ] as const)
      expect((await call(url + path + of333, { method })).json, path).to.include({ code: 'not-found' });
    expect((await call(url + runs + of333, post('{}'))).json).to.include({ code: 'not-found' });
  });

  it('whoever has one tenant need not say which; whoever has more is asked to', async () => {
    const keys: unknown[] = [];
    const template: JobTemplates['template'] = (key) => (keys.push(key), Promise.resolve({ template: shown, versions: [] }));
    const alone = keyHolder({ reach: onlyTenant('333') });
    const { url } = await aFace(scripted({ template }), { credentials: alone.credentials });
    expect((await call(url + one, { headers: alone.headers })).status).to.equal(200);
    expect(keys).to.deep.equal([{ tenantId: '333', name: 'daily' }]);
    const many = await aFace(scripted({ template }));
    for (const [method, path] of [
      ['GET', one],
      ['GET', version],
      ['POST', runs],
      ['DELETE', one],
    ] as const) {
      const told = await call(many.url + path, method === 'POST' ? post('{}') : { method });
      expect([told.status, told.json?.['code']]).to.deep.equal([400, 'no-tenant']);
    }
    expect((await call(`${many.url}${one}?tenant=333`)).json).to.include({ code: 'bad-query' });
    expect(keys).to.have.length(1);
  });

  it('that of another tenant is neither seen, run nor retired, and asking for it is reported', async () => {
    const touched: string[] = [];
    const touch = (what: string) => (touched.push(what), Promise.reject(new Error('not theirs')));
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url, facts } = await aFace(
      scripted({
        ...{ template: () => touch('template'), version: () => touch('version') },
        ...{ run: () => touch('run'), retire: () => touch('retire') },
      }),
      { credentials },
    );
    for (const [method, path] of [
      ['GET', one],
      ['GET', version],
      ['POST', runs],
      ['DELETE', one],
    ] as const) {
      const sent = method === 'POST' ? post('{}') : { method };
      const told = await call(`${url}${path}?tenant_id=444`, {
        ...sent,
        headers: { 'content-type': 'application/json', ...headers },
      });
      expect(told.status).to.equal(404);
    }
    expect(touched).to.deep.equal([]);
    expect(facts.map((fact) => ('why' in fact ? fact.why : fact.kind))).to.deep.equal(Array(4).fill('tenant'));
  });

  it('a list and a new one are within the reach of whoever asks', async () => {
    const asked: unknown[] = [];
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url, facts } = await aFace(
      scripted({
        list: ({ reach }) => (asked.push(reach), Promise.resolve([])),
        put: ({ reach }) => (asked.push(reach), Promise.resolve({ kind: 'refused', code: 'tenant-not-allowed', problems: [] })),
      }),
      { credentials },
    );
    await call(`${url}${list}?tenant_id=444`, { headers });
    const sent = post('{}');
    expect((await call(url + list, { ...sent, headers: { ...headers, ...sent.headers } })).status).to.equal(403);
    expect(asked).to.deep.equal([onlyTenant('333'), onlyTenant('333')]);
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'tenant' });
  });

  it('a template is retired: 200, and since when', async () => {
    const actors: string[] = [];
    const retire: JobTemplates['retire'] = (_key, actor) => (
      actors.push(actor),
      Promise.resolve(aJobTemplate({ retiredAt: received }))
    );
    const { credentials, headers } = keyHolder();
    const { url } = await aFace(scripted({ retire }), { credentials });
    const { status, json } = await call(url + one + of333, { method: 'DELETE', headers });
    expect([status, json]).to.deep.equal([200, { ...row, retired: '2026-11-21T06:00:00.000Z' }]);
    expect(actors).to.deep.equal(['ops-anna']);
  });
});
