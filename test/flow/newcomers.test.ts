// Who is looked at when a request comes while no slot is free.
import { expect } from 'chai';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const slots = 4;
const pools = { active: { clusters: ['active*'], slots_per_cluster: slots }, passive: { clusters: ['passive*'] } };

interface Full {
  readonly site: Site;
  readonly house: TestHouse;
  readonly take: (correlationId: string, priority?: string, jobId?: string) => Promise<unknown>;
  /** The run of the request called `short` ends. */
  readonly shortEnds: () => Promise<void>;
}

/** A cluster with all slots taken. `short`: the priority of one more that runs for a second. */
async function whileFull(
  short: { readonly priority: string; readonly of: number },
  test: (full: Full) => Promise<void>,
): Promise<void> {
  await onSite({ settings: { pools } }, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const job = { clusterId: 'active-1', maxConcurrentRuns: 1000 };
    for (const jobId of ['1', '2', '3'])
      site.simulator.declareJob({ ...job, jobId, name: `job ${jobId}`, outcome: { result: 'endless' } });
    site.simulator.declareJob({ ...job, jobId: '9', name: 'short', outcome: { result: 'succeed', durationMs: 1_000 } });
    const house = await site.house('a');
    const take: Full['take'] = (correlationId, priority = 'high', jobId = '1') =>
      house.take({ correlationId, priority, jobId, operation: { max_concurrent_runs: 100 } });
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
  it('is told why it waits, and those who waited before it are not looked at', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take }) => {
      for (const jobId of ['1', '2', '3']) await take(`waits ${jobId}`, 'high', jobId);
      expect((await house.drive())?.full).to.equal(true);
      await take('comes');
      await house.driveNewcomers();
      expect(lookedAt(house)).to.equal(1);
      expect((await site.states())['comes']).to.equal('waiting');
      await house.drive();
      expect(lookedAt(house)).to.be.above(1);
    });
  });

  it('does not take the slot that has become free meanwhile from one that waits', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take, shortEnds }) => {
      await take('first');
      await house.drive();
      await shortEnds();
      await take('second');
      await house.driveNewcomers();
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
      expect((await house.driveNewcomers())?.full).to.equal(true);
      expect(await site.states()).to.include({ first: 'running', second: 'waiting' });
    });
  });

  it('runs at once where the policy lets it run beyond the slots', async () => {
    await whileFull({ priority: 'high', of: slots }, async ({ site, house, take }) => {
      await take('waits');
      await house.drive();
      await take('critical', 'critical');
      await house.driveNewcomers();
      expect(await site.states()).to.include({ waits: 'waiting', critical: 'running' });
    });
  });
});
