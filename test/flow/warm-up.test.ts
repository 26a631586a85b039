// Clusters that are started before anybody waits for them: where load came at this time of the week before, once, and not for nothing all day.
import { expect } from 'chai';
import { warmUp } from '../../src/warm-up/warm-up.js';
import { onSite, type Site, type SiteOptions, type TestHouse } from '../support/house.js';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;
const starts = (site: Site) =>
  site.sql<{ pool: string; requested: boolean }>(
    `select pool, request_id is not null as requested from step where kind = 'start-cluster' and recorded_at > $1 order by id`,
    [new Date(site.clock.now() - 5 * 24 * 60 * minute)],
  );
const ahead = (house: TestHouse) => warmUp(house.rooms.warmUp);

function settings(warm: object = {}): NonNullable<SiteOptions['settings']> {
  const active = { clusters: ['active*'], slots_per_cluster: 8, clusters_max: 1, own_compute_slots: 8 };
  return {
    pools: { active: { ...active, warm_up: { requests_min: 3, weeks: 3, pause_seconds: 7_200, ...warm } } },
    cluster_types: { business: { pools: ['active'] } },
  };
}

function stopped(site: Site): void {
  site.simulator.addCluster({
    clusterId: 'active-1',
    name: 'active-1',
    state: 'TERMINATED',
    startMs: 180_000,
    autoterminationMinutes: 20,
  });
  // With compute of its own: what came is known, and no cluster was ever asked for.
  site.simulator.declareJob({
    jobId: '175',
    name: 'job',
    maxConcurrentRuns: 100,
    outcome: { result: 'succeed', durationMs: minute },
  });
}

/** A week in which so many came, some minutes after the time of the week at which the site begins. */
async function weekWith(site: Site, house: TestHouse, requests: number, after = 10): Promise<void> {
  await site.pass(after * minute);
  for (let index = 0; index < requests; index += 1)
    await house.take({ correlationId: `${site.clock.now()}-${index}`, operation: { max_concurrent_runs: 100 } });
  await house.sweep();
  await site.pass(2 * minute);
  await house.watch();
  await site.pass(week - (after + 2) * minute - 1);
}

describe('load that comes at the same time of each week', () => {
  it('has a cluster started before it comes, by one of two replicas, and no second one while it is on its way', async () => {
    await onSite({ settings: settings() }, async (site) => {
      stopped(site);
      const houses = [await site.house('a'), await site.house('b')] as const;
      for (const requests of [7, 5, 4, 3]) await weekWith(site, houses[0], requests);
      await Promise.all(houses.map(ahead));
      expect(await starts(site)).to.deep.equal([{ pool: 'active', requested: false }]);
      const told = houses.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'warm-up'));
      expect(told).to.deep.equal([{ kind: 'warm-up', pool: 'active', expected: 4, withinSeconds: 1_800, weeks: 3 }]);
      await Promise.all(houses.map((house) => house.perform()));
      await site.pass(4 * minute);
      const cluster = site.simulator.ledger.requests.filter(({ path }) => path.endsWith('clusters/start'));
      expect(cluster.map(({ status }) => status)).to.deep.equal([200]);
      await Promise.all(houses.map(ahead));
      expect(await starts(site)).to.have.length(1);
    });
  });

  it('has none started where it came in less than half of the weeks, or too little is known', async () => {
    await onSite({ settings: settings() }, async (site) => {
      stopped(site);
      const house = await site.house('a');
      await weekWith(site, house, 9);
      await ahead(house);
      expect(await starts(site), 'of one week').to.deep.equal([]);
      await weekWith(site, house, 0);
      await weekWith(site, house, 0);
      await ahead(house);
      expect(await starts(site)).to.deep.equal([]);
    });
  });

  it('that does not come costs one start, and no other within the pause', async () => {
    await onSite({ settings: settings({ pause_seconds: 3_600, look_ahead_seconds: 7_200 }) }, async (site) => {
      stopped(site);
      const house = await site.house('a');
      for (let weeks = 0; weeks < 3; weeks += 1) await weekWith(site, house, 3, 100);
      await ahead(house);
      await house.perform();
      expect(await starts(site)).to.have.length(1);
      site.simulator.stopCluster('active-1', { code: 'INACTIVITY', type: 'SUCCESS' });
      await site.pass(59 * minute);
      await ahead(house);
      expect(await starts(site), 'within the pause').to.have.length(1);
      await site.pass(minute);
      await ahead(house);
      expect(await starts(site), 'after it, for it may still come').to.have.length(2);
    });
  });

  it('has none started while the engine does not answer', async () => {
    await onSite({ settings: settings() }, async (site) => {
      stopped(site);
      const house = await site.house('a');
      for (let weeks = 0; weeks < 3; weeks += 1) await weekWith(site, house, 3);
      site.engineAway();
      await ahead(house);
      expect(await starts(site)).to.deep.equal([]);
      site.engineBack();
      await ahead(house);
      expect(await starts(site)).to.have.length(1);
    });
  });

  it('has none started where no pool is set so, whatever came', async () => {
    await onSite({}, async (site) => {
      stopped(site);
      const house = await site.house('a');
      for (let weeks = 0; weeks < 3; weeks += 1) await weekWith(site, house, 9);
      await ahead(house);
      expect(await starts(site)).to.deep.equal([]);
    });
  });
});
