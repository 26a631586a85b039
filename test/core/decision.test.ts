import { expect } from 'chai';
import fc from 'fast-check';
import { choose } from '../../src/core/deciding/choose.js';
import { factsOf } from '../../src/core/deciding/facts-of.js';
import { decide } from '../../src/core/deciding/decision.js';
import {
  branded,
  type ClusterId,
  type JobId,
  type PoolName,
  type RequestId,
  type RunId,
  type TenantId,
} from '../../src/core/ids.js';
import type { Case } from '../../src/core/policy.js';
import { keyOf, liveCount, observe, owned, reserve, runsOn, type LiveRequest } from '../../src/core/deciding/world.js';
import { aCandidate, aCluster, aForeignRun, aJob, aPolicy, aSnapshot, monday, someSettings, when } from '../support/scenes.js';

const live = (changes: Partial<LiveRequest> = {}): LiveRequest => ({
  id: branded<RequestId>('00000000-0000-7000-8000-00000000ffff'),
  priority: 50,
  submittedAt: monday,
  stopWished: false,
  jobId: branded<JobId>('175'),
  tenantId: branded<TenantId>('333'),
  pool: branded<PoolName>('active'),
  clusterId: null,
  runId: null,
  ...changes,
});

interface Scene {
  readonly snapshot?: ReturnType<typeof aSnapshot>;
  readonly live?: readonly LiveRequest[];
  readonly candidate?: ReturnType<typeof aCandidate>;
  readonly reachable?: boolean;
  readonly settings?: ReturnType<typeof someSettings>;
  readonly policy?: ReturnType<typeof aPolicy>;
  readonly ended?: ReadonlySet<RunId>;
}

function decided(scene: Scene = {}) {
  const settings = scene.settings ?? someSettings();
  const world = observe(
    {
      snapshot: scene.snapshot ?? aSnapshot(),
      live: scene.live ?? [],
      endedRuns: scene.ended ?? new Set(),
      starts: [],
      runSeconds: new Map(),
    },
    settings,
  );
  const facts = factsOf(scene.candidate ?? aCandidate(), {
    world,
    settings,
    now: monday,
    reachable: scene.reachable ?? true,
    waiting: 0,
  });
  return decide(facts, scene.policy ?? aPolicy());
}

const pinned = { jobs: [aJob('175', 'active-1')] };

