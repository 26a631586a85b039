// What a decision is taken on: from the settings, the picture of the engine and our own rows.
import { expect } from 'chai';
import { factsOf } from '../../src/core/deciding/facts-of.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import type { Cluster, Snapshot } from '../../src/core/cluster.js';
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
import { poolCounts } from '../../src/core/deciding/pool-counts.js';
import { roomOf } from '../../src/core/deciding/room.js';
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

describe('the room of all pools', () => {
  const worldOf = (on: readonly (string | null)[], clusters: Cluster[]) => {
    const live = on.map((cluster, index): LiveRequest => {
      const place = { pool: branded<PoolName>('active'), clusterId: cluster === null ? null : branded<ClusterId>(cluster) };
      const whose = { jobId: branded<JobId>('other'), tenantId: branded<TenantId>('other'), runId: null };
      return {
        id: branded<RequestId>(`live-${index}`),
        priority: 50,
        submittedAt: monday,
        stopWished: false,
        ...whose,
        ...place,
      };
    });
    const settings = someSettings({
      pools: {
        active: { clusters: ['active*'], slots_per_cluster: 2, own_compute_slots: 2 },
        passive: { clusters: ['passive*'], slots_per_cluster: 1 },
      },
    });
    return observe(
      { snapshot: aSnapshot({ clusters }), live, endedRuns: new Set(), starts: [], runSeconds: new Map() },
      settings,
    );
  };

  it('is not less where one of them runs more than it has slots: a limit was lowered, or a rule overfilled it', () => {
    const both = [aCluster('active-1'), aCluster('passive-1')];
    expect(roomOf(worldOf(['active-1', 'active-1', 'active-1', 'active-1', 'active-1', 'active-1'], both))).to.equal(1);
  });

  it('counts runs with compute of their own as runs of the pool', () => {
    const world = worldOf([null, null, 'active-1'], [aCluster('active-1')]);
    expect(poolCounts(branded('active'), world)).to.include({ slots: 4, active_runs: 3, free_slots: 1 });
  });
});

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

  it('a tenant has the runs of its own, and nobody else’s', () => {
    expect(factsIn({ on: ['active-1', 'active-1'] }).tenant.live_runs).to.equal(0);
    expect(factsIn({ on: ['active-1'], candidate: { tenantId: branded<TenantId>('other') } }).tenant.live_runs).to.equal(1);
  });

  it('a tenant without a quota of time has used none of it, and may use any; with one, whole seconds', () => {
    expect(factsIn({}).tenant).to.include({ run_seconds: 0, run_seconds_max: 0 });
    const quota = { tenants: { '333': { run_seconds_max: 600 } } };
    expect(factsIn({ settings: quota }).tenant).to.include({ run_seconds: 90, run_seconds_max: 600 });
  });
});

describe('the pools of a request', () => {
  const names = (candidate: Partial<Candidate>) => factsIn({ candidate }).pools.map(({ name }) => name);

  it('are those of its cluster type, and none of a type that is configured no more', () => {
    expect(names({})).to.deep.equal(['active', 'passive']);
    expect(names({ clusterType: 'batch' })).to.deep.equal(['passive']);
    expect(names({ clusterType: 'gone' })).to.deep.equal([]);
  });

  it('have the one that it was moved to, once, which can host nothing when it is configured no more', () => {
    const movedTo = branded<PoolName>('active');
    expect(names({ clusterType: 'batch', movedTo })).to.deep.equal(['passive', 'active']);
    expect(names({ movedTo })).to.deep.equal(['active', 'passive']);
    expect(factsIn({}).request.moved_to).to.equal('');
    expect(factsIn({ candidate: { movedTo } }).request.moved_to).to.equal('active');
    const gone = { candidate: { movedTo: branded<PoolName>('gone') } };
    expect(poolIn('gone', gone)).to.include({ can_host: false, has_room: false, can_grow: false, cluster_id: '', slots: 0 });
  });
});

