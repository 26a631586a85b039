// The requests of a past period, from rows: what they asked for, what became of them, and what is read for it.
import { expect } from 'chai';
import { firstIdOf } from '../../src/adapters/store/postgres/identity.js';
import { selectEarlier, selectPast } from '../../src/adapters/store/postgres/past.js';
import { branded } from '../../src/core/ids.js';
import { explained, indexesOf, planner, touched, withoutIndex } from './explained.js';
import { makeEnded } from './many-ended.js';
import { finished, now, running, stored } from './moves.js';
import { opened, type Opened } from './opened.js';

const minute = 60_000;

describe('store: requests of a past period', () => {
  let on: Opened;
  beforeEach(async () => {
    on = await opened();
  });
  afterEach(() => on.close());

  const all = { from: 0, to: 8e12, earlier: false, after: null, limit: 10 };

  it('come in the order in which they were received, a page at a time, with what the engine took and what their senders asked for', async () => {
    const ran = await running(on.store, { correlationId: branded('ran') });
    await on.store.runs.finish([finished(ran.request, ran.version, { at: now + 10 * minute })]);
    const goes = await running(on.store, { correlationId: branded('goes on') });
    const [waits] = await stored(on.store, { correlationId: branded('waits') });
    const asks = { max_concurrent_runs: 7, start_after: '2026-11-21T06:00:00+01:00', python_params: ['a'], cluster_type: '' };
    const operation = '{job,job_context,job_operation}';
    await on.sql(`update request_body set body = jsonb_set(body, '${operation}', $2::jsonb) where request_id = $1`, [
      waits!.id,
      // A whole number, as it may be written.
      JSON.stringify(asks).replace(':7,', ':7.0,'),
    ]);
    const rows = await on.store.reading.past(all);
    expect(rows.map(({ id }) => id)).to.deep.equal([ran.request.id, goes.request.id, waits!.id]);
    const [first, second, third] = rows;
    expect(first?.ran).to.include({ pool: 'active', tookMs: 10 * minute, goesOn: false });
    expect(first?.ran?.last).to.deep.include({ clusterId: 'cluster-1', endedAt: now + 10 * minute });
    expect(second?.ran?.last.endedAt).to.equal(null);
    expect(first).to.include({ state: 'succeeded', finishedAt: now + 10 * minute });
    expect(second?.ran).to.include({ goesOn: true });
    expect(third?.ran).to.equal(null);
    expect(third?.asked).to.deep.equal({
      ...{ clusterType: null, maxConcurrentRuns: 7, maxWaitSeconds: null, maxRunSeconds: null },
      startAfter: Date.parse('2026-11-21T05:00:00Z'),
    });
    expect(third?.context.parameters).to.equal('python');
    const next = await on.store.reading.past({ ...all, after: ran.request.id, limit: 1 });
    expect(next.map(({ id }) => id)).to.deep.equal([goes.request.id]);
  });

  it('are those whose ids were made in the period', async () => {
    const [one] = await stored(on.store);
    const made = Number.parseInt(one!.id.replaceAll('-', '').slice(0, 12), 16);
    const count = async (from: number, to: number) => (await on.store.reading.past({ ...all, from, to })).length;
    expect(await count(made, made + 1)).to.equal(1);
    expect(await count(made + 1, made + 2)).to.equal(0);
    expect(await count(made - 1, made)).to.equal(0);
  });

  it('those that were there when the period begins come before them when they are asked for, a page at a time', async () => {
    const ran = await running(on.store, { correlationId: branded('ran') });
    const over = await running(on.store, { correlationId: branded('over') });
    const goes = await running(on.store, { correlationId: branded('goes on') });
    const [waits] = await stored(on.store, { correlationId: branded('waits') });
    await on.store.runs.finish([finished(ran.request, ran.version, { at: now + 10 * minute })]);
    await on.store.runs.finish([finished(over.request, over.version, { at: now + 2 * minute })]);
    // The tests' ids are made by the clock of the machine: all of them before the period.
    const from = Date.now() + 60 * minute;
    await on.sql(`update request set finished_at = finished_at + $1 * interval '1 millisecond'`, [from - now - 5 * minute]);
    const asked = { ...all, from, to: from + 600 * minute, earlier: true };
    const there = [ran, goes].map(({ request }) => request.id);
    expect((await on.store.reading.past(asked)).map(({ id }) => id)).to.deep.equal([...there, waits!.id]);
    expect(await on.store.reading.past({ ...asked, earlier: false })).to.deep.equal([]);
    const first = await on.store.reading.past({ ...asked, limit: 2 });
    expect(first.map(({ id }) => id)).to.deep.equal(there);
    const next = await on.store.reading.past({ ...asked, limit: 2, after: there[1]! });
    expect(next.map(({ id }) => id)).to.deep.equal([waits!.id]);
    const [made] = [Number.parseInt(waits!.id.replaceAll('-', '').slice(0, 12), 16)];
    const both = await on.store.reading.past({ ...asked, from: made, to: made + 1, limit: 100 });
    expect(new Set(both.map(({ id }) => id)).size, 'none comes twice').to.equal(both.length);
    expect(both.map(({ id }) => id)).to.include(waits!.id);
  });

  it('what was there before is found by the indexes of what has ended and of what has not', async () => {
    await makeEnded(on, { count: 5_000, newestAt: now, everyMs: 1_000 });
    const client = await planner(on);
    const nodes = await explained(client, selectEarlier, [firstIdOf(8e12), firstIdOf(0), 100, now - 60_000, now]);
    expect(withoutIndex(nodes)).to.deep.equal([]);
    expect(indexesOf(nodes)).to.include.members(['request_ended', 'request_pkey']);
    expect(touched(nodes)).to.be.at.most(500);
    await client.end();
  });

  it('are read by keys, and no more of them than the page, however many are kept', async () => {
    await makeEnded(on, { count: 5_000, newestAt: now, everyMs: 1_000 });
    const client = await planner(on);
    const nodes = await explained(client, selectPast, [firstIdOf(0), 'ffffffff-ffff-ffff-ffff-ffffffffffff', firstIdOf(0), 100]);
    expect(withoutIndex(nodes)).to.deep.equal([]);
    expect(indexesOf(nodes)).to.deep.equal(['request_pkey', 'request_body_pkey']);
    const attempts = nodes.filter((node) => node['Relation Name'] === 'attempt');
    expect(attempts.map((node) => node['Index Name'])).to.deep.equal(['attempt_pkey']);
    expect(touched(nodes)).to.be.at.most(400);
    await client.end();
  });
});
