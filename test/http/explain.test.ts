import { expect } from 'chai';
import { branded, type ClusterId, type PoolName } from '../../src/core/ids.js';
import type { Explanation, Foresight } from '../../src/ports/foresight.js';
import { aScene } from '../policy/scenes.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, aView, call, closeFaces, received, waiting } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}/explain`;
const pool = branded<PoolName>('active');
const clusterId = branded<ClusterId>('0923-164208-meows279');
const facts = aScene();

const foresight: Foresight = {
  decision: {
    ...{ case: 'clusters-busy', rule: 'busy', route: 'the rest', reason: 'All 4 slots are taken.', policyVersion: 'abc' },
    outcome: { kind: 'wait' },
    effects: [{ effect: { kind: 'start-cluster' }, pool: 'active' }],
  },
  facts,
  startedBefore: 2,
  held: true,
  allWays: true,
  waitsOn: [
    { what: 'hold', name: '', taken: null, of: null, until: null, why: null },
    { what: 'pool', name: 'active', taken: 4, of: 4, until: null, why: 'cluster c-1 did not come up' },
    { what: 'start-time', name: '', taken: null, of: null, until: received + 60_000, why: null },
  ],
  ways: [
    { sentence: 'it were released', changes: [{ kind: 'release' }] },
    {
      sentence: 'it were later and a run ended',
      changes: [
        { kind: 'time', at: received + 60_000 },
        { kind: 'runs-end', pool, clusterId, runs: 1 },
      ],
    },
    { sentence: 'it had another priority', changes: [{ kind: 'priority', priority: 100 }] },
  ],
  start: { kind: 'unknown', why: 'held' },
};

async function explaining(explanation: Explanation | null, to = path) {
  const asked: string[] = [];
  const { url } = await aFace({ explain: (id) => Promise.resolve((asked.push(id), explanation)) });
  return { asked, answer: await call(url + to) };
}

describe('http: explain', () => {
  afterEach(closeFaces);
  holdsItsDoor({ method: 'GET', path, scope: 'requests:read', body: null, asks: (called) => ({ explain: called }) });

  it('a job request in the queue is told what was recorded, what would be decided now, and what would change it', async () => {
    const request = aView({ ...waiting, position: 3 });
    const { asked, answer } = await explaining({ request, checkAt: received + 30_000, foresight });
    expect(asked).to.deep.equal([anId]);
    expect(answer.status).to.equal(200);
    const { times, ...told } = answer.json ?? {};
    expect(times).to.include({ received: '2026-11-21T06:00:00.000Z', finished: null });
    expect(told).to.deep.equal({
      request_id: anId,
      state: 'waiting',
      recorded: {
        ...{ case: 'clusters-busy', rule: 'busy', reason: 'All 4 slots of active are taken.', position: 3 },
        ...{ since: '2026-11-21T06:00:01.000Z', next_check: '2026-11-21T06:01:01.000Z' },
      },
      position: 3,
      next_check: '2026-11-21T06:00:30.000Z',
      run: null,
      in_doubt: null,
      now: {
        ...{ outcome: 'wait', case: 'clusters-busy', rule: 'busy', route: 'the rest', reason: 'All 4 slots are taken.' },
        ...{ policy_version: 'abc', pool: null, effects: [{ effect: 'start-cluster', pool: 'active' }] },
      },
      held: true,
      started_before: 2,
      waits_on: [
        { what: 'hold', name: '', taken: null, of: null, until: null, why: null },
        { what: 'pool', name: 'active', taken: 4, of: 4, until: null, why: 'cluster c-1 did not come up' },
        { what: 'start-time', name: '', taken: null, of: null, until: '2026-11-21T06:01:00.000Z', why: null },
      ],
      would_run_if: [
        { sentence: 'it were released', changes: [{ kind: 'release' }] },
        {
          sentence: 'it were later and a run ended',
          changes: [
            { kind: 'time', at: '2026-11-21T06:01:00.000Z' },
            { kind: 'runs-end', pool, cluster_id: clusterId, runs: 1 },
          ],
        },
        { sentence: 'it had another priority', changes: [{ kind: 'priority', priority: 100 }] },
      ],
      would_run_if_complete: true,
      expected_start: { likely: null, late: null, sentence: 'not known: an operator holds it' },
      facts,
    });
  });

  it('one that would run now is told where', async () => {
    const outcome = { kind: 'run', pool: 'active', clusterId, runsAs: '7' } as const;
    const { answer } = await explaining({
      ...{ request: aView(), checkAt: received },
      foresight: { ...foresight, decision: { ...foresight.decision, outcome } },
    });
    expect(answer.json?.['now']).to.include({ outcome: 'run', pool: 'active' });
  });

  it('one that runs has nothing ahead of it, and tells its run', async () => {
    const request = aView({ state: 'running', pool, clusterId, runId: '7', runUrl: 'https://x/run/7' });
    const { answer } = await explaining({ request, checkAt: null, foresight: null });
    expect(answer.status).to.equal(200);
    const nothingAhead = {
      now: null,
      held: false,
      started_before: null,
      waits_on: [],
      would_run_if: [],
      would_run_if_complete: true,
      expected_start: null,
      facts: null,
    };
    const recorded = { state: 'running', recorded: null, position: null, next_check: null };
    expect(answer.json).to.deep.include({ ...recorded, ...nothingAhead });
    expect(answer.json?.['run']).to.include({ pool, cluster_id: clusterId, run_id: '7', url: 'https://x/run/7' });
  });

  it('an id in capitals is the same id', async () => {
    expect((await explaining(null, path.replace(anId, anId.toUpperCase()))).asked).to.deep.equal([anId]);
  });

  it('an unknown job request is 404', async () => {
    const { answer } = await explaining(null);
    expect(answer.status).to.equal(404);
    expect(answer.json).to.include({ code: 'not-found', detail: 'There is no job request with this id.', instance: path });
  });

  it('an id that no job request can have is 404 without asking the keeper', async () => {
    const { asked, answer } = await explaining(null, path.replace(anId, 'nope'));
    expect(answer.status).to.equal(404);
    expect(asked).to.deep.equal([]);
  });

  it('what belongs to another tenant is 404, is not explained, and is reported', async () => {
    const { credentials, headers } = keyHolder({ reach: onlyTenant('333') });
    const { url, facts: reported } = await aFace({ request: () => Promise.resolve(aView({ tenantId: '444' })) }, { credentials });
    expect((await call(url + path, { headers })).status).to.equal(404);
    expect(reported[0]).to.include({ kind: 'access-refused', why: 'tenant', caller: 'ops-anna' });
  });
});
