// What is told to let a request run, played: the worlds are built anew from rows, with every choice of the runs that end, and everybody is decided on in
// the order of the queue. Nothing here is taken from the code that explains but what it tells.
import { expect } from 'chai';
import fc from 'fast-check';
import type { ActiveRun, Cluster, DeclaredJob } from '../../src/core/cluster.js';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import type { Outlook } from '../../src/core/deciding/outlook.js';
import { choose } from '../../src/core/deciding/choose.js';
import { byRank, rankAt, rankWith } from '../../src/core/deciding/order.js';
import { secondsWithin, type RunSpans } from '../../src/core/deciding/quota.js';
import { observe, type LiveRequest } from '../../src/core/deciding/world.js';
import type { Change } from '../../src/core/explaining/change.js';
import { waySentence } from '../../src/core/explaining/change-sentence.js';
import { whatWouldRun } from '../../src/core/explaining/counterfactuals.js';
import { nobody } from '../../src/core/explaining/unseen.js';
import {
  branded,
  type ClusterId,
  type JobId,
  type PoolName,
  type RequestId,
  type RunId,
  type TenantId,
} from '../../src/core/ids.js';
import type { Policy, Rule } from '../../src/core/policy.js';
import { tenantSettings } from '../../src/core/settings.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aCandidate, aCluster, aForeignRun, aJob, aPolicy, aSnapshot, monday, someSettings } from '../support/scenes.js';

const settings = someSettings({
  jobs: { a: { placement: 'submit' }, b: { placement: 'submit' } },
  tenants: { two: { runs_max: 2 }, one: { runs_max: 1 }, timed: { run_seconds_max: 600, run_window_seconds: 3_600 } },
  pools: {
    active: { clusters: ['active*'], slots_per_cluster: 2, own_compute_slots: 2 },
    passive: { clusters: ['passive*'], slots_per_cluster: 1, own_compute_slots: 1 },
  },
});

/** Rows, and what is seen of the engine: all that a pass is taken on. */
interface Reality {
  readonly clusters: readonly Cluster[];
  readonly jobs: readonly DeclaredJob[];
  readonly running: readonly LiveRequest[];
  readonly foreign: readonly ActiveRun[];
  /** Runs that have ended, of tenants with a quota of time. */
  readonly over: RunSpans;
  readonly others: readonly Candidate[];
  readonly candidate: Candidate;
  readonly now: number;
  readonly reachable: boolean;
  readonly held: boolean;
  readonly policy: Policy;
}

function spansOf({ running, over }: Reality): RunSpans {
  const tenants = new Set([...over.keys(), ...running.map(({ tenantId }) => tenantId)]);
  const timed = [...tenants].filter((tenantId) => tenantSettings(settings, tenantId).run_seconds_max !== null);
  const goOn = (id: TenantId) =>
    running.filter(({ tenantId }) => tenantId === id).map((run) => ({ from: run.submittedAt, to: null }));
  return new Map(timed.map((tenantId) => [tenantId, [...(over.get(tenantId) ?? []), ...goOn(tenantId)]]));
}

function outlookOf(reality: Reality): Outlook {
  const { now, reachable } = reality;
  const snapshot = {
    ...aSnapshot({ clusters: [...reality.clusters], jobs: [...reality.jobs], activeRuns: [...reality.foreign] }),
    takenAt: now,
  };
  const windowMs = (tenantId: TenantId) => tenantSettings(settings, tenantId).run_window_seconds * 1000;
  const runSeconds = new Map([...spansOf(reality)].map(([id, spans]) => [id, secondsWithin(spans, windowMs(id), now)]));
  const world = observe({ snapshot, live: reality.running, endedRuns: new Set(), starts: [], runSeconds }, settings);
  return { world, settings, now, reachable, waiting: 0 };
}

/** Everybody has their turn. */
function runsIn(reality: Reality): boolean {
  const { candidate, others, policy, held } = reality;
  const { choices } = choose([candidate, ...others].toSorted(byRank), { ...outlookOf(reality), policy });
  return !held && choices.some((one) => one.candidate.id === candidate.id && one.decision.outcome.kind === 'run');
}

/** Whatever may be so when the change is. */
function afterwards(change: Change, reality: Reality): readonly Reality[] {
  const { candidate } = reality;
  switch (change.kind) {
    case 'job-runs-end':
      return withoutAny(change.runs, reality, { ours: ({ jobId }) => jobId === candidate.jobId });
    case 'tenant-runs-end':
      return withoutAny(change.runs, reality, { ours: ({ tenantId }) => tenantId === candidate.tenantId });
    case 'runs-end': {
      const { clusterId, pool } = change;
      return withoutAny(change.runs, reality, {
        ours: (run) => run.clusterId === clusterId && (clusterId !== null || run.pool === pool),
        foreign: ({ clusterIds }) => clusterId !== null && clusterIds.includes(clusterId),
      });
    }
    default:
      return [otherwise(change, reality)];
  }
}

