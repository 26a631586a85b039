// Operators' hands on a real queue: what they do to requests, that it holds against passes that run at the same time, and who is known to
// have done it.
import { expect } from 'chai';
import { everyTenant } from '../../src/core/caller.js';
import type { Hand } from '../../src/core/hand.js';
import { branded, type PoolName, type RequestId } from '../../src/core/ids.js';
import type { HandAsked, HandAnswer } from '../../src/ports/hands.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { neverStill } from '../support/never-still.js';
import { broken, declareScripted } from '../support/scripted-job.js';

const anything = { ids: null, states: null, tenantId: null, jobId: null, waitCase: null, olderThanMs: null, reach: everyTenant };

type Acted = Extract<HandAnswer, { kind: 'acted' }>;

async function act(
  house: TestHouse,
  hand: Hand,
  {
    selection = {},
    ...more
  }: Partial<Omit<HandAsked, 'hand' | 'selection'>> & { selection?: Partial<HandAsked['selection']> } = {},
): Promise<Acted> {
  const asked = {
    hand,
    selection: { ...anything, ...selection },
    actor: 'geoff',
    reason: 'a test',
    dryRun: false,
    max: 100,
    ...more,
  };
  const answer = await house.keeper.act(asked);
  if (answer.kind !== 'acted') throw new Error('there is no such pool');
  return answer;
}

const one = (id: RequestId) => ({ selection: { ids: [id] } });
const outcomes = ({ touches }: Acted) => touches.map(({ outcome }) => outcome);

/** One cluster with one slot in each pool; runs last a minute. */
function withClusters(site: Site): void {
  for (const [jobId, clusterId] of [
    ['175', 'active-1'],
    ['176', 'passive-1'],
  ] as const) {
    site.simulator.addCluster({ clusterId, name: clusterId, state: 'RUNNING' });
    site.simulator.declareJob({
      ...{ jobId, name: `job ${jobId}`, clusterId, maxConcurrentRuns: 1000 },
      outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
    });
  }
}

const settings = {
  pools: { active: { clusters: ['active*'], slots_per_cluster: 1 }, passive: { clusters: ['passive*'], slots_per_cluster: 1 } },
  jobs: { '177': { placement: 'submit' as const } },
};

