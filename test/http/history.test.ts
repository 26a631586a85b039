import { expect } from 'chai';
import { cli } from '../cli/captured-cli.js';
import { holdsItsDoor } from './at-the-door.js';
import { aFace, anId, aView, call, closeFaces, received } from './scripted-keeper.js';
import { broken, ran, waited } from './scripted-history.js';

const path = `/v1/job-requests/${anId}/history`;

const view = aView({
  ...{ state: 'succeeded', executingAt: received + 200_000, finishedAt: received + 300_000 },
  attempts: [
    broken,
    {
      ...{ ...broken, number: 2, runId: '71', submittedAt: received + 150_000, acceptedAt: received + 151_000 },
      ...{ endedAt: received + 300_000, outcome: 'SUCCEEDED', message: null, failure: null },
    },
  ],
  response: {
    ...{
      messageId: 'm',
      queue: 'q-333',
      delivery: 'published',
      attempts: 1,
      publishedAt: received + 301_000,
      reason: null,
      body: {},
    },
  },
});
const script = {
  history: (id: string) =>
    // Two in one millisecond.
    Promise.resolve(id === anId ? { request: view, decisions: [waited, { ...waited, reason: 'Fuller.' }, ran] } : null),
};

interface Page {
  readonly items: readonly Record<string, unknown>[];
  readonly next_cursor: string | null;
}

describe('http: the history of a job request', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'requests:read', body: null, asks: (called) => ({ history: called }) });

  it('has its decisions, its attempts, its end and its answer in the order of time', async () => {
    const { url } = await aFace(script);
    const { status, json } = await call(url + path);
    expect(status).to.equal(200);
    const { items, next_cursor: next } = json as unknown as Page;
    expect(next).to.equal(null);
    const seconds = (at: unknown) => (Date.parse(String(at)) - received) / 1_000;
    expect(items.map(({ at, what, outcome, attempt: number }) => [seconds(at), what, outcome, number])).to.deep.equal([
      [0, 'received', null, null],
      [0, 'decided', 'wait', null],
      [0, 'decided', 'wait', null],
      [60, 'decided', 'run', null],
      [60, 'submitted', null, 1],
      [61, 'taken', null, 1],
      [90, 'attempt-ended', 'CLOUD_FAILURE', 1],
      [150, 'submitted', null, 2],
      [151, 'taken', null, 2],
      [200, 'executing', null, 2],
      [300, 'attempt-ended', 'SUCCEEDED', 2],
      [300, 'ended', 'succeeded', null],
      [301, 'answered', null, null],
    ]);
    expect(items[3]).to.deep.equal({
      ...{ at: '2026-11-21T06:01:00.000Z', what: 'decided', outcome: 'run', attempt: null, pool: 'active', run_id: null },
      text: 'A slot is free. (case capacity-available, rule room)',
    });
    expect(items[6]).to.include({ run_id: '70', pool: 'active', text: 'the machine went away' });
  });

  it('comes a page at a time, each entry once, whatever the size of a page', async () => {
    const { url } = await aFace(script);
    const whole = ((await call(url + path)).json as unknown as Page).items;
    for (const limit of [1, 2, 5, 13, 14]) {
      const seen: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { json } = await call(`${url}${path}?limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`);
        const { items, next_cursor: next } = json as unknown as Page;
        expect(items).to.have.length.within(1, limit);
        seen.push(...items);
        cursor = next;
      }
      expect(seen, `${limit} a page`).to.deep.equal(whole);
    }
  });

  it('of a request that is not there it is 404; a cursor that is none, and a filter that is not known, 400', async () => {
    const { url } = await aFace({ history: () => Promise.resolve(null) });
    expect((await call(url + path)).json).to.include({ code: 'not-found' });
    for (const bad of ['cursor=x', 'limit=0', 'state=waiting'])
      expect((await call(`${url}${path}?${bad}`)).json).to.include({ code: 'bad-query' });
  });

  it('is told on the command line, an entry a line, by either name', async () => {
    const { url } = await aFace(script);
    const env = { JOB_KEEPER_URL: url };
    const { code, out } = await cli(['requests', 'history', anId, '--limit', '7'], { env });
    expect(code).to.equal(0);
    const lines = out.split('\n');
    expect(lines.slice(0, 8)).to.deep.equal([
      'WHEN                      WHAT                          ATTEMPT  POOL    RUN  WHY',
      '2026-11-21T06:00:00.000Z  received                                            by http',
      '2026-11-21T06:00:00.000Z  decided: wait                                       Full. (case clusters-busy, rule busy)',
      '2026-11-21T06:00:00.000Z  decided: wait                                       Fuller. (case clusters-busy, rule busy)',
      '2026-11-21T06:01:00.000Z  decided: run                           active       A slot is free. (case capacity-available, rule room)',
      '2026-11-21T06:01:00.000Z  submitted                     1        active',
      '2026-11-21T06:01:01.000Z  taken                         1        active  70',
      '2026-11-21T06:01:30.000Z  attempt-ended: CLOUD_FAILURE  1        active  70   the machine went away',
    ]);
    const cursor = /^There are more: add --cursor (\S+)$/.exec(lines[8] ?? '')?.[1] ?? '';
    const rest = await cli(['requests', 'events', anId, '--cursor', cursor, '--json'], { env });
    expect((JSON.parse(rest.out) as Page).items).to.have.length(6);
  });
});