type RunsEnd = Extract<Change, { readonly runs: number }>;

function otherwise(change: Exclude<Change, RunsEnd>, reality: Reality): Reality {
  const { candidate, clusters, jobs } = reality;
  switch (change.kind) {
    case 'release':
      return { ...reality, held: false };
    case 'engine-answers':
      return { ...reality, reachable: true };
    case 'time':
      return { ...reality, now: change.at };
    case 'pool':
      return { ...reality, candidate: { ...candidate, movedTo: change.pool } };
    case 'priority': {
      const { priority } = change;
      const moved = rankWith(candidate, priority, settings.limits.ageing_seconds_per_point);
      return { ...reality, candidate: { ...candidate, priority, rankAt: moved } };
    }
    case 'cluster-up':
      return { ...reality, clusters: clusters.map((one) => (one.id === change.clusterId ? { ...one, state: 'running' } : one)) };
    case 'job-declared':
      return { ...reality, jobs: [...jobs, aJob(candidate.jobId, change.clusterId)] };
  }
}

interface Among {
  readonly ours: (run: LiveRequest) => boolean;
  readonly foreign?: (run: ActiveRun) => boolean;
}

function withoutAny(runs: number, reality: Reality, { ours, foreign = () => false }: Among): readonly Reality[] {
  const ending = [...reality.running.filter(ours), ...reality.foreign.filter(foreign)];
  return subsetsOf(ending, runs).map((ended) => {
    const gone = new Set<LiveRequest | ActiveRun>(ended);
    const over = new Map(reality.over);
    for (const { tenantId, submittedAt } of reality.running.filter((run) => gone.has(run)))
      over.set(tenantId, [...(over.get(tenantId) ?? []), { from: submittedAt, to: reality.now }]);
    const left = <T extends LiveRequest | ActiveRun>(all: readonly T[]) => all.filter((run) => !gone.has(run));
    return { ...reality, running: left(reality.running), foreign: left(reality.foreign), over };
  });
}

function subsetsOf<T>([first, ...rest]: readonly T[], size: number): readonly T[][] {
  if (size === 0) return [[]];
  if (first === undefined) return [];
  return [...subsetsOf(rest, size - 1).map((one) => [first, ...one]), ...subsetsOf(rest, size)];
}

const ranked = (one: Candidate) => ({
  ...one,
  rankAt: rankAt(one.dueAt, one.priority, settings.limits.ageing_seconds_per_point),
});

const tenant = fc.constantFrom('two', 'one', 'timed', 'free').map((id) => branded<TenantId>(id));
const job = fc.constantFrom('a', 'b', 'own', 'pinned').map((id) => branded<JobId>(id));
const place = fc.constantFrom('active-1', 'active-1', 'active-2', 'passive-1', 'active', 'passive').map((name) => ({
  pool: branded<PoolName>(name.startsWith('active') ? 'active' : 'passive'),
  clusterId: name.includes('-') ? branded<ClusterId>(name) : null,
}));
const priority = fc.constantFrom(10, 50, 50, 80, 100);
const minutesAgo = fc.constantFrom(0, 0.5, 2, 30).map((minutes) => monday - minutes * 60_000);

const aRun = fc
  .record({ jobId: job, tenantId: tenant, place, priority, submittedAt: minutesAgo, stopWished: fc.boolean() })
  .map(({ place: where, ...run }) => ({ ...run, ...where, runId: null }));

const aForeign = fc
  .record({ jobId: fc.option(job), on: fc.subarray(['active-1', 'active-2', 'passive-1'], { minLength: 1 }) })
  .map(({ jobId, on }) => ({ ...aForeignRun('', ...on), jobId }));

const aWaiting = fc
  .record({ jobId: job, tenantId: tenant, priority, dueAt: minutesAgo, maxConcurrentRuns: fc.integer({ min: 1, max: 3 }) })
  .map((one) => aCandidate({ ...one, expiresAt: monday + 14 * 3_600_000 }));

/** What a policy may look at besides room and limits. */
const conditions: readonly Pick<Rule, 'when' | 'reads'>[] = [
  { when: ({ facts }) => facts.job.live_runs > 1, reads: ['job.live_runs'] },
  { when: ({ facts }) => facts.tenant.live_runs === 1, reads: ['tenant.live_runs'] },
  { when: ({ facts }) => facts.job.replaceable_runs > 0, reads: ['job.replaceable_runs'] },
  { when: ({ facts }) => facts.job.foreign_runs > 0, reads: ['job.foreign_runs'] },
  { when: ({ facts }) => facts.tenant.run_seconds > 300, reads: ['tenant.run_seconds'] },
  { when: ({ pool }) => (pool?.cluster.foreign_runs ?? 0) > 0, reads: ['cluster.foreign_runs'] },
  { when: ({ pool }) => (pool?.occupancy ?? 0) > 0.5, reads: ['pool.occupancy'] },
];
const aRule = fc
  .record({
    case: fc.constantFrom('capacity-available' as const, 'clusters-busy' as const, 'job-at-its-limit' as const),
    lead: fc.constantFrom('run' as const, 'wait' as const),
    effects: fc.constantFrom([], [{ kind: 'replace-run' as const }]),
    condition: fc.constantFrom(...conditions, ...conditions.map(({ when }) => ({ when }))),
  })
  .map(({ condition, ...rule }) => ({ ...rule, ...condition }));