describe("operators' hands", () => {
  it('a held request is passed over, says who holds it, and runs once it is released', async () => {
    await onSite({ settings }, async (site) => {
      withClusters(site);
      const house = await site.house('a');
      const [first, second] = [await house.take({ correlationId: 'a' }), await house.take({ correlationId: 'b' })];
      expect(outcomes(await act(house, { kind: 'hold' }, one(first)))).to.deep.equal(['done']);
      await house.drive();
      await house.sweep();
      expect(await site.states()).to.deep.equal({ a: 'waiting', b: 'running' });
      const { waits } = await house.request(first);
      expect(waits).to.include({ case: 'held', reason: 'Held by geoff: a test' });
      const explained = (await house.keeper.explain(first))!.foresight!;
      expect(explained.held).to.equal(true);
      expect(explained.waitsOn.map(({ what }) => what)).to.deep.equal(['hold', 'pool']);
      expect(explained.ways[0]?.sentence).to.match(/^it were released, and /);

      await site.pass(61_000);
      await house.watch();
      await house.drive();
      expect((await house.request(first)).state, 'also when there is room').to.equal('waiting');
      expect((await house.keeper.explain(first))!.foresight!.ways.map(({ sentence }) => sentence)).to.deep.equal([
        'it were released',
      ]);
      expect(outcomes(await act(house, { kind: 'hold' }, one(first)))).to.deep.equal(['already-so']);
      await act(house, { kind: 'release' }, one(first));
      await house.drive();
      expect((await house.request(first)).state).to.equal('running');
      expect(outcomes(await act(house, { kind: 'hold' }, one(first)))).to.deep.equal(['not-in-queue']);
      expect(outcomes(await act(house, { kind: 'hold' }, one(second)))).to.deep.equal(['already-final']);
    });
  });

  it('finds what it would change behind any number that are so already', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const held = await house.take({ correlationId: 'a' });
      await act(house, { kind: 'hold' }, one(held));
      await site.sql(
        `insert into request select (jsonb_populate_record(r, jsonb_build_object('correlation_id', 'copy ' || n,
           'id', '00000000-0000-4000-8000-' || lpad(n::text, 12, '0')))).* from request r, generate_series(1, 10500) as n`,
      );
      const other = await house.take({ correlationId: 'b' });
      await house.drive();
      const [priority] = await site.sql<{ priority: number }>('select priority from request limit 1');
      const all = [
        { kind: 'hold' },
        { kind: 'prioritise', priority: (priority?.priority ?? 0) + 1 },
        { kind: 'move', pool: branded<PoolName>('passive') },
        { kind: 'release' },
      ] as const;
      for (const hand of all) {
        if (hand.kind === 'release')
          await site.sql(`update request set wait_case = 'released' where correlation_id like 'copy%'`);
        else if (hand.kind === 'prioritise')
          await site.sql('update request set priority = $1 where id <> $2', [hand.priority, other]);
        else if (hand.kind === 'move') await site.sql(`update request set moved_to = 'passive' where id <> $1`, [other]);
        const { touches, more } = await act(house, hand, { max: 10 });
        const changed = hand.kind === 'release' ? [held, other] : [other];
        expect({ changed: touches.map(({ request }) => request.id), more }).to.deep.equal({ changed, more: false });
      }
      await site.sql(`delete from request where correlation_id like 'copy%'`);
    });
  }).timeout(120_000);

  it('one that is released before its time says that it waits for that', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'a', operation: { start_after: site.clock.now() + 3_600_000 } });
      await act(house, { kind: 'hold' }, one(id));
      await act(house, { kind: 'release' }, { ...one(id), reason: '' });
      await house.drive();
      expect((await house.request(id)).waits?.reason).to.equal('Released by geoff. Its start_after has not come yet.');
    });
  });

  it('a request that kept moving while it was to be cancelled is told of, and left as it was', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'restless' });
      await house.drive();
      neverStill(site, house);
      expect(outcomes(await act(house, { kind: 'cancel' }, one(id)))).to.deep.equal(['moved-meanwhile']);
      expect(await house.request(id)).to.include({ state: 'waiting', stopWish: null });
    });
  });

  it('a held request expires and can be cancelled like any other', async () => {
    await onSite({ settings }, async (site) => {
      withClusters(site);
      const house = await site.house('a');
      const short = await house.take({ correlationId: 'a', operation: { max_wait_seconds: 30 } });
      const other = await house.take({ correlationId: 'b' });
      await act(house, { kind: 'hold' }, { selection: { tenantId: '333' } });
      await site.pass(31_000);
      await house.sweep();
      expect((await house.request(short)).state).to.equal('expired');
      expect((await act(house, { kind: 'cancel' }, one(other))).touches).to.have.length(1);
      expect((await house.request(other)).state).to.equal('cancelled');
    });
  });

  it('a higher priority goes first, whatever came before', async () => {
    await onSite({ settings }, async (site) => {
      withClusters(site);
      const house = await site.house('a');
      await house.take({ correlationId: 'first' });
      await house.drive();
      for (const name of ['b', 'c']) await house.take({ correlationId: name });
      const last = await house.take({ correlationId: 'd' });
      await house.drive();
      expect((await house.request(last)).position).to.equal(3);
      const { touches } = await act(house, { kind: 'prioritise', priority: 90 }, one(last));
      expect(touches[0]?.request).to.include({ state: 'waiting', held: false, priority: 90 });
      expect(await house.request(last)).to.include({ position: 1, priority: 90 });
      await site.pass(61_000);
      await house.watch();
      await house.drive();
      expect(await site.states()).to.deep.equal({ first: 'succeeded', b: 'waiting', c: 'waiting', d: 'running' });
    });
  });

  it('one that was given back keeps its place under every hand, and a higher priority takes it forward and never back', async () => {
    await onSite({}, async (site) => {
      declareScripted(site.simulator, [broken]);
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'a', priority: 50 });
      const { rankAt } = await house.request(id);
      await house.drive();
      // It runs for long, and so it is given back long after it came.
      await site.pass(3_600_000);
      await house.watch();
      expect(await house.request(id)).to.deep.include({ state: 'waiting', rankAt });
      for (const hand of [{ kind: 'hold' }, { kind: 'release' }, { kind: 'move', pool: branded<PoolName>('active') }] as const) {
        expect(outcomes(await act(house, hand, one(id)))).to.deep.equal(['done']);
        expect((await house.request(id)).rankAt, hand.kind).to.equal(rankAt);
      }
      await act(house, { kind: 'prioritise', priority: 60 }, one(id));
      expect((await house.request(id)).rankAt).to.be.below(rankAt);
      await act(house, { kind: 'prioritise', priority: 50 }, one(id));
      expect((await house.request(id)).rankAt).to.equal(rankAt);
    });
  });

  it('a moved request runs in the pool that it was moved to, and its decision says so and can be taken again', async () => {
    await onSite({ settings }, async (site) => {
      withClusters(site);
      site.simulator.declareJob({ jobId: '177', name: 'job 177', clusterId: 'active-1', maxConcurrentRuns: 1000 });
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'a', jobId: '177' });
      await act(house, { kind: 'move', pool: branded<PoolName>('passive') }, one(id));
      await house.drive();
      expect(await house.request(id)).to.include({ state: 'running', pool: 'passive', clusterId: 'passive-1' });
      const [decision] = (await house.keeper.decisions(id))!;
      expect(decision).to.include({ route: '(moved by hand)', outcome: 'run' });
      expect(decision?.facts.request.moved_to).to.equal('passive');
      const nowhere = await house.keeper.act({
        ...{ hand: { kind: 'move', pool: branded<PoolName>('nowhere') }, selection: { ...anything, ids: [id] } },
        ...{ actor: 'geoff', reason: '', dryRun: false, max: 1 },
      });
      expect(nowhere).to.deep.equal({ kind: 'no-such-pool', pools: ['active', 'passive'] });
    });
  });

  it('a filter touches what it names and no more, in bounded batches; a dry run says the same and touches nothing', async () => {
    await onSite({ settings }, async (site) => {
      withClusters(site);
      const house = await site.house('a');
      for (let index = 0; index < 5; index += 1) {
        await house.take({ correlationId: `old-${index}`, tenantId: 'x' });
        await house.take({ correlationId: `other-${index}`, tenantId: 'y' });
      }
      await site.pass(60_000);
      await house.take({ correlationId: 'new', tenantId: 'x' });
      const before = await site.sql('select * from request order by id');
      const selection = { tenantId: 'x', olderThanMs: 30_000 };
      const dry = await act(house, { kind: 'cancel' }, { selection, dryRun: true });
      expect(outcomes(dry)).to.deep.equal(Array(5).fill('would'));
      expect(await site.sql('select * from request order by id')).to.deep.equal(before);
      expect(await house.keeper.audit({ requestId: null, before: null, limit: 10 })).to.deep.equal([]);

      const batches = [];
      for (let more = true; more;) {
        const acted = await act(house, { kind: 'hold' }, { selection, max: 2 });
        batches.push(acted.touches.length);
        ({ more } = acted);
      }
      expect(batches).to.deep.equal([2, 2, 1]);
      const held = await site.sql<{ n: number }>(
        `select count(*)::int as n from request where wait_case = 'held' and tenant_id = 'x'`,
      );
      expect(held).to.deep.equal([{ n: 5 }]);
      expect(outcomes(await act(house, { kind: 'release' }, { selection: { waitCase: 'held' } }))).to.deep.equal(
        Array(5).fill('done'),
      );
      await act(house, { kind: 'cancel' }, { selection: { tenantId: 'x' } });
      const states = Object.entries(await site.states());
      expect(states.filter(([, state]) => state === 'cancelled')).to.have.length(6);
      await house.drive();
    });
  });

  it('who did what, when and why is on record, and what it was before and after', async () => {
    await onSite({ settings }, async (site) => {
      const house = await site.house('a');
      const id = await house.take({ correlationId: 'a' });
      await act(house, { kind: 'prioritise', priority: 80 }, one(id));
      await act(house, { kind: 'hold' }, { ...one(id), actor: 'ann', reason: '' });
      await house.keeper.cancel(id, 'bob');
      const entries = await house.keeper.audit({ requestId: id, before: null, limit: 10 });
      expect(entries.map(({ actor, act: what, reason, at }) => [actor, what, reason, at])).to.deep.equal([
        ['bob', 'cancel', '', site.clock.now()],
        ['ann', 'hold', '', site.clock.now()],
        ['geoff', 'prioritise', 'a test', site.clock.now()],
      ]);
      expect(entries.at(-1)?.detail).to.deep.equal({
        before: { state: 'received', held: false, priority: 50, pool: null },
        after: { held: false, priority: 80, pool: null },
      });
      const [older] = await house.keeper.audit({ requestId: null, before: entries[1]!.id, limit: 1 });
      expect(older?.act).to.equal('prioritise');
    });
  });

  it('against passes of two replicas at the same time: a request that was held never runs, and none is lost', async () => {
    await onSite(
      { settings: { ...settings, pools: { active: { clusters: ['active*'], slots_per_cluster: 40 }, passive: {} } } },
      async (site) => {
        withClusters(site);
        const [a, b] = [await site.house('a'), await site.house('b')];
        const ids: RequestId[] = [];
        const held = new Set<RequestId>();
        for (let round = 0; round < 6; round += 1) {
          for (let index = 0; index < 6; index += 1)
            ids.push(await a.take({ correlationId: `${round}/${index}`, operation: { max_concurrent_runs: 1000 } }));
          const fresh = ids.slice(-6);
          const holding = Promise.all(
            fresh.slice(0, 3).map((id, index) => act(index % 2 === 0 ? a : b, { kind: 'hold' }, one(id))),
          );
          const [acted] = await Promise.all([holding, a.drive(), b.drive()]);
          for (const { touches } of acted)
            for (const { request, outcome } of touches) if (outcome === 'done') held.add(request.id);
        }
        await a.drive();
        for (const id of ids) {
          const { state } = await a.request(id);
          expect(state, held.has(id) ? 'held' : 'not held').to.equal(held.has(id) ? 'waiting' : 'running');
        }
        const audited = await site.sql<{ request_id: RequestId }>('select request_id from audit');
        expect(new Set(audited.map((row) => row.request_id)), 'what is on record was done').to.deep.equal(held);
      },
    );
  });
});
