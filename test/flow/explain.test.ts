// "Why is my job not running?", answered from the world of this moment; and what a request would get, without sending it.
import { expect } from 'chai';
import type { Foresight } from '../../src/ports/foresight.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';
import { aJobRequest, type Wish } from '../support/job-requests.js';

function withCluster(site: Site): void {
  site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  for (const jobId of ['175', '176'])
    site.simulator.declareJob({
      ...{ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 1000 },
      outcome: () => ({ result: 'succeed', durationMs: 60_000 }),
    });
}

async function foreseen(house: TestHouse, id: string): Promise<Foresight> {
  const foresight = (await house.keeper.explain(id))?.foresight ?? null;
  if (foresight === null) throw new Error('nothing is foreseen');
  return foresight;
}

async function dryRun(house: TestHouse, wish: Wish): Promise<Foresight> {
  const answer = await house.keeper.dryRun({ body: Buffer.from(JSON.stringify(aJobRequest(wish))) });
  if (answer.kind !== 'decided') throw new Error('it was refused');
  return answer.foresight;
}

const onePlace = { active: { clusters: ['active*'], slots_per_cluster: 2 }, passive: {} };

const sentences = ({ ways }: Foresight) => ways.map(({ sentence }) => sentence);

describe('explain', () => {
  it('is right for a request deep in its lane, whose recorded reason is old', async () => {
    await onSite({ settings: { jobs: { '175': { max_concurrent_runs: 1 } }, pools: onePlace } }, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      for (const name of ['x', 'y']) await house.take({ correlationId: name, jobId: '176' });
      await house.drive();
      const ids = [];
      for (const name of ['a', 'b', 'c', 'd', 'e']) ids.push(await house.take({ correlationId: name }));
      await house.drive();
      await site.pass(61_000);
      await house.watch();
      await house.drive();
      // One of the job runs. The others are not looked at, for nothing can come of it: what was recorded of them is no longer so.
      const { request, foresight, checkAt } = (await house.keeper.explain(ids.at(-1)!))!;
      expect(request.waits).to.include({ case: 'clusters-busy', reason: 'Pool active is full: all of its 2 slots are taken.' });
      expect(foresight?.decision.reason).to.equal('Job 175 already has 1 of 1 concurrent runs.');
      expect(foresight?.waitsOn).to.deep.equal([{ what: 'job', name: '175', taken: 1, of: 1, until: null, why: null }]);
      expect(request.position).to.equal(4);
      expect(checkAt).to.be.at.least(site.clock.now());
      // If its run ended, the next of the lane would take the turn.
      expect(sentences(foresight!)).to.deep.equal(['1 run of its job ended, and its priority were 51']);
    });
  });

  it('what it tells is true: the request runs when that has come', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      for (const name of ['a', 'b']) await house.take({ correlationId: name, jobId: '176' });
      await house.drive();
      const id = await house.take({ correlationId: 'c' });
      await house.drive();
      const before = await foreseen(house, id);
      expect(before.decision).to.include({ case: 'clusters-busy', rule: 'busy' });
      expect(before.waitsOn.map(({ what, name }) => [what, name])).to.deep.equal([['pool', 'active']]);
      expect(sentences(before)).to.deep.equal(['1 run ended on cluster active-1 in pool active', 'its priority were 100']);
      await site.pass(61_000);
      await house.watch();
      await house.drive();
      expect((await house.request(id)).state).to.equal('running');
      expect((await house.keeper.explain(id))!.foresight, 'it is not in the queue any more').to.equal(null);
    });
  });

  it('reckons with who waits for a limit now, and would take the place if one of those runs ended', async () => {
    await onSite({ settings: { jobs: { '176': { max_concurrent_runs: 1 } }, pools: onePlace } }, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      for (const [name, jobId] of [
        ['a', '176'],
        ['b', '175'],
        ['c', '176'],
      ] as const)
        await house.take({ correlationId: name, jobId });
      await house.drive();
      const id = await house.take({ correlationId: 'd' });
      await house.drive();
      expect(sentences(await foreseen(house, id))[0]).to.equal('2 runs ended on cluster active-1 in pool active');
    });
  });

  it('reckons with who will be due by the time that it tells', async () => {
    await onSite(
      { settings: { pools: { ...onePlace, active: { clusters: ['active*'], slots_per_cluster: 1 } } } },
      async (site) => {
        withCluster(site);
        const house = await site.house('a');
        const at = (minutes: number) => ({ start_after: site.clock.now() + minutes * 60_000 });
        const id = await house.take({ correlationId: 'a', operation: at(60) });
        await house.drive();
        const [way] = sentences(await foreseen(house, id));
        expect(way).to.match(/^the time were /);
        const first = await house.take({ correlationId: 'b', jobId: '176', operation: at(30) });
        await house.drive();
        expect(sentences(await foreseen(house, id))).not.to.include(way);
        expect(sentences(await foreseen(house, first))[0]).to.match(/^the time were /);
      },
    );
  });

  it('when it will start is told from how long runs of those before it took, and comes true', async () => {
    await onSite({ settings: { pools: onePlace } }, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      const toTheEnd = async (minutes: number) => {
        for (let passed = 0; passed < minutes; passed += 1) {
          await site.pass(60_000);
          await house.watch();
          await house.drive();
        }
      };
      for (const name of ['a', 'b', 'c']) await house.take({ correlationId: name });
      await house.drive();
      const { start: unknown } = await foreseen(house, await house.take({ correlationId: 'd' }));
      expect(unknown).to.deep.include({ kind: 'unknown', why: 'too-few-runs' });
      await toTheEnd(5);
      // Each is seen to have ended a minute or two after its submission; two run at once.
      for (const name of ['e', 'f', 'g', 'h', 'i']) await house.take({ correlationId: name });
      await house.drive();
      const last = await house.take({ correlationId: 'last' });
      const { start } = await foreseen(house, last);
      if (start.kind !== 'between' || start.late === null) throw new Error(JSON.stringify(start));
      expect(start.runsKnown).to.be.at.least(4);
      expect(start.likely).to.be.above(site.clock.now());
      await toTheEnd(10);
      const { submittedAt } = await house.request(last);
      expect(submittedAt).to.be.within(start.likely - 60_000, start.late + 60_000);
    });
  });

  it('of nobody there is nothing to tell', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      expect(await house.keeper.explain('01890f4e-7c1d-7000-8000-0123456789ab')).to.equal(null);
    });
  });
});

