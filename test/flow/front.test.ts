// Who is looked at, and who goes first, when a request comes or a slot becomes free.
import { expect } from 'chai';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const slots = 4;
const poolsOf = (each: number) => ({
  active: { clusters: ['active*'], slots_per_cluster: each },
  passive: { clusters: ['passive*'] },
});
/** More than the front of the queue that is read with the turn. */
const many = 40;

interface Full {
  readonly site: Site;
  readonly house: TestHouse;
  readonly take: (correlationId: string, priority?: string, jobId?: string, tenantId?: string) => Promise<unknown>;
  /** The run of the request called `short` ends. */
  readonly shortEnds: () => Promise<void>;
}

/** A cluster with all slots taken. `short`: the priority of one more that runs for a second. */
async function whileFull(
  short: { readonly priority: string; readonly of: number },
  test: (full: Full) => Promise<void>,
): Promise<void> {
  await onSite({ settings: { pools: poolsOf(slots), tenants: { limited: { runs_max: 1 } } } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const job = { clusterId: 'active-1', maxConcurrentRuns: 1000 };
    for (const jobId of ['1', '2', '3'])
      site.simulator.declareJob({ ...job, jobId, name: `job ${jobId}`, outcome: { result: 'endless' } });
    site.simulator.declareJob({ ...job, jobId: '9', name: 'short', outcome: { result: 'succeed', durationMs: 1_000 } });
    const house = await site.house('a');
    const take: Full['take'] = (correlationId, priority = 'high', jobId = '1', tenantId = '333') =>
      house.take({ correlationId, priority, jobId, tenantId, operation: { max_concurrent_runs: 100 } });
    for (let index = 1; index < short.of; index += 1) await take(`filler ${index}`);
    await house.drive();
    await take('short', short.priority, '9');
    await house.drive();
    const shortEnds = async () => {
      await site.pass(1_000);
      await house.watch();
      expect((await site.states())['short']).to.equal('succeeded');
    };
    await test({ site, house, take, shortEnds });
  });
}

const lookedAt = ({ facts }: TestHouse) => facts.flatMap((fact) => (fact.kind === 'admission-pass' ? [fact.looked] : [])).at(-1);

describe('a request that comes while no slot is free', () => {
  it('is told why it waits, and of those who waited before it no more than the front is looked at, in how many lanes they may be', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take }) => {
      for (let index = 0; index < 50; index += 1) await take(`waits ${index}`, 'high', ['1', '2', '3'][index % 3], `t${index}`);
      expect((await house.drive())?.room).to.equal(0);
      await take('comes', 'low');
      await house.driveArrivals();
      expect(lookedAt(house)).to.equal(33);
      expect((await site.states())['comes']).to.equal('waiting');
      await house.rooms.queue.admit('heads');
      expect(lookedAt(house)).to.equal(51);
    });
  });

  it('does not take the slot that has become free meanwhile from one that waits', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take, shortEnds }) => {
      await take('first');
      await house.drive();
      await shortEnds();
      await take('second');
      await house.driveArrivals();
      expect(await site.states()).to.include({ first: 'running', second: 'waiting' });
    });
  });

  it('does not go before one that waits where the policy fills a cluster beyond its slots', async () => {
    await whileFull({ priority: 'critical', of: slots + 1 }, async ({ site, house, take, shortEnds }) => {
      await take('first', 'critical');
      await house.drive();
      expect(await site.states()).to.include({ first: 'waiting' });
      await shortEnds();
      await take('second', 'critical');
      expect((await house.driveArrivals())?.room).to.equal(0);
      expect(await site.states()).to.include({ first: 'running', second: 'waiting' });
    });
  });

  it('runs at once where the policy lets it run beyond the slots', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take }) => {
      await take('waits');
      await house.drive();
      await take('critical', 'critical');
      await house.driveArrivals();
      expect(await site.states()).to.include({ waits: 'waiting', critical: 'running' });
    });
  });

  it('does not go before one that waits behind many who may not run', async () => {
    await whileFull({ priority: 'high', of: slots - 1 }, async ({ site, house, take, shortEnds }) => {
      await take('limited', 'high', '1', 'limited');
      await house.drive();
      for (let index = 0; index < many; index += 1) await take(`blocked ${index}`, 'critical', '1', 'limited');
      await take('first');
      await house.drive();
      expect(await site.states()).to.include({ limited: 'running', first: 'waiting' });
      await shortEnds();
      await take('second');
      await house.drive();
      expect(await site.states()).to.include({ first: 'running', second: 'waiting' });
    });
  });
});

/** How many each pass has looked at, since this was last asked. */
const passes = (house: TestHouse) => {
  let seen = 0;
  return () => {
    const looked = house.facts.slice(seen).flatMap((fact) => (fact.kind === 'admission-pass' ? [fact.looked] : []));
    seen = house.facts.length;
    return looked;
  };
};

