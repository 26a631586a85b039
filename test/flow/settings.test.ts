// Settings that change while a house runs: every room goes by those of now, and a pass by those that it began with.
import { expect } from 'chai';
import type { Settings } from '../../src/core/settings.js';
import { onSite, type HouseOptions, type Site, type TestHouse } from '../support/house.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';

const always = { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] };
const settingsWith = (changes: Parameters<typeof someSettings>[0]) => someSettings({ calendar: always, ...changes });

interface Scene {
  readonly site: Site;
  readonly house: TestHouse;
  readonly change: (to: Parameters<typeof someSettings>[0]) => void;
}

async function onScene(
  first: Parameters<typeof someSettings>[0],
  test: (scene: Scene) => Promise<void>,
  options: (change: Scene['change']) => HouseOptions = () => ({}),
  site: Parameters<typeof onSite>[0] = {},
): Promise<void> {
  await onSite(site, async (site) => {
    site.simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
    const outcome = { result: 'endless' } as const;
    site.simulator.declareJob({ jobId: '175', name: 'job 175', clusterId: 'active-1', maxConcurrentRuns: 1000, outcome });
    let now: Settings = settingsWith(first);
    const change: Scene['change'] = (to) => void (now = settingsWith(to));
    const house = await site.house('a', { ...options(change), settingsNow: () => now });
    await test({ site, house, change });
  });
}

const quota = (runsMax: number) => ({ tenants: { '333': { runs_max: runsMax } } });

describe('settings that change', () => {
  it('let run who waited for a quota, by the next pass', async () => {
    await onScene(quota(1), async ({ site, house, change }) => {
      for (const correlationId of ['one', 'two']) await house.take({ correlationId });
      await house.sweep();
      expect(await site.states()).to.deep.equal({ one: 'running', two: 'waiting' });
      change(quota(2));
      await house.drive();
      expect(await site.states()).to.deep.equal({ one: 'running', two: 'running' });
    });
  });

  it('are not seen by a pass that has begun', async () => {
    let during: () => void = () => undefined;
    const engine: NonNullable<HouseOptions['engine']> = (real) => ({ ...real, snapshot: () => (during(), real.snapshot()) });
    const scene = async ({ site, house, change }: Scene) => {
      during = () => change(quota(2));
      for (const correlationId of ['one', 'two']) await house.take({ correlationId });
      await house.sweep();
      expect(await site.states()).to.deep.equal({ one: 'running', two: 'waiting' });
      await house.sweep();
      expect(await site.states()).to.deep.equal({ one: 'running', two: 'running' });
    };
    await onScene(quota(1), scene, () => ({ engine }));
  });

  it('are those of the door: which parameters a job takes, its limits, and how many of a tenant may wait', async () => {
    const takes = (pattern: string) => ({ '175': { parameters: { notebook_params: { day: { pattern } } } } });
    await onScene({ jobs: takes('[a-z]+') }, async ({ house, change }) => {
      const send = async (correlationId: string, day: string) => {
        const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId, operation: { notebook_params: { day } } })));
        return (await house.keeper.submit({ body, traceparent: null })).kind;
      };
      expect([await send('letters', 'monday'), await send('digits', '1')]).to.deep.equal(['stored', 'refused']);
      change({ jobs: takes('[0-9]+') });
      expect([await send('more letters', 'tuesday'), await send('more digits', '2')]).to.deep.equal(['refused', 'stored']);
      change({ default_tenant: { waiting_max: 1 } });
      const full = await house.take({ correlationId: 'one too many' }).catch((problem: unknown) => problem);
      expect(full).to.include({ code: 'tenant-queue-full' });
      await house.sweep();
    });
  });

  it('say from then on how long a run may take to begin, also of one that is under way', async () => {
    const scene = async ({ site, house, change }: Scene) => {
      await house.take({ correlationId: 'one' });
      await house.drive();
      await site.pass(600_000);
      await house.watch();
      expect(await site.states()).to.deep.equal({ one: 'running' });
      change({ jobs: { '175': { max_start_seconds: 300 } } });
      await house.watch();
      expect(await site.states()).to.deep.equal({ one: 'stopping' });
    };
    await onScene({}, scene, undefined, { workspace: { behaviour: { launchMs: 10_000_000 } } });
  });

  it('are shown: pools, the catalogue, what runs cost', async () => {
    const pools = { active: { clusters: ['active*'], slots_per_cluster: 2 } };
    const types = { cluster_types: { business: { pools: ['active'] } } };
    await onScene({}, async ({ house, change }) => {
      const seen = async () => [
        (await house.keeper.pools()).pools.map(({ name, slots }) => `${name} ${slots}`),
        (await house.keeper.catalogue.jobs({ after: null, limit: 10, name: null, declared: null })).jobs.map(({ id }) => id),
      ];
      expect(await seen()).to.deep.equal([['active 4', 'passive 1'], ['175']]);
      change({ pools, ...types, jobs: { '42': {} } });
      expect(await seen()).to.deep.equal([['active 2'], ['42', '175']]);
    });
  });
});
