// What came in a stretch of time.
import { expect } from 'chai';
import { selectArrivals } from '../../src/adapters/store/postgres/arrivals.js';
import { branded } from '../../src/core/ids.js';
import { explained, indexesOf, pagesRead, planner, touched, withoutIndex } from './explained.js';
import { makeEnded } from './many-ended.js';
import { now, record, stored, waiting } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;
const stretch = { from: now - 30 * minute, to: now };

describe('store: what came', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const arrivals = (decisionsMax = 1_000) => on.store.arrivals.arrivals(stretch, decisionsMax);

  it('in a stretch is counted once for each request, by the pool in which it was first let run', async () => {
    await makeEnded(on, { jobId: '1', count: 3, newestAt: now - minute, everyMs: minute });
    await makeEnded(on, { jobId: '2', count: 2, newestAt: now - minute, everyMs: minute });
    await on.sql(`update attempt set pool = 'passive' where runs_as = '2'`);
    // Decided on once more, tried again elsewhere.
    await on.sql(`insert into decision (request_id, decided_at, "case", rule, outcome, reason, policy_version, facts, leads_to)
      select request_id, decided_at, "case", rule, outcome, reason, policy_version, facts, leads_to from decision`);
    await on.sql(`insert into attempt (request_id, tenant_id, number, token, engine, pool, runs_as, recorded_at, ended_at)
      select request_id, tenant_id, 2, token || '-2', engine, 'third', runs_as, recorded_at, ended_at from attempt`);
    expect([...(await arrivals())]).to.have.deep.members([
      ['active', 3],
      ['passive', 2],
    ]);
  });

  it('before it and after it is not counted, the end being outside', async () => {
    for (const [jobId, at] of Object.entries({ before: stretch.from - 1, begin: stretch.from, end: stretch.to }))
      await makeEnded(on, { jobId, newestAt: at });
    expect([...(await arrivals())]).to.deep.equal([['active', 1]]);
  });

  it('and was decided on a while later is counted; what was never let run is not', async () => {
    await makeEnded(on, { newestAt: stretch.to - minute });
    await on.sql(`update decision set decided_at = decided_at + interval '9 minutes'`);
    const [request] = await stored(on.store, {});
    await record(on.store, { at: now - minute, waiting: [waiting(request!)] });
    expect([...(await arrivals())]).to.deep.equal([['active', 1]]);
  });

  it('is known since the oldest decision that is kept', async () => {
    expect(await on.store.arrivals.knownSince()).to.equal(null);
    await makeEnded(on, { count: 3, newestAt: now, everyMs: minute });
    expect(await on.store.arrivals.knownSince()).to.equal(now - 2 * minute);
  });

  it('is read by the index of decisions, and no more of them than is asked for, however many are kept', async () => {
    await makeEnded(on, { count: 5_000, newestAt: now, everyMs: 1_000 });
    await on.sql('analyze');
    expect((await arrivals(100)).get(branded('active'))).to.equal(100);
    const client = await planner(on);
    const nodes = await explained(client, selectArrivals, [stretch.from, stretch.to, 100]);
    expect(withoutIndex(nodes)).to.deep.equal([]);
    expect(indexesOf(nodes)).to.deep.equal(['request_pkey']);
    expect(touched(nodes)).to.be.at.most(100);
    // Three of an index and its row for each of request and attempt; and what the decisions lie on.
    expect(pagesRead(nodes)).to.be.at.most(900);
    await client.end();
  });
});