describe('what a look at the front costs', () => {
  it('is the front and no more where one of it takes the room that there is', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take, shortEnds }) => {
      for (let index = 0; index < many; index += 1) await take(`waits ${index}`);
      await house.drive();
      await shortEnds();
      const looked = passes(house);
      looked();
      await house.drive();
      expect(looked()).to.deep.equal([32]);
      expect(await site.states()).to.include({ 'waits 0': 'running', 'waits 1': 'waiting' });
    });
  });

  it('is the front and who comes where nobody of it may have the room that there is: nothing has changed for those behind', async () => {
    await whileFull({ priority: 'high', of: slots - 2 }, async ({ house, take }) => {
      await take('limited', 'high', '1', 'limited');
      await house.drive();
      for (let index = 0; index < many; index += 1) await take(`blocked ${index}`, 'critical', '1', 'limited');
      await house.drive();
      const looked = passes(house);
      looked();
      await take('comes', 'low', '1', 'limited');
      expect((await house.driveArrivals())?.room).to.equal(1);
      expect(looked()).to.deep.equal([33]);
    });
  });
});

interface Roomy {
  readonly site: Site;
  readonly house: TestHouse;
  readonly take: (correlationId: string, priority: string, tenantId: string) => Promise<unknown>;
}

/** A cluster with more slots than are read at once, and a job that never ends. */
async function withRoom(tenants: Readonly<Record<string, object>>, test: (roomy: Roomy) => Promise<void>): Promise<void> {
  await onSite({ settings: { pools: poolsOf(2 * many), tenants } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const job = { jobId: '1', name: 'endless', clusterId: 'active-1', maxConcurrentRuns: 1000 };
    site.simulator.declareJob({ ...job, outcome: { result: 'endless' } });
    const house = await site.house('a');
    const take: Roomy['take'] = (correlationId, priority, tenantId) =>
      house.take({ correlationId, priority, jobId: '1', tenantId, operation: { max_concurrent_runs: 100 } });
    await test({ site, house, take });
  });
}

describe('a look at the front of the waiting queue', () => {
  it('goes on where it ended, looks at nobody twice and passes over nobody', async () => {
    await withRoom({ limited: { runs_max: 1 } }, async ({ site, house, take }) => {
      site.engineAway();
      for (let index = 0; index < 17; index += 1) await take(`limited ${index}`, 'critical', 'limited');
      for (let index = 0; index < 35; index += 1) await take(`free ${index}`, 'high', `t${index}`);
      await house.drive();
      expect(new Set(Object.values(await site.states()))).to.deep.equal(new Set(['waiting']));
      site.engineBack();
      const looked = passes(house);
      looked();
      await house.drive();
      expect(looked()).to.deep.equal([17 + 35]);
      const running = Object.entries(await site.states()).filter(([, state]) => state === 'running');
      expect(running.map(([name]) => name).filter((name) => name.startsWith('free'))).to.have.length(35);
      expect(running).to.have.length(36);
    });
  });

  it('is followed by one behind it where a policy fills a cluster beyond its slots: another may be let run there', async () => {
    const settings = { pools: poolsOf(10), tenants: { limited: { runs_max: 1 } } };
    await onSite({ settings }, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const job = { clusterId: 'active-1', maxConcurrentRuns: 1000 };
      site.simulator.declareJob({ ...job, jobId: '1', name: 'endless', outcome: { result: 'endless' } });
      site.simulator.declareJob({ ...job, jobId: '9', name: 'short', outcome: { result: 'succeed', durationMs: 1_000 } });
      const house = await site.house('a');
      const take = async (tenantId: string, count: number, jobId = '1') => {
        for (let index = 0; index < count; index += 1) {
          const wish = { correlationId: `${tenantId} ${index}`, priority: 'critical', jobId, tenantId };
          await house.take({ ...wish, operation: { max_concurrent_runs: 100 } });
        }
      };
      await take('fills', 9);
      await take('limited', 1);
      await house.drive();
      await take('overfills', 2, '9');
      await house.drive();
      expect(await site.states()).to.include({ 'overfills 0': 'running', 'overfills 1': 'running' });
      await take('first', 1);
      for (let index = 0; index < many; index += 1)
        await house.take({ correlationId: `blocked ${index}`, priority: 'critical', jobId: '1', tenantId: 'limited' });
      await take('second', 1);
      await house.drive();
      expect(await site.states()).to.include({ 'first 0': 'waiting', 'second 0': 'waiting' });
      await site.pass(1_000);
      await house.watch();
      await house.drive();
      expect(await site.states()).to.include({ 'first 0': 'running', 'second 0': 'running', 'blocked 0': 'waiting' });
    });
  });

  it('knows the time that a tenant has used, also of one that comes far behind', async () => {
    await withRoom({ timed: { run_seconds_max: 60 } }, async ({ site, house, take }) => {
      await take('uses its time', 'high', 'timed');
      await house.drive();
      await Promise.all(Array.from({ length: many }, (_, index) => take(`other ${index}`, 'critical', `t${index}`)));
      await take('too much', 'low', 'timed');
      // In a burst no more than the first are read at once.
      await Promise.all(Array.from({ length: 100 }, (_, index) => take(`late ${index}`, 'low', `t${index}`)));
      await house.drive();
      const states = await site.states();
      expect(states).to.include({ 'uses its time': 'running', 'other 0': 'running', 'too much': 'waiting' });
      await house.sweep();
    });
  });
});