describe('dry run', () => {
  it('tells the decision that the request then gets; nothing is stored, and the engine is asked for nothing', async () => {
    await onSite({}, async (site) => {
      withCluster(site);
      const house = await site.house('a');
      for (const name of ['a', 'b', 'c']) await house.take({ correlationId: name });
      await house.drive();
      const tables = await site.sql<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
      );
      const counts = async () => {
        const all = [];
        for (const { name } of tables)
          all.push([name, (await site.sql<{ n: number }>(`select count(*)::int as n from ${name}`))[0]?.n]);
        return all;
      };
      const rows = await counts();
      const calls = JSON.stringify(site.simulator.ledger.runs);
      const facts = house.facts.length;
      const wishes = [
        { correlationId: 'x', priority: 'critical' },
        { correlationId: 'y', jobId: '176' },
        { correlationId: 'z', jobId: 'nobody' },
      ];
      const foreseenOf = [];
      for (const wish of wishes) foreseenOf.push(await dryRun(house, wish));
      expect(foreseenOf.map(({ decision }) => [decision.case, decision.outcome.kind])).to.deep.equal([
        ['job-at-its-limit', 'wait'],
        ['clusters-busy', 'wait'],
        ['job-not-declared', 'wait'],
      ]);
      expect(await counts()).to.deep.equal(rows);
      expect(JSON.stringify(site.simulator.ledger.runs)).to.equal(calls);
      expect(
        house.facts.slice(facts).map(({ kind }) => kind),
        'no decision is reported',
      ).to.not.include('decided');

      for (const [index, wish] of wishes.entries()) {
        const id = await house.take(wish);
        await house.drive();
        const [decision] = (await house.keeper.decisions(id))!;
        const { case: situation, rule, reason } = foreseenOf[index]!.decision;
        expect(decision).to.include({ case: situation, rule, reason });
      }
    });
  });

  it('a request that would not be taken is told every problem', async () => {
    await onSite({}, async (site) => {
      const house = await site.house('a');
      const answer = await house.keeper.dryRun({ body: Buffer.from('{"correlation_id":""}') });
      expect(answer).to.include({ kind: 'refused', code: 'invalid-request' });
    });
  });
});
