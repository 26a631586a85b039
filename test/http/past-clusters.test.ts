import { expect } from 'chai';
import { branded, type ClusterId, type PoolName } from '../../src/core/ids.js';
import type { PastClustersPage } from '../../src/ports/past.js';
import type { PeriodAsked } from '../../src/ports/store/reading.js';
import { holdsItsDoor } from './at-the-door.js';
import { keyHolder, onlyTenant } from './key-holder.js';
import { aFace, call, closeFaces, received } from './scripted-keeper.js';

const path = '/v1/past-clusters';
const aDay = '?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z';
const from = Date.parse('2026-11-21T00:00:00Z');
const to = Date.parse('2026-11-22T00:00:00Z');
const pool = branded<PoolName>('active');
const clusterId = branded<ClusterId>('c-1');
const page: PastClustersPage = {
  sightings: [{ pool, running: 1, starting: 0, clusterId, from: received, until: received + 60_000 }],
  starts: [
    { pool, recordedAt: received, clusterId, doneAt: received + 2_000, upAt: null, givenUp: false, ahead: false },
    { pool, recordedAt: received, clusterId: null, doneAt: null, upAt: null, givenUp: false, ahead: true },
  ],
  end: { at: received, id: '7' },
};

async function asking(query: string, holder = keyHolder()) {
  const asked: PeriodAsked[] = [];
  const pastClusters = (one: PeriodAsked) => Promise.resolve((asked.push(one), page));
  const { url } = await aFace({ pastClusters }, { credentials: holder.credentials });
  return { asked, answer: await call(url + path + query, { headers: holder.headers }) };
}

describe('http: clusters of a past period', () => {
  afterEach(closeFaces);
  holdsItsDoor({
    ...{ method: 'GET', path: path + aDay, scope: 'policies:manage', body: null },
    asks: (called) => ({ pastClusters: called }),
  });

  it('what was seen of them is told with the starts, and where the page ended', async () => {
    const { asked, answer } = await asking(aDay);
    const at = '2026-11-21T06:00:00.000Z';
    expect(answer.json).to.deep.equal({
      sightings: [{ pool: 'active', running: 1, starting: 0, cluster_id: 'c-1', from: at, until: '2026-11-21T06:01:00.000Z' }],
      starts: [
        {
          ...{ pool: 'active', recorded: at, cluster_id: 'c-1', done: '2026-11-21T06:00:02.000Z', up: null },
          ...{ given_up: false, ahead: false },
        },
        { pool: 'active', recorded: at, cluster_id: null, done: null, up: null, given_up: false, ahead: true },
      ],
      next_after: `${received}_7`,
    });
    expect(asked).to.deep.equal([{ from, to, after: null, limit: 1000 }]);
    const next = await asking(`${aDay}&limit=5&after=${received}_7`);
    expect(next.asked).to.deep.equal([{ from, to, after: { at: received, id: '7' }, limit: 5 }]);
    expect((await asking(`${aDay}&after=here`)).answer.status).to.equal(400);
  });

  it('who sees one tenant alone sees none of them, and they are not read', async () => {
    const { asked, answer } = await asking(aDay, keyHolder({ reach: onlyTenant('333') }));
    expect(answer.json).to.deep.equal({ sightings: [], starts: [], next_after: null });
    expect(asked).to.deep.equal([]);
  });
});
