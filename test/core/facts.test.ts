// What a decision is taken on: from the settings, the picture of the engine and our own rows.
import { expect } from 'chai';
import { factsOf, type Candidate } from '../../src/core/deciding/candidate.js';
import type { Cluster } from '../../src/core/cluster.js';
import {
  branded,
  type ClusterId,
  type JobId,
  type PoolName,
  type RequestId,
  type RunId,
  type TenantId,
} from '../../src/core/ids.js';
import type { PoolFacts } from '../../src/core/deciding/facts.js';
import { observe, type LiveRequest, type PoolStart } from '../../src/core/deciding/world.js';
import { aCandidate, aCluster, aForeignRun, aJob, aSnapshot, monday, someSettings } from '../support/scenes.js';

interface Scene {
  readonly candidate?: Partial<Candidate>;
  readonly settings?: Parameters<typeof someSettings>[0];
  readonly clusters?: Cluster[];
  readonly foreign?: readonly string[];
  readonly on?: readonly string[];
  readonly starts?: readonly PoolStart[];
  readonly now?: number;
  readonly takenAt?: number;
  readonly reachable?: boolean;
}

function factsIn(scene: Scene) {
  const {
    candidate,
    clusters = [],
    foreign = [],
    on = [],
    starts = [],
    now = monday,
    takenAt = monday,
    reachable = true,
  } = scene;
  const settings = someSettings({ jobs: { '175': { placement: 'submit' } }, ...scene.settings });
  const activeRuns = foreign.map((cluster, index) => aForeignRun(`foreign-${index}`, cluster));
  const snapshot = { ...aSnapshot({ clusters, jobs: [aJob('175'), aJob('own')], activeRuns }), takenAt };
  const live = on.map((cluster, index): LiveRequest => {
    const place = {
      pool: branded<PoolName>('active'),
      clusterId: branded<ClusterId>(cluster),
      runId: branded<RunId>(`${index}`),
    };
    const whose = { jobId: branded<JobId>('other'), tenantId: branded<TenantId>('other') };
    return { id: branded<RequestId>(`live-${index}`), priority: 50, submittedAt: monday, stopWished: false, ...whose, ...place };
  });
  const runSeconds = new Map([[branded<TenantId>('333'), 90.7]]);
  const world = observe({ snapshot, live, endedRuns: new Set(), starts, runSeconds }, settings);
  return factsOf(aCandidate(candidate), { world, settings, now, reachable, waiting: 0 });
}

function poolIn(name: string, scene: Scene): PoolFacts {
  const found = factsIn(scene).pools.find((pool) => pool.name === name);
  if (found === undefined) throw new Error(`there is no pool ${name}`);
  return found;
}

describe('the facts of a request', () => {
  it('it has waited whole seconds, and none where the clock of who received it is ahead', () => {
    expect(factsIn({ now: monday + 61_999 }).request.waited_seconds).to.equal(61);
    expect(factsIn({ now: monday - 5_000 }).request.waited_seconds).to.equal(0);
  });

  it('the picture of the engine is whole seconds old, and none where its clock is ahead', () => {
    expect(factsIn({ now: monday + 61_999 }).engine.snapshot_age_seconds).to.equal(61);
    expect(factsIn({ now: monday - 5_000 }).engine.snapshot_age_seconds).to.equal(0);
  });

  it('in safe mode the urgent go by the last picture there is, and by none where there never was one', () => {
    const safe = { settings: { safe_mode: { mode: 'critical' as const, priority_min: 50 } }, reachable: false };
    expect(factsIn(safe).engine.reachable).to.equal(true);
    expect(factsIn({ ...safe, takenAt: 0, now: 60_000 }).engine.reachable, 'also in the first minute of 1970').to.equal(false);
  });

  it('a tenant without a quota of time has used none of it, and may use any; with one, whole seconds', () => {
    expect(factsIn({}).tenant).to.include({ run_seconds: 0, run_seconds_max: 0 });
    const quota = { tenants: { '333': { run_seconds_max: 600 } } };
    expect(factsIn({ settings: quota }).tenant).to.include({ run_seconds: 90, run_seconds_max: 600 });
  });
});