describe('the facts of a job', () => {
  const run: Snapshot['activeRuns'][number] = { ...aForeignRun('f', 'elsewhere'), jobId: branded<JobId>('175') };
  const jobWith = (activeRuns: (typeof run)[]) => {
    const settings = someSettings();
    const snapshot = aSnapshot({ activeRuns });
    const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    return factsOf(aCandidate(), { world, settings, now: monday, reachable: true, waiting: 7 });
  };

  it('name it, and tell what others have of it on the engine, as far as the engine has let it begin', () => {
    expect(jobWith([]).job).to.include({ declared: true, name: 'job 175', foreign_runs: 0, live_runs: 0 });
    const others = { ...run, runId: branded<RunId>('o'), jobId: branded<JobId>('9') };
    const queued = { ...run, runId: branded<RunId>('q'), phase: 'queued' as const };
    expect(jobWith([run, others, queued, aForeignRun('x')]).job.foreign_runs).to.equal(1);
    expect(jobWith([]).queue).to.deep.equal({ waiting: 7 });
    const undeclared = factsIn({ candidate: { jobId: branded<JobId>('404') } });
    expect(undeclared.job).to.include({ declared: false, name: '', foreign_runs: 0 });
  });

  it('tell how many runs of it the engine lets be active at once; of one that runs as another, or as none, nothing', () => {
    const most = (settings: Scene['settings'], runsMax: { runsMax?: number } = { runsMax: 3 }) => {
      const known = someSettings(settings);
      const snapshot = aSnapshot({ jobs: [{ ...aJob('175'), ...runsMax }] });
      const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, known);
      return factsOf(aCandidate(), { world, settings: known, now: monday, reachable: true, waiting: 0 }).job;
    };
    expect([most({}), most({}, {})].map(({ runs_max }) => runs_max)).to.deep.equal([3, 0]);
    expect([most({}), most({}, {}), most({}, { runsMax: 0 })].map(({ closed }) => closed)).to.deep.equal([false, false, true]);
    const others = [{ placement: 'submit' as const }, { placement: 'mapped' as const, mapped: {} }];
    for (const job of others) {
      expect(most({ jobs: { '175': job } })).to.include({ runs_max: 0, closed: false });
      expect(most({ jobs: { '175': job } }, { runsMax: 0 })).to.include({ closed: false });
    }
  });

  it('one that is mapped is declared where one of those is that it runs as in its pools, whatever is said of itself', () => {
    const declared = (jobId: string, mapped: Record<string, string>, changes: Partial<Candidate> = {}) => {
      const settings = { jobs: { [jobId]: { placement: 'mapped' as const, mapped } } };
      return factsIn({ settings, candidate: { jobId: branded<JobId>(jobId), ...changes } }).job.declared;
    };
    expect(declared('175', { active: '998', passive: '999' })).to.equal(false);
    expect(declared('404', { active: '998', passive: 'own' })).to.equal(true);
    expect(declared('404', { active: 'own', passive: '999' }, { clusterType: 'batch' })).to.equal(false);
    expect(declared('175', { active: '998' }), 'in the pool without a mapping it runs as itself').to.equal(true);
    expect(declared('175', { active: '998' }, { clusterType: 'gone' })).to.equal(true);
  });
});