describe('decide', () => {
  const table: Record<string, [Scene, Case, string]> = {
    'runs where there is room': [{}, 'capacity-available', 'run'],
    'runs a job on the cluster it is declared for': [
      { snapshot: aSnapshot({ ...pinned, clusters: [aCluster('active-1')] }) },
      'capacity-available',
      'run',
    ],
    'waits for a job that nobody declared': [{ snapshot: aSnapshot({ jobs: [] }) }, 'job-not-declared', 'wait'],
    'waits for an engine that does not answer, before all it would say': [
      { snapshot: aSnapshot({ jobs: [] }), reachable: false },
      'engine-unreachable',
      'wait',
    ],
    'expires what has waited too long, even while the engine is away': [
      { candidate: aCandidate({ expiresAt: monday }), reachable: false },
      'expired',
      'expire',
    ],
    'does not take for early who asked for no time, where the clock of who took it is ahead': [
      { candidate: aCandidate({ receivedAt: monday + 300_000, dueAt: monday + 300_000 }) },
      'capacity-available',
      'run',
    ],
    'waits for the start_after of a request': [{ candidate: aCandidate({ dueAt: monday + 1 }) }, 'too-early', 'wait'],
    'waits for the job’s own limit': [{ live: [live(), live()] }, 'job-at-its-limit', 'wait'],
    'waits for the tenant’s quota': [
      { settings: someSettings({ default_tenant: { runs_max: 1 } }), live: [live({ jobId: branded<JobId>('9') })] },
      'tenant-at-its-quota',
      'wait',
    ],
    'waits when the cluster is full of other people’s runs': [
      {
        snapshot: aSnapshot({
          ...pinned,
          clusters: [aCluster('active-1')],
          activeRuns: ['1', '2'].map((id) => aForeignRun(id, 'active-1')),
        }),
      },
      'clusters-busy',
      'wait',
    ],
    'waits while its cluster is starting': [
      { snapshot: aSnapshot({ ...pinned, clusters: [aCluster('active-1', 'starting')] }) },
      'cluster-starting',
      'wait',
    ],
    'waits when no cluster is up': [
      { snapshot: aSnapshot({ ...pinned, clusters: [aCluster('active-1', 'stopped')] }) },
      'no-cluster',
      'wait',
    ],
    'waits when its job is declared for a cluster outside every pool it may use': [
      { snapshot: aSnapshot({ jobs: [aJob('175', 'elsewhere')], clusters: [aCluster('elsewhere')] }) },
      'no-pool',
      'wait',
    ],
  };
  for (const [name, [scene, situation, outcome]] of Object.entries(table)) {
    it(name, () => {
      const decision = decided(scene);
      expect([decision.case, decision.outcome.kind]).to.deep.equal([situation, outcome]);
      expect(decision.reason).to.match(/^[A-Z].*\.$/);
    });
  }

  it('says which rule holds a request back that has room', () => {
    expect(decided().reason).to.equal('Pool active has room: 0 of 2 slots are taken.');
    const held = aPolicy([{ case: 'capacity-available', name: 'not today', lead: 'wait' }]);
    expect(decided({ policy: held }).reason).to.equal('The rule "not today" keeps it waiting, although pool active has room.');
    const rejected = aPolicy([{ case: 'capacity-available', name: 'never', lead: 'reject' }]);
    expect(decided({ policy: rejected }).reason).to.equal('The rule "never" rejects it, although pool active has room.');
  });

  it('asks the pools in the order of the route, and takes the first with room', () => {
    const full = [live({ jobId: branded<JobId>('8') }), live({ jobId: branded<JobId>('9') })];
    expect(decided({ live: full }).outcome).to.include({ kind: 'run', pool: 'passive' });
    const reversed = aPolicy([], [{ name: 'passive first', when: null, pools: ['passive', 'active'], borrow: [] }]);
    expect(decided({ policy: reversed }).outcome).to.include({ kind: 'run', pool: 'passive' });
  });

  it('takes the first route and the first rule whose condition holds', () => {
    const policy = aPolicy(
      [
        {
          case: 'capacity-available',
          name: 'not for low',
          when: when(({ facts }) => facts.request.priority < 50),
          lead: 'reject',
        },
        { case: 'capacity-available', name: 'go', lead: 'run' },
      ],
      [
        { name: 'urgent', when: when(({ facts }) => facts.request.priority >= 80), pools: ['active'], borrow: [] },
        { name: 'rest', when: null, pools: ['passive'], borrow: [] },
      ],
    );
    expect(decided({ policy, candidate: aCandidate({ priority: 80 }) })).to.include({ route: 'urgent', rule: 'go' });
    expect(decided({ policy, candidate: aCandidate({ priority: 20 }) })).to.include({ route: 'rest', rule: 'not for low' });
  });

  it('lets a rule overfill a running cluster, and never run where there is none', () => {
    const policy = aPolicy([
      { case: 'clusters-busy', lead: 'run' },
      { case: 'no-cluster', lead: 'run' },
    ]);
    const busy = aSnapshot({ ...pinned, clusters: [aCluster('active-1')] });
    const two = [
      live({ jobId: branded<JobId>('8'), clusterId: branded<ClusterId>('active-1') }),
      live({ jobId: branded<JobId>('9'), clusterId: branded<ClusterId>('active-1') }),
    ];
    expect(decided({ policy, snapshot: busy, live: two }).outcome).to.include({ kind: 'run', clusterId: 'active-1' });
    expect(
      decided({ policy, snapshot: aSnapshot({ ...pinned, clusters: [aCluster('active-1', 'stopped')] }) }).outcome.kind,
    ).to.equal('wait');
  });

  it('tells of the cluster that a job is declared for, where others of its pool have room', () => {
    const clusters = [aCluster('active-1'), aCluster('active-2')];
    const two = [1, 2].map(() => live({ jobId: branded<JobId>('8'), clusterId: branded<ClusterId>('active-1') }));
    expect(decided({ snapshot: aSnapshot({ ...pinned, clusters }), live: two }).reason).to.equal(
      'Cluster active-1 of pool active is full, and its job runs only there: all of its 2 slots are taken.',
    );
  });

  it('says that the cluster of its job does not run, and not that none of the pool does, where others do', () => {
    const reasonWith = (other: 'running' | 'stopped') =>
      decided({ snapshot: aSnapshot({ ...pinned, clusters: [aCluster('active-1', 'stopped'), aCluster('active-2', other)] }) })
        .reason;
    expect(reasonWith('running')).to.equal('The cluster of pool active that job 175 runs on is not running.');
    expect(reasonWith('stopped')).to.equal('No cluster of pool active is running.');
  });

  it('asks an operator’s pool and no other for what was moved there, whatever the route says', () => {
    const moved = aCandidate({ movedTo: branded<PoolName>('passive'), clusterType: 'business' });
    expect(decided({ candidate: moved })).to.deep.include({
      route: '(moved by hand)',
      outcome: { kind: 'run', pool: 'passive', clusterId: '', runsAs: '175' },
    });
    const full = live({ jobId: branded<JobId>('9'), pool: branded<PoolName>('passive') });
    const routes = [{ name: 'any', when: null, pools: ['active'], borrow: ['active'] }];
    const { outcome, reason } = decided({ candidate: moved, live: [full], policy: aPolicy([], routes) });
    expect([outcome.kind, reason]).to.deep.equal(['wait', 'Pool passive is full: its only slot is taken.']);
    expect(decided({ candidate: aCandidate({ movedTo: branded<PoolName>('gone') }) })).to.deep.include({
      ...{ case: 'no-pool', route: '(moved by hand)', outcome: { kind: 'wait' } },
    });
  });

  it('has no pool for a request that no route is for', () => {
    const policy = aPolicy([], [{ name: 'nobody', when: () => false, pools: ['active'], borrow: [] }]);
    expect(decided({ policy })).to.deep.include({ case: 'no-pool', route: null, outcome: { kind: 'wait' } });
  });

  it('asks what a route only borrows from after its own pools, and tells the rules which it is', () => {
    const seen: [string | undefined, boolean][] = [];
    const note = when(({ pool, borrowed }) => {
      seen.push([pool?.name, borrowed]);
      return false;
    });
    const policy = aPolicy(
      (['capacity-available', 'no-pool', 'job-not-declared'] as const).map((situation) => ({ case: situation, when: note })),
      [
        { name: 'lent', when: note, pools: [], borrow: [] },
        { name: 'any', when: null, pools: ['passive'], borrow: ['active'] },
      ],
    );
    const none = { default_tenant: {}, pools: { active: { own_compute_slots: 1 }, passive: { own_compute_slots: 1 } } };
    const full = live({ jobId: branded<JobId>('9'), pool: branded<PoolName>('passive') });
    expect(decided({ policy, live: [full], settings: someSettings(none) }).outcome).to.include({ kind: 'run', pool: 'active' });
    decided({ policy, snapshot: aSnapshot({ jobs: [] }) });
    expect(seen).to.deep.equal([
      [undefined, false],
      ['active', true],
      [undefined, false],
    ]);
  });

  it('lets it wait where a policy has no answer, and where its answer is a run and there is no place to run', () => {
    const open = { ...aPolicy(), rules: { ...aPolicy().rules, 'job-not-declared': [] } };
    expect(decided({ policy: open, snapshot: aSnapshot({ jobs: [] }) })).to.deep.include({
      ...{ case: 'job-not-declared', rule: '(none)', outcome: { kind: 'wait' }, effects: [] },
    });
    const eager = aPolicy([{ case: 'job-not-declared', lead: 'run' }]);
    expect(decided({ policy: eager, snapshot: aSnapshot({ jobs: [] }) }).outcome).to.deep.equal({ kind: 'wait' });
  });

  it('does what every asked pool’s rule wants done while the request waits', () => {
    const policy = aPolicy([{ case: 'no-cluster', effects: [{ kind: 'start-cluster' }] }]);
    const settings = someSettings({ jobs: { '175': { placement: 'submit' } } });
    const snapshot = aSnapshot({ clusters: [aCluster('active-1', 'stopped'), aCluster('passive-1', 'stopped')] });
    expect(decided({ policy, settings, snapshot }).effects.map(({ pool }) => pool)).to.deep.equal(['active', 'passive']);
  });

  it('runs the job that is mapped for the pool', () => {
    const settings = someSettings({ jobs: { '175': { placement: 'mapped', mapped: { active: '900' } } } });
    const snapshot = aSnapshot({
      jobs: [aJob('175', 'passive-1'), aJob('900', 'active-1')],
      clusters: [aCluster('active-1'), aCluster('passive-1')],
    });
    expect(decided({ settings, snapshot }).outcome).to.include({ kind: 'run', pool: 'active', runsAs: '900' });
  });

  it('does not count a run of ours twice, nor one that we know to have ended', () => {
    const run = {
      runId: branded<RunId>('77'),
      jobId: branded<JobId>('175'),
      phase: 'running' as const,
      clusterIds: [branded<ClusterId>('active-1')],
      executingSince: null,
      ours: null,
      startedAt: null,
      url: null,
    };
    const snapshot = aSnapshot({ ...pinned, clusters: [aCluster('active-1')], activeRuns: [run] });
    const ours = observe(
      {
        snapshot,
        live: [live({ runId: run.runId, clusterId: branded<ClusterId>('active-1') })],
        endedRuns: new Set(),
        starts: [],
        runSeconds: new Map(),
      },
      someSettings(),
    );
    const ended = observe(
      { snapshot, live: [], endedRuns: new Set([run.runId]), starts: [], runSeconds: new Map() },
      someSettings(),
    );
    const on = (world: typeof ours) => world.pools.get(branded<PoolName>('active'))?.clusters.map((one) => runsOn(world, one));
    expect([on(ours), on(ended)]).to.deep.equal([[1], [0]]);
  });

  it('gives the same decision again on its recorded facts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 4 }), fc.boolean(), (priority, runs, reachable) => {
        const settings = someSettings();
        const world = observe(
          {
            snapshot: aSnapshot(),
            live: Array.from({ length: runs }, () => live()),
            endedRuns: new Set(),
            starts: [],
            runSeconds: new Map(),
          },
          settings,
        );
        const facts = factsOf(aCandidate({ priority }), { world, settings, now: monday, reachable, waiting: 3 });
        const recorded = JSON.parse(JSON.stringify(facts)) as typeof facts;
        expect(decide(recorded, aPolicy())).to.deep.equal(decide(facts, aPolicy()));
      }),
    );
  });
});