describe('the facts of a pool', () => {
  const stopped = [aCluster('active-1', 'stopped')];
  const start = (changes: Partial<PoolStart>): PoolStart => ({
    ...{ pool: branded<PoolName>('active'), recordedAt: monday, pending: false, clusterId: null },
    ...changes,
  });

  it('without slots it is full', () => {
    const none = { active: { clusters: ['active*'] }, passive: {} };
    expect(poolIn('active', { settings: { pools: none } })).to.include({ slots: 0, free_slots: 0, occupancy: 1 });
  });

  it('counts the slots of clusters that run, and with them everybody whose runs are there', () => {
    const clusters = [aCluster('active-1'), aCluster('active-2', 'stopped'), aCluster('active-3', 'starting')];
    const pool = poolIn('active', { clusters, foreign: ['active-1', 'active-2'], on: ['active-1'] });
    expect(pool).to.include({ clusters: 3, running: 1, starting: 1, slots: 2, active_runs: 2, free_slots: 0, occupancy: 1 });
  });

  it('a cluster has a slot for each so many cores, whole ones, and one at the least, also where its cores are not known', () => {
    const slots = (cores: number | null) =>
      poolIn('active', {
        settings: { pools: { active: { clusters: ['active*'], cores_per_run: 4 }, passive: {} } },
        clusters: [{ ...aCluster('active-1'), cores }],
      }).slots;
    expect([11, 8, 3, 0, null].map(slots)).to.deep.equal([2, 2, 1, 1, 1]);
    expect(poolIn('active', { clusters: [{ ...aCluster('active-1'), cores: null }] }).cluster.cores).to.equal(0);
  });

  it('a start that is still to be done is one that starts; it is that of its own pool', () => {
    expect(poolIn('active', { starts: [start({ pending: true })] }).starting).to.equal(1);
    expect(poolIn('passive', { starts: [start({ pending: true })] }).starting).to.equal(0);
    expect(poolIn('active', { starts: [start({ pending: false })] }).starting).to.equal(0);
  });

  it('can grow up to its maximum of clusters that run or start, where one is stopped or may be made', () => {
    const twoUp = [aCluster('active-2'), aCluster('active-3', 'starting')];
    expect(poolIn('active', { clusters: stopped }).can_grow).to.equal(true);
    expect(poolIn('active', { clusters: [...stopped, aCluster('active-2')] }).can_grow).to.equal(true);
    expect(poolIn('active', { clusters: [...stopped, ...twoUp] }).can_grow, 'two of two are up').to.equal(false);
    expect(poolIn('active', { clusters: [aCluster('active-2')] }).can_grow, 'none is stopped').to.equal(false);
    const made = { active: { clusters: ['active*'], new_cluster: {} }, passive: {} };
    expect(poolIn('active', { settings: { pools: made } }).can_grow, 'one may be made').to.equal(true);
  });

  it('cannot grow while a start is to be done, nor within the cool-down after one', () => {
    const after = (seconds: number, pending = false) =>
      poolIn('active', { clusters: stopped, starts: [start({ pending, recordedAt: monday - seconds * 1_000 })] }).can_grow;
    expect([after(599), after(600), after(600, true)]).to.deep.equal([false, true, false]);
  });

  it('offers the cluster that is the least occupied of those that run, and the first among equals', () => {
    const clusters = [aCluster('active-0', 'stopped'), aCluster('active-1'), aCluster('active-2'), aCluster('active-3')];
    const settings = { pools: { active: { clusters: ['active*'], slots_per_cluster: 3 }, passive: {} } };
    const offered = (on: string[]) => poolIn('active', { settings, clusters, on }).cluster_id;
    expect(offered([])).to.equal('active-1');
    expect(offered(['active-1'])).to.equal('active-2');
    expect(offered(['active-1', 'active-1', 'active-2', 'active-2', 'active-3'])).to.equal('active-3');
  });

  it('has room for a job with compute of its own as long as fewer runs have such than there are slots for', () => {
    const own = { candidate: { jobId: branded<JobId>('own') } };
    const slots = (count: number) => ({ settings: { pools: { active: { own_compute_slots: count }, passive: {} } } });
    expect(poolIn('active', { ...own, ...slots(1) })).to.include({ own_compute: true, can_host: true, has_room: true });
    expect(poolIn('active', { ...own, ...slots(0) })).to.include({ own_compute: false, can_host: false, has_room: false });
  });

  it('of a job on clusters counts their slots alone, and of one with compute of its own the slots for such', () => {
    const pools = { active: { clusters: ['active*'], slots_per_cluster: 2, own_compute_slots: 5 }, passive: {} };
    const scene = { settings: { pools }, clusters: [aCluster('active-1')], on: ['active-1', 'active-1'] };
    const full = { slots: 2, active_runs: 2, free_slots: 0, occupancy: 1 };
    expect(poolIn('active', { ...scene, settings: { pools, jobs: { '175': { placement: 'submit' } } } })).to.include(full);
    const free = { slots: 5, active_runs: 0, free_slots: 5, occupancy: 0 };
    expect(poolIn('active', { ...scene, candidate: { jobId: branded<JobId>('own') } })).to.include(free);
  });
});
