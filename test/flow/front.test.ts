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

describe('a look at the front of the waiting queue', () => {
  it('knows the time that a tenant has used, also of one that comes far behind', async () => {
    const settings = { pools: poolsOf(2 * many), tenants: { timed: { run_seconds_max: 60 } } };
    await onSite({ settings }, async (site) => {
      site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
      const job = { jobId: '1', name: 'endless', clusterId: 'active-1', maxConcurrentRuns: 1000 };
      site.simulator.declareJob({ ...job, outcome: { result: 'endless' } });
      const house = await site.house('a');
      const take = (correlationId: string, priority: string, tenantId: string) =>
        house.take({ correlationId, priority, jobId: '1', tenantId, operation: { max_concurrent_runs: 100 } });
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