describe('the facts of a pool', () => {
  const stopped = [aCluster('active-1', 'stopped')];
  const start = (changes: Partial<PoolStart>): PoolStart => ({
    ...{ pool: branded<PoolName>('active'), recordedAt: monday, doneAt: monday, clusterId: null, up: false },
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

  it('a run that the engine only queues takes no slot of a cluster', () => {
    const settings = someSettings();
    const clusters = [aCluster('active-1')];
    const activeRuns = [{ ...aForeignRun('q', 'active-1'), phase: 'queued' as const }, aForeignRun('r', 'active-1')];
    const snapshot = aSnapshot({ clusters, activeRuns });
    const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    expect(poolCounts(branded<PoolName>('active'), world).active_runs).to.equal(1);
  });

  it('has the clusters whose name fits one of its patterns, or that it lists by their id, or that were made for it', () => {
    const pool = { clusters: ['etl-*', '0912-id'], slots_per_cluster: 1 };
    const named = (id: string, name: string): Cluster => ({ ...aCluster(id), name });
    const clusters = [
      ...[named('a', 'etl-1'), named('0912-id', 'any name'), named('c', 'Spark job-keeper-active-17')],
      ...[named('d', 'other'), named('e', 'Spark job-keeper-passive-17')],
    ];
    expect(poolIn('active', { settings: { pools: { active: pool, passive: {} } }, clusters }).clusters).to.equal(3);
  });

  it('a start that is still to be done is one that starts; it is that of its own pool', () => {
    expect(poolIn('active', { starts: [start({ doneAt: null })] }).starting).to.equal(1);
    expect(poolIn('passive', { starts: [start({ doneAt: null })] }).starting).to.equal(0);
    expect(poolIn('active', { starts: [start({})] }).starting).to.equal(0);
  });

  it('can grow up to its maximum of clusters that run or start, where one is stopped or may be made', () => {
    const twoUp = [aCluster('active-2'), aCluster('active-3', 'starting')];
    expect(poolIn('active', { clusters: stopped }).can_grow).to.equal(true);
    expect(poolIn('active', { clusters: [...stopped, aCluster('active-2')] }).can_grow).to.equal(true);
    expect(poolIn('active', { clusters: [...stopped, ...twoUp] }).can_grow, 'two of two are up').to.equal(false);
    expect(poolIn('active', { clusters: [aCluster('active-2')] }).can_grow, 'none is stopped').to.equal(false);
    const inBetween = (['starting', 'stopping', 'broken'] as const).map((state) => aCluster('active-2', state));
    const grows = inBetween.map((cluster) => poolIn('active', { clusters: [cluster] }).can_grow);
    expect(grows, 'one in between cannot be started').to.deep.equal([false, false, false]);
    const made = { active: { clusters: ['active*'], new_cluster: {} }, passive: {} };
    expect(poolIn('active', { settings: { pools: made } }).can_grow, 'one may be made').to.equal(true);
  });

  it('cannot grow while a start is to be done, nor within the cool-down after one', () => {
    const after = (recorded: number, done: number | null) => {
      const at = (seconds: number) => monday - seconds * 1_000;
      const starts = [start({ recordedAt: at(recorded), doneAt: done === null ? null : at(done) })];
      return poolIn('active', { clusters: stopped, starts }).can_grow;
    };
    expect([after(599, 599), after(600, 600), after(600, null)]).to.deep.equal([false, true, false]);
    expect([after(3_600, 0), after(3_600, 599), after(3_600, 600)], 'that the engine took an hour to take').to.deep.equal([
      ...[false, false, true],
    ]);
  });

  it('offers the cluster that is the least occupied of those that run, and the first among equals', () => {
    const clusters = [aCluster('active-0', 'stopped'), aCluster('active-1'), aCluster('active-2'), aCluster('active-3')];
    const settings = { pools: { active: { clusters: ['active*'], slots_per_cluster: 3 }, passive: {} } };
    const offered = (on: string[]) => poolIn('active', { settings, clusters, on }).cluster_id;
    expect(offered([])).to.equal('active-1');
    expect(offered(['active-1'])).to.equal('active-2');
    expect(offered(['active-1', 'active-1', 'active-2', 'active-2', 'active-3'])).to.equal('active-3');
  });

  it('offers the least occupied by what is taken of its slots, whatever their number', () => {
    const settings = { pools: { active: { clusters: ['active*'], cores_per_run: 1 }, passive: {} } };
    const clusters = [
      { ...aCluster('active-1'), cores: 2 },
      { ...aCluster('active-2'), cores: 10 },
    ];
    const on = ['active-1', 'active-2', 'active-2'];
    const { cluster, cluster_id: id } = poolIn('active', { settings, clusters, on, foreign: ['active-2'] });
    expect(id).to.equal('active-2');
    expect(cluster).to.deep.equal({
      ...{ id: 'active-2', name: 'active-2', cores: 10, slots: 10 },
      ...{ active_runs: 3, foreign_runs: 1, free_slots: 7, occupancy: 0.3 },
    });
  });

  it('offers a job that is declared for a cluster that one alone, and grows for it by that one alone', () => {
    const clusters = [aCluster('active-1'), aCluster('active-2'), aCluster('active-3', 'stopped')];
    const declaredFor = (cluster: string, settings: Scene['settings'] = {}) => {
      const pools = { active: { clusters: ['active*'], slots_per_cluster: 2, clusters_max: 5 }, passive: {} };
      const all = someSettings({ pools, ...settings });
      const snapshot = aSnapshot({ clusters, jobs: [aJob('175', cluster)] });
      const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, all);
      return factsOf(aCandidate(), { world, settings: all, now: monday, reachable: true, waiting: 0 }).pools[0];
    };
    expect(declaredFor('active-2')).to.include({ cluster_id: 'active-2', can_host: true, can_grow: false });
    expect(declaredFor('active-3')).to.include({ cluster_id: '', can_host: true, has_room: false, can_grow: true });
    const made = { active: { clusters: ['active*'], new_cluster: {}, clusters_max: 5 }, passive: {} };
    expect(declaredFor('active-2', { pools: made }), 'a new one would not be that one').to.include({ can_grow: false });
    expect(declaredFor('elsewhere')).to.include({ can_host: false, has_room: false, can_grow: false, cluster_id: '' });
  });

  it('never grows for a job with compute of its own, which no cluster runs', () => {
    const own = { candidate: { jobId: branded<JobId>('own') }, clusters: stopped };
    const settings = { pools: { active: { clusters: ['active*'], own_compute_slots: 1 }, passive: {} } };
    expect(poolIn('active', { ...own, settings })).to.include({ own_compute: true, cluster_id: '', can_grow: false });
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
