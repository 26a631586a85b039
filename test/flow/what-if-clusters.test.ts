// A past that really was, with clusters that came up and went, played again by the command line: with nothing changed it comes out as it was.
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { packageFile } from '../../src/app/config/package-file.js';
import type { Instant } from '../../src/core/ids.js';
import { cli } from '../cli/captured-cli.js';
import { aFace, closeFaces } from '../http/scripted-keeper.js';
import { onSite, type Site, type TestHouse } from '../support/house.js';

const second = 1_000;
const minute = 60 * second;
const turnMs = 10 * second;

interface Coming {
  readonly minutes: number;
  readonly job: string;
  readonly priority?: number;
}

/** Of a cluster that stops after ten minutes without a run: two and a half hours, of which it is up for three spells. */
const comings: readonly Coming[] = [
  { minutes: 1, job: '1' },
  { minutes: 2, job: '1' },
  { minutes: 3, job: '2', priority: 80 },
  { minutes: 12, job: '1' },
  { minutes: 20, job: '2' },
  { minutes: 50, job: '1' },
  { minutes: 51, job: '2' },
  { minutes: 52, job: '2' },
  { minutes: 60, job: '1' },
  { minutes: 110, job: '1' },
  { minutes: 111, job: '1' },
  { minutes: 125, job: '2' },
];
const lasts = { '1': 4 * minute, '2': 90 * second } as const;
const wholeMs = 150 * minute;

const settings = {
  pools: {
    active: { clusters: ['active*'], slots_per_cluster: 1, clusters_max: 1 },
    passive: { own_compute_slots: 0 },
  },
  limits: { max_concurrent_runs: 10 },
};

const reachOf = (house: TestHouse) => {
  const { keeper } = house;
  return {
    // These houses do not keep the text of their policy.
    deciding: async () => {
      const view = await keeper.deciding();
      return view && { ...view, policy: { ...view.policy, text: await readFile(packageFile('policies/default.yaml'), 'utf8') } };
    },
    past: (asked: Parameters<typeof keeper.past>[0]) => keeper.past(asked),
    pastClusters: (asked: Parameters<typeof keeper.pastClusters>[0]) => keeper.pastClusters(asked),
  };
};

function addStopped(site: Site, startMs = minute): void {
  site.simulator.addCluster({
    ...{ clusterId: 'active-1', name: 'active-1', state: 'TERMINATED', startMs, autoterminationMinutes: 10 },
  });
}

function declare(site: Site): void {
  addStopped(site);
  for (const [jobId, durationMs] of Object.entries(lasts))
    site.simulator.declareJob({
      ...{ jobId, name: `job ${jobId}`, clusterId: 'active-1', maxConcurrentRuns: 1_000 },
      outcome: { result: 'succeed', durationMs },
    });
}

/** Every ten seconds: who comes is handed in, steps are done, clusters and runs are looked at, and a sweep is taken. */
async function lived(site: Site, house: TestHouse, startsMs: readonly number[], lengthMs = wholeMs): Promise<Instant> {
  const begin = site.clock.now();
  const coming = [...comings];
  let starts = 0;
  for (let now = begin; now < begin + lengthMs; now = site.clock.now()) {
    for (let one = coming[0]; one !== undefined && begin + one.minutes * minute <= now; one = coming[0]) {
      const { job, minutes, priority = 50 } = one;
      await house.take({ correlationId: `${minutes}`, jobId: job, priority });
      coming.shift();
    }
    await house.sweep();
    const stopped = site.simulator.workspace.clusters.find('active-1')?.state === 'TERMINATED';
    if (stopped) addStopped(site, startsMs[starts]);
    if ((await house.perform()) > 0) starts += 1;
    await house.seeClustersUp();
    await site.pass(turnMs - 1);
    await house.watch();
  }
  return begin;
}

