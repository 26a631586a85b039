import { expect } from 'chai';
import type { Reach, Scope } from '../../src/core/caller.js';
import { scopes } from '../../src/core/caller.js';
import { Fault } from '../../src/core/faults.js';
import type { JobManager, ScheduleAnswer } from '../../src/ports/job-manager.js';
import type { ScheduleRow } from '../../src/ports/store/schedules.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, aKeeper, anId, bodyBytesMax, call, closeFaces, received } from './scripted-keeper.js';

const base = '/api/jobmanager/v3/schedules';
const json = { 'content-type': 'application/json' };
const tenancy = { tenantId: '333', userId: 'ops-anna', actor: 'ops-anna', traceparent: null };

const row: ScheduleRow = {
  ...{ id: anId, tenantId: '333', name: 'nightly', timeZone: 'Europe/Berlin', userId: 'ops-anna', createdAt: received },
  ...{ status: 'RUNNING', executions: 4, nextAt: received + 60_000, message: '', modelId: 'm-1', scheduleString: '0 0 2 * * *' },
  ...{ inputFolderId: 'in-1', outputFolderId: 'out-1', configurationId: 'c-1', executionsMax: null },
};
const told = {
  ...{ id: anId, name: 'nightly', modelId: 'm-1', scheduleString: '0 0 2 * * *', creationDate: '2026-11-21T06:00:00.000Z' },
  ...{ createdBy: '333', status: 'RUNNING', inputFolderId: 'in-1', outputFolderId: 'out-1', configurationId: 'c-1' },
  ...{ maximumExecutionTime: null, message: '', timeZone: 'Europe/Berlin', executions: 4 },
  nextExecution: '2026-11-21T06:01:00.000Z',
};

