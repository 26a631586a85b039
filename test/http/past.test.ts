import { expect } from 'chai';
import { branded, type ClusterId, type JobId, type PoolName, type RequestId, type TenantId } from '../../src/core/ids.js';
import type { PastRequest } from '../../src/core/playing/past-request.js';
import type { PastAsked } from '../../src/ports/past.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, anId, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/past-requests';
const aDay = '?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z';
const from = Date.parse('2026-11-21T00:00:00Z');
const to = Date.parse('2026-11-22T00:00:00Z');
const context = { location_id: '', pos_id: '', client_id: '', operation_id: '', operation_name: '', parameters: 'none' } as const;

const past = (id: string): PastRequest => ({
  ...{
    id: branded<RequestId>(id),
    tenantId: branded<TenantId>('333'),
    jobId: branded<JobId>('175'),
    userId: 'geoff@example.com',
  },
  ...{
    priority: 50,
    source: 'http',
    movedTo: null,
    receivedAt: received,
    context,
    state: 'succeeded',
    finishedAt: received + 9_000,
  },
  asked: { clusterType: null, maxConcurrentRuns: 3, maxWaitSeconds: null, maxRunSeconds: null, startAfter: received },
  ran: {
    ...{ pool: branded<PoolName>('active'), startedAt: received + 1_000, tookMs: 8_000, goesOn: false },
    last: { clusterId: branded<ClusterId>('c-1'), acceptedAt: received + 1_000, endedAt: received + 9_000 },
  },
});

async function asking(query: string, rows: readonly PastRequest[] = [], holder = keyHolder()) {
  const asked: PastAsked[] = [];
  const { url } = await aFace({ past: (one) => Promise.resolve((asked.push(one), rows)) }, { credentials: holder.credentials });
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: requests of a past period', () => {
  afterEach(closeFaces);
  holdsItsDoor({
    ...{ method: 'GET', path: path + aDay, scope: 'policies:manage', body: null },
    asks: (called) => ({ past: called }),
  });

  it('each is told with what it asked for and what became of it', async () => {
    const { asked, answer } = await asking(aDay, [past(anId)]);
    expect(answer.json).to.deep.equal({
      items: [
        {
          ...{ request_id: anId, tenant_id: '333', job_id: '175', user_id: 'geoff@example.com', priority: 50, source: 'http' },
          ...{ moved_to: null, received: '2026-11-21T06:00:00.000Z', context, state: 'succeeded' },
          finished: '2026-11-21T06:00:09.000Z',
          asked: {
            ...{ cluster_type: null, max_concurrent_runs: 3, max_wait_seconds: null, max_run_seconds: null },
            start_after: '2026-11-21T06:00:00.000Z',
          },
          ran: {
            ...{ pool: 'active', started: '2026-11-21T06:00:01.000Z', run_seconds: 8, goes_on: false },
            last_attempt: { cluster_id: 'c-1', accepted: '2026-11-21T06:00:01.000Z', ended: '2026-11-21T06:00:09.000Z' },
          },
        },
      ],
      next_after: null,
    });
    expect(asked).to.deep.equal([{ from, to, earlier: false, after: null, limit: 1001 }]);
    const earlier = await asking(`${aDay}&earlier=unended`);
    expect(earlier.asked).to.deep.equal([{ from, to, earlier: true, after: null, limit: 1001 }]);
  });

  it('a page that is not the last says where it ended, and from there the next is asked', async () => {
    const other = anId.replace(/.$/, 'c');
    const { answer } = await asking(`${aDay}&limit=1`, [past(anId), past(other)]);
    expect(answer.json?.['items']).to.have.length(1);
    expect(answer.json?.['next_after']).to.equal(anId);
    const { asked } = await asking(`${aDay}&limit=1&after=${anId}`);
    expect(asked).to.deep.equal([{ from, to, earlier: false, after: anId, limit: 2 }]);
    expect((await asking(`${aDay}&after=here`)).answer.status).to.equal(400);
  });

  it('who sees one tenant alone sees none of them, and they are not read', async () => {
    const { asked, answer } = await asking(aDay, [past(anId)], keyHolder({ reach: onlyTenant('333') }));
    expect(answer.json).to.deep.equal({ items: [], next_after: null });
    expect(asked).to.deep.equal([]);
  });
});