const policy = fc.oneof(
  { weight: 2, arbitrary: fc.constant(defaultPolicy) },
  { weight: 1, arbitrary: fc.array(aRule, { maxLength: 3 }).map((rules) => aPolicy(rules)) },
);

/** How many runs of a job the engine lets be active. */
const ofEngine = fc.constantFrom(...[{}, {}, { runsMax: 0 }, { runsMax: 1 }, { runsMax: 2 }, { runsMax: 3 }]);

const anyReality: fc.Arbitrary<Reality> = fc
  .record({
    states: fc.array(fc.constantFrom<Cluster['state']>('running', 'running', 'running', 'running', 'stopped', 'starting'), {
      minLength: 3,
      maxLength: 3,
    }),
    running: fc.array(aRun, { minLength: 3, maxLength: 7, size: 'max' }),
    foreign: fc.array(aForeign, { maxLength: 2 }),
    others: fc.array(aWaiting, { maxLength: 5, size: 'max' }),
    candidate: aWaiting,
    over: fc.array(fc.record({ from: fc.nat(70), minutes: fc.nat(12) }), { maxLength: 2 }),
    declared: fc.boolean(),
    runsMax: fc.record({ pinned: ofEngine, own: ofEngine }),
    now: fc.constantFrom(monday, monday, monday + 11 * 3_600_000),
    besides: fc.constantFrom('nothing', 'nothing', 'nothing', 'the engine', 'a hold', 'its time'),
    policy,
  })
  .map(({ states, declared, runsMax, over, besides, ...reality }) => {
    const { now } = reality;
    const since = (one: number) => now - (monday - one);
    const other = (one: Candidate, index: number) =>
      ranked({ ...one, dueAt: since(one.dueAt), id: branded<RequestId>(`00000000-0000-7000-8000-${index}`) });
    const asked = other(reality.candidate, 5);
    return {
      ...reality,
      ...{ reachable: besides !== 'the engine', held: besides === 'a hold' },
      clusters: states.map((state, index) => aCluster(['active-1', 'active-2', 'passive-1'][index] ?? '', state)),
      jobs: [
        ...[aJob('a'), { ...aJob('pinned', 'active-1'), ...runsMax.pinned }, { ...aJob('own'), ...runsMax.own }],
        ...(declared ? [aJob('b')] : []),
      ],
      running: reality.running.map((run, index) => ({
        ...run,
        submittedAt: since(run.submittedAt),
        id: branded<RequestId>(`live ${index}`),
        // One that is not known yet may be any that the engine shows: when its request ends, that is somebody's again.
        runId: branded<RunId>(`run ${index}`),
      })),
      foreign: reality.foreign.map((run, index) => ({ ...run, runId: branded<RunId>(`foreign ${index}`) })),
      over: new Map([
        [
          branded<TenantId>('timed'),
          over.map(({ from, minutes }) => ({ from: now - from * 60_000, to: now - Math.max(0, from - minutes) * 60_000 })),
        ],
      ]),
      others: reality.others.map(other),
      candidate: besides === 'its time' ? { ...asked, dueAt: now + 20 * 60_000 } : asked,
    };
  });

describe('what is told to let a request run', () => {
  it('comes true whatever the world, whichever runs end, with everybody before it having their turn', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(anyReality, (reality) => {
        const spans = spansOf(reality);
        const { candidate, running, others, held } = reality;
        const { ways } = whatWouldRun({
          candidate,
          spans,
          running,
          others,
          unseen: nobody,
          outlook: outlookOf(reality),
          policy: reality.policy,
          held,
        });
        for (const way of ways) {
          const ends = way.reduce<readonly Reality[]>(
            (sofar, change) => sofar.flatMap((one) => afterwards(change, one)),
            [reality],
          );
          expect(ends.length, `nothing is like this: ${waySentence(way)}`).to.be.above(0);
          expect(ends.every(runsIn), waySentence(way)).to.equal(true);
          const kind = way.map((change) => change.kind).join(' ');
          kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: 400 },
    );
    expect([...kinds.keys()]).to.include.members([
      'runs-end',
      'job-runs-end',
      'tenant-runs-end',
      'job-runs-end runs-end',
      'priority',
    ]);
  });
});