/** Ids of a test are made by the clock of the machine: what came when its row says so. */
async function withIdsOfTheirTime(site: Site): Promise<void> {
  const rows = await site.sql<{ id: string; at: Date }>('select id, received_at as at from request');
  for (const { id, at } of rows) {
    const time = at.getTime().toString(16).padStart(12, '0');
    const made = `${time.slice(0, 8)}-${time.slice(8)}${id.slice(13)}`;
    for (const table of ['request_body', 'attempt', 'decision', 'step', 'response'])
      await site.sql(`update ${table} set request_id = $2 where request_id = $1`, [id, made]);
    await site.sql('update request set id = $2 where id = $1', [id, made]);
  }
}

interface Tally {
  readonly all: {
    readonly waits: { readonly p50: number; readonly p95: number; readonly max: number };
    readonly started: number;
    readonly clusterStarts: number | null;
    readonly clusterHours: number | null;
  };
}
interface Told {
  readonly measured: Tally;
  readonly now: Tally;
  readonly would: Tally;
  readonly at_begin: { readonly running: number; readonly waiting: number };
  readonly clusters: readonly Readonly<Record<string, unknown>>[];
}

describe('policy what-if on a past with clusters that came and went', () => {
  afterEach(closeFaces);

  async function asked(house: TestHouse, period: { readonly from: Instant; readonly until: Instant }, ...more: string[]) {
    const { url } = await aFace(reachOf(house));
    const [from, until] = [period.from, period.until].map((at) => new Date(at).toISOString());
    const told = await cli(['policy', 'what-if', '--from', from!, '--until', until!, '--json', ...more], {
      env: { JOB_KEEPER_URL: url },
    });
    expect(told.code, told.err).to.equal(0);
    return JSON.parse(told.out) as Told;
  }

  it('with nothing changed the waits come out as they were, within the ten seconds between two looks', async () => {
    await onSite({ settings }, async (site) => {
      declare(site);
      const house = await site.house('a');
      // Three starts that take two, six and three minutes.
      const from = await lived(site, house, [2 * minute, 6 * minute, 3 * minute]);
      await withIdsOfTheirTime(site);
      const { measured, now, clusters } = await asked(house, { from, until: site.clock.now() });
      // Before the first of them came, nobody was decided on.
      const [active] = clusters;
      expect(active).to.include({ pool: 'active', starts_asked: 3, starts_timed: 3, unknown_seconds: 60 });
      // Ten minutes, of which it is known to within five.
      expect(active?.idle_seconds).to.be.within(300, 900);
      expect(measured.all).to.include({ started: comings.length });
      expect(measured.all.waits.max, 'who came first waited for a start').to.be.above(300);
      expect(now.all.started).to.equal(comings.length);
      for (const part of ['p50', 'p95', 'max'] as const)
        expect(now.all.waits[part] - measured.all.waits[part], part).to.be.within(-10, 10);
      expect(now.all.clusterStarts).to.equal(3);
      expect(now.all.clusterHours, 'up for three spells').to.be.within(1, 1.6);

      // With room for two nobody waits for another; for a start they do, for no slot brings up a cluster sooner.
      const { would } = await asked(house, { from, until: site.clock.now() }, '--slots', 'active=2');
      expect(would.all.waits.max).to.be.within(345, 365);
      expect(would.all).to.include({ clusterStarts: 3, started: comings.length });
    });
  });

  it('a period that begins while one runs and others wait begins with them', async () => {
    await onSite({ settings }, async (site) => {
      declare(site);
      const house = await site.house('a');
      const began = await lived(site, house, [2 * minute], 40 * minute);
      await withIdsOfTheirTime(site);
      const told = await asked(house, { from: began + 6 * minute, until: site.clock.now() });
      const { measured, now } = told;
      // Of those that came before, the urgent one has ended, the first runs, and the second waits; two more come.
      expect(told.at_begin).to.deep.equal({ running: 1, waiting: 1 });
      expect(measured.all.started).to.equal(3);
      expect(measured.all.waits.max).to.be.above(300);
      expect(now.all.started).to.equal(3);
      for (const part of ['p50', 'p95', 'max'] as const)
        expect(now.all.waits[part] - measured.all.waits[part], part).to.be.within(-10, 10);
    });
  });
});
