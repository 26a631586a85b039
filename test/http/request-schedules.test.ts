import { expect } from 'chai';
import { cursorAfter, cursorOf } from '../../src/adapters/http/cursor.js';
import { everyTenant } from '../../src/core/caller.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { RequestSchedules, ScheduleAsked } from '../../src/ports/request-schedules.js';
import type { RequestSchedulesAsked } from '../../src/ports/store/request-schedules.js';
import { aTemplate } from '../support/job-requests.js';
import { aRequestSchedule, ofTemplate } from '../support/request-schedules.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, aKeeper, anId, call, closeFaces, received } from './scripted-keeper.js';
import { asListed } from '../../src/adapters/http/request-schedule-json.js';

const one = `/v1/schedules/${anId}`;
const shown = aRequestSchedule();
const row = {
  ...{ schedule_id: anId, name: 'nightly', tenant_id: '333', user_id: 'geoff@example.com', job_id: '175' },
  template: null,
  ...{ cron: '0 0 2 * * ?', time_zone: 'Europe/Dublin', starts_at: null, ends_at: null, executions_max: null, executions: 4 },
  ...{ status: 'running', next_at: '2026-11-21T07:00:00.000Z', message: '', created: '2026-11-21T06:00:00.000Z' },
};
const post = (body: string) => ({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
const scripted = (script: Partial<RequestSchedules>) => ({ schedules: { ...aKeeper().schedules, ...script } });

describe('http: schedules of job requests', () => {
  afterEach(closeFaces);

  const routes = {
    create: { method: 'POST', path: '/v1/schedules', scope: 'requests:submit', body: { name: 'x' } },
    list: { method: 'GET', path: '/v1/schedules', scope: 'requests:read', body: null },
    schedule: { method: 'GET', path: one, scope: 'requests:read', body: null },
    start: { method: 'POST', path: `${one}/start`, scope: 'requests:submit', body: null },
    stop: { method: 'POST', path: `${one}/stop`, scope: 'requests:submit', body: null },
    remove: { method: 'DELETE', path: one, scope: 'requests:submit', body: null },
  } as const;
  for (const [verb, door] of Object.entries(routes))
    describe(`${door.method} ${door.path.replace(anId, 'ID')}`, () => {
      holdsItsDoor({ ...door, asks: (called) => scripted({ [verb]: called }) });
    });

  it('one is made: 201, and where to look for it', async () => {
    const asked: ScheduleAsked[] = [];
    const create = (given: ScheduleAsked) => (asked.push(given), Promise.resolve({ kind: 'made', schedule: shown } as const));
    const { url } = await aFace(scripted({ create }));
    const { status, json, headers } = await call(`${url}/v1/schedules`, post('{"name":"nightly"}'));
    expect([status, headers.get('location'), json]).to.deep.equal([201, one, row]);
    expect(asked).to.deep.equal([{ body: { name: 'nightly' }, actor: 'anybody', once: null }]);
  });

  it('one that was made under its key before is 200; another one under the same key is 422', async () => {
    const known = await aFace(scripted({ create: () => Promise.resolve({ kind: 'known', schedule: shown }) }));
    const { status, json, headers } = await call(`${known.url}/v1/schedules`, post('{"name":"nightly"}'));
    expect([status, headers.get('location'), json]).to.deep.equal([200, one, row]);
    const reused = await aFace(scripted({ create: () => Promise.resolve({ kind: 'reused' }) }));
    const refused = await call(`${reused.url}/v1/schedules`, post('{"name":"nightly"}'));
    expect([refused.status, refused.json?.['code']]).to.deep.equal([422, 'idempotency-key-reused']);
  });

  it('one that is refused is told with the code of its request, and every problem', async () => {
    const problems = [{ path: 'request.notification_queue', message: 'is not allowed' }];
    for (const [code, status] of [
      ['invalid-request', 400],
      ['queue-not-allowed', 400],
      ['tenant-not-allowed', 403],
    ] as const) {
      const { url } = await aFace(scripted({ create: () => Promise.resolve({ kind: 'refused', code, problems }) }));
      const told = await call(`${url}/v1/schedules`, post('{}'));
      expect(told.status).to.equal(status);
      expect(told.json).to.deep.include({ code, errors: problems });
    }
  });

  it('a page of them ends with the cursor of the next; filters are handed on, and what is none is 400', async () => {
    const asked: RequestSchedulesAsked[] = [];
    const rows = [shown, aRequestSchedule({ id: '01890f4e-7c1d-7000-8000-000000000000', status: 'STOPPED', nextAt: null })].map(
      asListed,
    );
    const { url } = await aFace(scripted({ list: (given) => (asked.push(given), Promise.resolve(rows)) }));
    const { json } = await call(`${url}/v1/schedules?limit=1&tenant_id=333&status=stopped&template=daily`);
    expect(json).to.deep.equal({ items: [row], next_cursor: cursorOf('schedules', anId) });
    const next = await call(`${url}/v1/schedules?cursor=${cursorOf('schedules', anId)}`);
    expect((next.json?.['items'] as object[])[1]).to.include({ status: 'stopped', next_at: null });
    expect(asked).to.deep.equal([
      { tenantId: '333', status: 'STOPPED', template: 'daily', before: null, limit: 2, reach: everyTenant },
      { tenantId: null, status: null, template: null, before: anId, limit: 101, reach: everyTenant },
    ]);
    for (const bad of ['status=x', 'tenant=1', 'limit=0', `cursor=${cursorAfter(branded<RequestId>(anId))}`])
      expect((await call(`${url}/v1/schedules?${bad}`)).json).to.include({ code: 'bad-query' });
  });

  it('one is shown with what it asks for and what became of its last fires', async () => {
    const fires = [
      { fireAt: received, outcome: 'made', requestId: anId, reason: null },
      { fireAt: received - 60_000, outcome: 'refused', requestId: null, reason: 'no such queue' },
    ] as const;
    const { url } = await aFace(scripted({ schedule: () => Promise.resolve({ schedule: shown, fires }) }));
    const { status, json } = await call(url + one);
    expect(status).to.equal(200);
    expect(json).to.deep.equal({
      ...row,
      ...{ request: aTemplate(), overrides: null },
      fires: [
        { fire_at: '2026-11-21T06:00:00.000Z', outcome: 'made', request_id: anId, reason: null },
        { fire_at: '2026-11-21T05:59:00.000Z', outcome: 'refused', request_id: null, reason: 'no such queue' },
      ],
    });
  });

  it('one that names a template tells which, what its fires would run now and what they say otherwise, and has no request', async () => {
    const told = { name: 'daily', version: null, version_now: 3, retired: false };
    const { url } = await aFace(
      scripted({
        schedule: () => Promise.resolve({ schedule: aRequestSchedule(ofTemplate), fires: [] }),
        list: () =>
          Promise.resolve([
            asListed(aRequestSchedule({ ...ofTemplate, templateNow: { ...ofTemplate.templateNow, retired: true } })),
          ]),
      }),
    );
    const { overrides } = ofTemplate.asksFor.run;
    const own = { ...row, job_id: '176', template: told };
    expect((await call(url + one)).json).to.deep.equal({ ...own, request: null, overrides, fires: [] });
    const { json } = await call(`${url}/v1/schedules`);
    expect(json?.['items']).to.deep.equal([{ ...own, template: { ...told, retired: true } }]);
  });

  it('one is started, stopped and removed: 200; one that is not there is 404, one that would not fire 400', async () => {
    const stopped = aRequestSchedule({ status: 'STOPPED', nextAt: null });
    const problems = [{ path: 'ends_at', message: 'it would not fire any more' }];
    const { url } = await aFace(
      scripted({
        start: () => Promise.resolve({ kind: 'refused', problems }),
        stop: () => Promise.resolve({ kind: 'done', schedule: stopped }),
        remove: () => Promise.resolve(true),
      }),
    );
    const start = await call(`${url}${one}/start`, { method: 'POST' });
    expect(start.status).to.equal(400);
    expect(start.json).to.deep.include({ code: 'invalid-request', errors: problems });
    expect((await call(`${url}${one}/stop`, { method: 'POST' })).json).to.deep.equal({
      ...row,
      status: 'stopped',
      next_at: null,
    });
    expect((await call(url + one, { method: 'DELETE' })).json).to.deep.equal({ schedule_id: anId, outcome: 'removed' });
    const gone = await aFace(
      scripted({
        schedule: () => Promise.resolve(null),
        start: () => Promise.resolve({ kind: 'not-found' }),
        stop: () => Promise.resolve({ kind: 'not-found' }),
        remove: () => Promise.resolve(false),
      }),
    );
    for (const [method, path] of [
      ['GET', one],
      ['POST', `${one}/start`],
      ['POST', `${one}/stop`],
      ['DELETE', one],
      ['GET', '/v1/schedules/17'],
    ] as const)
      expect((await call(gone.url + path, { method })).json).to.include({ code: 'not-found' });
  });

  it('who made, started, stopped and removed one is told to the keeper, within a reach too', async () => {
    const asked: unknown[] = [];
    const ask = (verb: string, actor: string) => asked.push(`${verb} ${actor}`);
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url } = await aFace(
      scripted({
        schedule: () => Promise.resolve({ schedule: shown, fires: [] }),
        create: ({ actor }) => (ask('create', actor), Promise.resolve({ kind: 'made', schedule: shown } as const)),
        start: (_id, actor) => (ask('start', actor), Promise.resolve({ kind: 'done', schedule: shown } as const)),
        stop: (_id, actor) => (ask('stop', actor), Promise.resolve({ kind: 'done', schedule: shown } as const)),
        remove: (_id, actor) => (ask('remove', actor), Promise.resolve(true)),
      }),
      { credentials },
    );
    const created = post('{}');
    await call(`${url}/v1/schedules`, { ...created, headers: { ...headers, ...created.headers } });
    for (const to of ['start', 'stop']) await call(`${url}${one}/${to}`, { method: 'POST', headers });
    await call(url + one, { method: 'DELETE', headers });
    expect(asked).to.deep.equal(['create ops-anna', 'start ops-anna', 'stop ops-anna', 'remove ops-anna']);
  });

  it('that of another tenant is neither seen, started, stopped nor removed, and asking for it is reported', async () => {
    const theirs = aRequestSchedule({ tenantId: '444' });
    const touched: string[] = [];
    const touch = (what: string) => (touched.push(what), Promise.reject(new Error('not theirs')));
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url, facts } = await aFace(
      scripted({
        schedule: () => Promise.resolve({ schedule: theirs, fires: [] }),
        ...{ start: () => touch('start'), stop: () => touch('stop'), remove: () => touch('remove') },
      }),
      { credentials },
    );
    for (const [method, path] of [
      ['GET', one],
      ['POST', `${one}/start`],
      ['POST', `${one}/stop`],
      ['DELETE', one],
    ] as const)
      expect((await call(url + path, { method, headers })).status).to.equal(404);
    expect(touched).to.deep.equal([]);
    expect(facts.map((fact) => ('why' in fact ? fact.why : fact.kind))).to.deep.equal(Array(4).fill('tenant'));
  });

  it('a list and a new one are within the reach of whoever asks', async () => {
    const asked: unknown[] = [];
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url, facts } = await aFace(
      scripted({
        list: ({ reach }) => (asked.push(reach), Promise.resolve([])),
        create: ({ reach }) => (
          asked.push(reach),
          Promise.resolve({ kind: 'refused', code: 'tenant-not-allowed', problems: [] })
        ),
      }),
      { credentials },
    );
    await call(`${url}/v1/schedules?tenant_id=444`, { headers });
    const created = post('{}');
    const refused = await call(`${url}/v1/schedules`, { ...created, headers: { ...headers, ...created.headers } });
    expect(refused.status).to.equal(403);
    expect(asked).to.deep.equal([onlyTenant('333'), onlyTenant('333')]);
    expect(facts[0]).to.include({ kind: 'access-refused', why: 'tenant' });
  });
});