describe('a pass', () => {
  const tenants = ['a', 'b', 'c'];
  const jobs = ['1', '2', '3', '4'];
  const arrival = fc.record({
    tenant: fc.constantFrom(...tenants),
    job: fc.constantFrom(...jobs),
    max: fc.integer({ min: 1, max: 3 }),
    priority: fc.integer({ min: 0, max: 100 }),
  });

  it('never lets more run than slots, limits and quotas allow, whatever runs already', () => {
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 40, size: 'max' }), fc.array(arrival, { maxLength: 8 }), (arrivals, running) => {
        const settings = someSettings({
          default_tenant: { runs_max: 3 },
          jobs: Object.fromEntries(jobs.map((job) => [job, { placement: 'submit' as const }])),
        });
        const snapshot = aSnapshot({
          jobs: jobs.map((job) => aJob(job)),
          clusters: [aCluster('active-1'), aCluster('active-2'), aCluster('passive-1')],
        });
        const held = running.map(({ tenant, job }, index) =>
          live({
            tenantId: branded<TenantId>(tenant),
            jobId: branded<JobId>(job),
            clusterId: branded<ClusterId>(['active-1', 'active-2', 'passive-1'][index % 3] ?? ''),
          }),
        );
        const before = observe({ snapshot, live: held, endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
        const candidates = arrivals.map(({ tenant, job, max, priority }) =>
          aCandidate({ tenantId: branded<TenantId>(tenant), jobId: branded<JobId>(job), maxConcurrentRuns: max, priority }),
        );
        const { choices, world } = choose(candidates, {
          world: before,
          policy: aPolicy(),
          settings,
          now: monday,
          reachable: true,
          waiting: 0,
        });
        const ran = choices.filter(({ decision }) => decision.outcome.kind === 'run');
        for (const pool of world.pools.values()) {
          for (const one of pool.clusters) {
            const already = runsOn(before, one);
            expect(runsOn(world, one)).to.be.at.most(Math.max(one.slots, already));
          }
        }
        // Counted by what was decided, and not by what the pass noted of it.
        for (const one of [...before.pools.values()].flatMap(({ clusters }) => clusters)) {
          const sent = ran.filter(({ decision: { outcome } }) => outcome.kind === 'run' && outcome.clusterId === one.cluster.id);
          if (sent.length > 0) expect(runsOn(before, one) + sent.length).to.be.at.most(one.slots);
        }
        for (const { candidate } of ran) {
          expect(liveCount(before, keyOf.job(candidate.jobId))).to.be.below(candidate.maxConcurrentRuns);
          expect(liveCount(world, keyOf.tenant(candidate.tenantId))).to.be.at.most(3);
        }
        // The strictest limit among those of a job that were let run holds for the last of them.
        const perJob = new Map<string, number>();
        for (const { candidate } of ran) {
          const count = (perJob.get(candidate.jobId) ?? liveCount(before, keyOf.job(candidate.jobId))) + 1;
          perJob.set(candidate.jobId, count);
          expect(count).to.be.at.most(candidate.maxConcurrentRuns);
        }
      }),
    );
  });

  it('leaves a world as it was when it reserves in it', () => {
    const world = observe(
      { snapshot: aSnapshot(), live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() },
      someSettings(),
    );
    const after = owned(world);
    reserve(after, live());
    expect(liveCount(world, keyOf.job(branded<JobId>('175')))).to.equal(0);
    expect(liveCount(after, keyOf.job(branded<JobId>('175')))).to.equal(1);
  });

  it('starts a cluster of a pool once, however many wait for it', () => {
    const policy = aPolicy([{ case: 'no-cluster', effects: [{ kind: 'start-cluster' }] }]);
    const settings = someSettings({ jobs: { '175': { placement: 'submit' } } });
    const snapshot = aSnapshot({ clusters: [aCluster('active-1', 'stopped')] });
    const world = observe({ snapshot, live: [], endedRuns: new Set(), starts: [], runSeconds: new Map() }, settings);
    const { choices } = choose([aCandidate(), aCandidate(), aCandidate()], {
      world,
      policy,
      settings,
      now: monday,
      reachable: true,
      waiting: 0,
    });
    expect(choices.flatMap(({ starts }) => starts)).to.deep.equal([{ pool: 'active', clusterId: 'active-1', failed: null }]);
  });
});