type Verb = 'createSchedule' | 'schedules' | 'schedule' | 'startSchedule' | 'stopSchedule' | 'removeSchedule';
interface Asking {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
const calls: Record<Verb, Asking> = {
  createSchedule: { method: 'POST', path: base, headers: json, body: '{"modelId":"m-1"}' },
  schedules: { method: 'GET', path: base },
  schedule: { method: 'GET', path: `${base}/${anId}` },
  startSchedule: { method: 'POST', path: `${base}/${anId}/start` },
  stopSchedule: { method: 'POST', path: `${base}/${anId}/stop` },
  removeSchedule: { method: 'DELETE', path: `${base}/${anId}` },
};
const verbs = Object.keys(calls) as Verb[];

interface Holding {
  readonly reach?: Reach;
  readonly scopes?: readonly Scope[];
}

/** What the keeper was asked is in `asked`; it answers `answer` to the one verb and fails on all others. */
async function asking<Of extends Verb>(
  verb: Of,
  answer: Awaited<ReturnType<JobManager[Of]>> | Fault,
  changes: Partial<Asking> & Holding = {},
) {
  const asked: unknown[][] = [];
  const answering = (...given: unknown[]) => {
    asked.push(given);
    return answer instanceof Fault ? Promise.reject(answer) : Promise.resolve(answer);
  };
  const holder = keyHolder({ reach: changes.reach ?? onlyTenant('333'), scopes: changes.scopes ?? scopes });
  const jobManager = { ...aKeeper().jobManager, [verb]: answering };
  const { url } = await aFace({ jobManager }, { credentials: holder.credentials });
  const { path, method, headers = {}, body } = { ...calls[verb], ...changes };
  const init = { method, headers: { ...holder.headers, ...headers }, ...(body === undefined ? {} : { body }) };
  const got = await call(url + path, init);
  const errors = (got.json?.['errors'] ?? []) as readonly { readonly code: string; readonly message: string }[];
  return { asked, got, codes: errors.map(({ code }) => code), messages: errors.map(({ message }) => message) };
}

const failing = new Fault('store-unavailable', 'db-7 is gone');
const done: ScheduleAnswer = { kind: 'done', schedule: row };
const problems = [
  { path: 'modelId', message: 'is required' },
  { path: 'timeZone', message: 'is not known' },
];

describe('http: schedules', () => {
  afterEach(closeFaces);

  for (const verb of verbs) {
    const scope = ['schedule', 'schedules'].includes(verb) ? 'jobs:read' : 'jobs:manage';

    it(`${verb}: 401, 403 and 400 without the keeper being asked, 503 when it fails`, async () => {
      const strangers = await asking(verb, failing, { headers: { ...json, authorization: '' } });
      const others = await asking(verb, failing, { scopes: scopes.filter((one) => one !== scope) });
      const outOfReach = await asking(verb, failing, { headers: { ...json, 'x-tenant-id': '444' } });
      const ofTwo = await asking(verb, failing, { reach: onlyTenant('333', '444') });
      for (const [refused, status, code] of [
        [strangers, 401, 'unauthenticated'],
        [others, 403, 'not-allowed'],
        [outOfReach, 403, 'not-allowed'],
        [ofTwo, 400, 'no-tenant'],
      ] as const) {
        expect([refused.got.status, refused.codes]).to.deep.equal([status, [code]]);
        expect(refused.asked).to.deep.equal([]);
      }
      const away = await asking(verb, failing, { scopes: [scope] });
      expect([away.got.status, away.codes, away.asked.length]).to.deep.equal([503, ['store-unavailable'], 1]);
      expect(away.got.headers.has('retry-after')).to.equal(true);
      expect(away.got.text).to.not.contain('db-7');
    });

    it(`${verb}: one call too many is 429 in the shape of this API, and when to try again`, async () => {
      const holder = keyHolder({ reach: onlyTenant('333') });
      const { url } = await aFace({}, { credentials: holder.credentials, rates: { callsPerMinute: 1, submitsPerMinute: null } });
      const { path, method, headers, body } = calls[verb];
      const init = { method, headers: { ...holder.headers, ...headers }, ...(body === undefined ? {} : { body }) };
      await call(url + path, init);
      const tooMany = await call(url + path, init);
      expect(tooMany.status).to.equal(429);
      expect((tooMany.json?.['errors'] as readonly { code: string }[]).map(({ code }) => code)).to.deep.equal(['too-many-calls']);
      expect(tooMany.headers.get('retry-after')).to.match(/^[0-9]+$/);
    });
  }

  it('one is made in the name of the tenant: 201, and where to look for it', async () => {
    const { asked, got } = await asking('createSchedule', { kind: 'made', thing: row });
    expect(got.status).to.equal(201);
    expect(got.json).to.deep.equal(told);
    expect(got.headers.get('location')).to.equal(`${base}/${anId}`);
    expect(asked).to.deep.equal([[tenancy, { modelId: 'm-1' }, null]]);
  });

  it('one that was made under its key before is 200; another one under the same key is 422', async () => {
    const known = await asking('createSchedule', { kind: 'known', thing: row });
    expect([known.got.status, known.got.json, known.got.headers.get('location')]).to.deep.equal([200, told, `${base}/${anId}`]);
    const reused = await asking('createSchedule', { kind: 'reused' });
    expect([reused.got.status, reused.codes]).to.deep.equal([422, ['idempotency-key-reused']]);
  });

  it('one that is not valid is 400, an error for each problem', async () => {
    const { got, codes, messages } = await asking('createSchedule', { kind: 'refused', problems });
    expect(got.status).to.equal(400);
    expect(codes).to.deep.equal(['invalid-request', 'invalid-request']);
    expect(messages).to.deep.equal(['modelId: is required', 'timeZone: is not known']);
  });

  const bodies: Record<string, readonly [changes: Partial<Asking>, status: number, code: string]> = {
    'no JSON': [{ body: '{' }, 400, 'not-json'],
    'too large': [{ body: '{}'.padEnd(bodyBytesMax + 1) }, 413, 'too-large'],
    'of another type': [{ headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
  };
  for (const [what, [changes, status, code]] of Object.entries(bodies)) {
    it(`a body that is ${what} is ${status} without asking the keeper`, async () => {
      const { asked, got, codes } = await asking('createSchedule', failing, changes);
      expect([got.status, codes, asked]).to.deep.equal([status, [code], []]);
    });
  }

  it('a page of them has both envelopes', async () => {
    const path = `${base}?pageNumber=1&pageSize=2&filter=%7B%7D`;
    const { asked, got } = await asking('schedules', { ok: true, value: { rows: [row], total: 3 } }, { path });
    expect(got.status).to.equal(200);
    expect(got.json).to.deep.equal({
      ...{ content: [told], schedules: [told], totalPages: 2, totalElements: 3, last: true, first: false, size: 2, number: 1 },
      ...{ numberOfElements: 1, sort: null, page: { number: 1, size: 2, totalPages: 2, totalElements: 3 } },
    });
    expect(asked).to.deep.equal([[tenancy, { pageNumber: 1, pageSize: 2, filter: '{}' }]]);
  });

  it('a page that is none is 400: one that the query cannot name, and one that the keeper refuses', async () => {
    const unknown = await asking('schedules', failing, { path: `${base}?page=1` });
    expect([unknown.got.status, unknown.codes, unknown.asked]).to.deep.equal([400, ['bad-query'], []]);
    const refused = await asking('schedules', { ok: false, problems: [{ path: 'filter', message: 'is not JSON' }] });
    expect([refused.got.status, refused.messages]).to.deep.equal([400, ['filter: is not JSON']]);
  });

  it('one is shown, started, stopped and removed: 200 with how it is now', async () => {
    const stopped = { ...row, status: 'STOPPED', nextAt: null } as const;
    const answers = [
      [await asking('schedule', row), told],
      [await asking('startSchedule', done), told],
      [await asking('stopSchedule', { kind: 'done', schedule: stopped }), { ...told, status: 'STOPPED', nextExecution: null }],
      [await asking('removeSchedule', true), {}],
    ] as const;
    for (const [{ asked, got }, is] of answers) {
      expect(got.status).to.equal(200);
      expect(got.json).to.deep.equal(is);
      expect(asked).to.deep.equal([[tenancy, anId]]);
    }
  });

  it('one that can fire no more is 400 when it is started, with why', async () => {
    const refused = { kind: 'refused', problems: [{ path: 'scheduleString', message: 'never comes' }] } as const;
    const { got, messages } = await asking('startSchedule', refused);
    expect([got.status, messages]).to.deep.equal([400, ['scheduleString: never comes']]);
  });

  for (const verb of ['schedule', 'startSchedule', 'stopSchedule', 'removeSchedule'] as const) {
    it(`${verb}: an id that none can have is 404 without asking the keeper`, async () => {
      const { asked, got, codes } = await asking(verb, failing, { path: calls[verb].path.replace(anId, 'nope') });
      expect([got.status, codes, asked]).to.deep.equal([404, ['not-found'], []]);
    });
  }
});
