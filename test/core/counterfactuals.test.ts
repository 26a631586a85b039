// What would let a request run now: found by deciding, and true.
import { expect } from 'chai';
import fc from 'fast-check';
import type { Candidate } from '../../src/core/deciding/candidate.js';
import { budgetOf, decisionsMax } from '../../src/core/explaining/budget.js';
import { applied, type Change } from '../../src/core/explaining/change.js';
import { waySentence } from '../../src/core/explaining/change-sentence.js';
import type { Cluster, DeclaredJob } from '../../src/core/cluster.js';
import { whatWouldRun as searched, type Way } from '../../src/core/explaining/counterfactuals.js';
import { branded, type ClusterId, type JobId, type PoolName, type RequestId, type TenantId } from '../../src/core/ids.js';
import { laneOf, rankAt } from '../../src/core/deciding/order.js';
import { answer, type Question } from '../../src/core/explaining/question.js';
import { secondsWithin, type RunSpan } from '../../src/core/deciding/quota.js';
import { whenSo, wouldRun, type Possible } from '../../src/core/explaining/would-run.js';
import { nobody } from '../../src/core/explaining/unseen.js';
import { waitsOn } from '../../src/core/explaining/waits-on.js';
import { observe, type LiveRequest, type PoolStart } from '../../src/core/deciding/world.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aCandidate, aCluster, aJob, aSnapshot, monday, someSettings } from '../support/scenes.js';

const submit = { placement: 'submit' } as const;
const always = { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] };
const settings = someSettings({
  jobs: { '175': submit, '176': submit },
  tenants: { small: { runs_max: 2 }, timed: { run_seconds_max: 600, run_window_seconds: 3_600 } },
  pools: { active: { clusters: ['active*'], slots_per_cluster: 2 }, passive: { clusters: ['passive*'], slots_per_cluster: 1 } },
});

function aLive(changes: Partial<LiveRequest> = {}): LiveRequest {
  const place = { pool: branded<PoolName>('active'), clusterId: branded<ClusterId>('active-1'), runId: null };
  const common = { id: branded<RequestId>('live'), priority: 50, submittedAt: monday, stopWished: false };
  return { ...common, jobId: branded<JobId>('999'), tenantId: branded<TenantId>('other'), ...place, ...changes };
}

type SceneOf<T> = T extends fc.Arbitrary<infer Of> ? Of : never;

interface Scene {
  readonly candidate?: Partial<Candidate>;
  readonly others?: readonly Candidate[];
  readonly clusters?: Cluster[];
  readonly live?: readonly LiveRequest[];
  readonly now?: number;
  readonly reachable?: boolean;
  readonly held?: boolean;
  readonly spans?: readonly RunSpan[];
  readonly starts?: readonly PoolStart[];
  readonly settings?: typeof settings;
  /** Besides 175 and 176. */
  readonly jobs?: readonly DeclaredJob[];
}

const usual = {
  ...{ candidate: {}, others: [], live: [], now: monday, reachable: true, held: false, spans: [], starts: [] },
  ...{ settings, jobs: [] },
  clusters: [aCluster('active-1'), aCluster('passive-1')],
};

/** A normal request for job 175; one cluster in each pool, with two slots and with one. */
function aQuestion(scene: Scene = {}): Question {
  const {
    clusters,
    now,
    live,
    spans,
    starts,
    jobs,
    settings: known,
    reachable,
    candidate,
    others,
    held,
  }: Required<Scene> = {
    ...usual,
    ...scene,
  };
  const snapshot = aSnapshot({ clusters, jobs: [aJob('175'), aJob('176'), ...jobs] });
  const runSeconds = new Map([[branded<TenantId>('timed'), secondsWithin(spans, 3_600_000, now)]]);
  const world = observe({ snapshot: { ...snapshot, takenAt: now }, live, endedRuns: new Set(), starts, runSeconds }, known);
  const outlook = { world, settings: known, now, reachable, waiting: 0 };
  const ofTimed = new Map([[branded<TenantId>('timed'), spans]]);
  return {
    candidate: ranked(candidate),
    spans: ofTimed,
    running: live,
    others,
    unseen: nobody,
    outlook,
    policy: defaultPolicy,
    held,
  };
}

function ranked(changes: Partial<Candidate>): Candidate {
  const one = aCandidate({ expiresAt: monday + 30 * 86_400_000, ...changes });
  return { ...one, rankAt: rankAt(one.dueAt, one.priority, settings.limits.ageing_seconds_per_point) };
}

const whatWouldRun = (question: Question) => searched(question).ways;
const said = (ways: readonly Way[]) => ways.map(waySentence);
const inPassive = { pool: branded<PoolName>('passive'), clusterId: branded<ClusterId>('passive-1') };
const full = [aLive(), aLive(), aLive(inPassive)];

describe('what would let a request run', () => {
  it('nothing is asked of one that would run', () => {
    expect(whatWouldRun(aQuestion())).to.deep.equal([]);
  });

  it('full pools: a run that ends in either, or a priority that may overfill', () => {
    expect(said(whatWouldRun(aQuestion({ live: full })))).to.deep.equal([
      '1 run ended on cluster active-1 in pool active',
      '1 run ended on cluster passive-1 in pool passive',
      'its priority were 100',
    ]);
  });

  it('those before it take their turn first: as many more runs must end', () => {
    const others = [ranked({ tenantId: branded('x'), dueAt: monday - 1000 })];
    const question = aQuestion({ live: [...full, aLive(), aLive()], others });
    expect(said(whatWouldRun(question))[0], 'four on two slots: with three less, one is free and taken').to.equal(
      '4 runs ended on cluster active-1 in pool active',
    );
    expect(answer(question).startedBefore).to.equal(0);
    expect(said(whatWouldRun({ ...question, others: [] }))[0]).to.equal('3 runs ended on cluster active-1 in pool active');
  });

  it('one that was given back stands where it stood, and another priority moves it from there', () => {
    const [asked, other] = [ranked({ dueAt: monday - 600_000 }), ranked({ dueAt: monday - 300_000, tenantId: branded('x') })];
    const question = aQuestion({ live: [aLive(), aLive(inPassive)], others: [{ ...other, priority: 50 }] });
    // It was to wait a little; its rank is from before.
    const givenBack = { ...question, candidate: { ...asked, dueAt: monday - 1_000 } };
    const moved = applied({ kind: 'priority', priority: 51 }, givenBack).candidate;
    expect(moved).to.include({ priority: 51, rankAt: asked.rankAt - settings.limits.ageing_seconds_per_point * 1_000 });
    expect(answer({ ...givenBack, candidate: moved }).startedBefore).to.equal(0);
  });

  it('at night: the morning, a higher priority, a move to the other pool, and a run there that leaves enough to be lent', () => {
    const night = Date.parse('2026-11-23T23:10:00Z');
    const larger = { ...settings, pools: { ...settings.pools, active: { ...settings.pools['active']!, slots_per_cluster: 4 } } };
    const ways = said(
      whatWouldRun(
        aQuestion({ live: [...full, aLive()], now: night, candidate: { receivedAt: night, dueAt: night }, settings: larger }),
      ),
    );
    expect(ways).to.deep.equal([
      '1 run ended on cluster active-1 in pool active',
      '1 run ended on cluster passive-1 in pool passive',
      'its priority were 80',
      'it were moved to pool active',
      'the time were 2026-11-24T08:00:00Z',
    ]);
  });

  it('a job at its limit, in full pools: one thing after the other', () => {
    const mine = aLive({ jobId: branded('175') });
    const live = [...full, mine, { ...mine, ...inPassive }];
    const question = aQuestion({ live, candidate: { maxConcurrentRuns: 1, priority: 50 } });
    const ways = said(whatWouldRun(question));
    expect(ways).to.include('2 runs of its job ended, and 1 more run ended on cluster passive-1 in pool passive');
    expect(answer(question).decision.case).to.equal('job-at-its-limit');
  });

  it('a run that ends leaves its place as well, wherever that is for sure', () => {
    const mine = aLive({ jobId: branded('175') });
    const waysWith = (...live: LiveRequest[]) =>
      said(whatWouldRun(aQuestion({ live: [aLive(inPassive), aLive(), ...live], candidate: { maxConcurrentRuns: 1 } })));
    expect(waysWith(mine)).to.deep.equal(['1 run of its job ended']);
    expect(waysWith(mine, { ...mine, ...inPassive })[0]).to.equal('2 runs of its job ended');
  });

  it('one that comes first when a run of its own job ends takes the place, whichever run it is', () => {
    const other = { jobId: branded<JobId>('176'), maxConcurrentRuns: 1 };
    const live = [aLive(), aLive({ jobId: other.jobId }), aLive(inPassive)];
    const others = [ranked({ ...other, dueAt: monday - 1_000 })];
    expect(said(whatWouldRun(aQuestion({ live, others })))[0]).to.equal('2 runs ended on cluster active-1 in pool active');
    expect(said(whatWouldRun(aQuestion({ live })))[0]).to.equal('1 run ended on cluster active-1 in pool active');
  });

  it('which of many different runs end is open where nobody is held back by one of them, and nothing is told where there are too many choices', () => {
    const ofMany = (runs: number) =>
      Array.from({ length: runs }, (_, one) => aLive({ jobId: branded(`j${one}`), tenantId: branded(`t${one}`) }));
    const some = Array.from({ length: 9 }, (_, one) =>
      ranked({ jobId: branded('176'), tenantId: branded(`t${one}`), dueAt: monday - 1_000, maxConcurrentRuns: 50 }),
    );
    const waysWith = (known: typeof settings) =>
      said(whatWouldRun(aQuestion({ live: [...ofMany(30), aLive(inPassive)], others: some, settings: known })));
    const larger = { ...settings, pools: { ...settings.pools, active: { ...settings.pools['active']!, slots_per_cluster: 30 } } };
    expect(waysWith(larger)[0]).to.equal('10 runs ended on cluster active-1 in pool active');
    const one = { runs_max: 1 };
    const limited = { ...larger, tenants: Object.fromEntries(some.map(({ tenantId }) => [tenantId, one])) };
    expect(waysWith(limited).filter((way) => way.includes('active-1'))).to.deep.equal([]);
  });

  it('a quota of run-seconds: the minute in which the window has room again, reckoned with the runs that go on; and then what else is in the way', () => {
    const timed = { tenantId: branded<TenantId>('timed') };
    const minute = 60_000;
    // Twenty minutes, of which the last ten that fit leave the window when it begins after monday - 30 min.
    const spans = [{ from: monday - 40 * minute, to: monday - 20 * minute }];
    const opens = (after: number) => `the time were ${new Date(monday + after * minute).toISOString().replace('.000Z', 'Z')}`;
    expect(said(whatWouldRun(aQuestion({ candidate: timed, spans })))).to.deep.equal([opens(31)]);
    const [first, ...others] = said(whatWouldRun(aQuestion({ candidate: timed, spans, live: full })));
    expect([first, others.length > 0]).to.deep.equal([`${opens(31)}, and 1 run ended on cluster active-1 in pool active`, true]);
    const goesOn = [...spans, { from: monday - 5 * minute, to: null }];
    expect(said(whatWouldRun(aQuestion({ candidate: timed, spans: goesOn }))), 'what goes on takes the room').to.deep.equal([]);
  });

  it('no time is told where it is not known what the tenant of somebody before it will have taken of its quota by then', () => {
    const later = { ...aQuestion({ candidate: { dueAt: monday + 60_000 } }) };
    const others = [ranked({ tenantId: branded('timed'), dueAt: monday - 1_000 })];
    const times = (question: Question) => said(whatWouldRun(question)).filter((way) => way.startsWith('the time were'));
    expect(times({ ...later, others })).to.have.length(1);
    expect(times({ ...later, others, spans: new Map() })).to.deep.equal([]);
  });

  it('run-seconds that were taken stay taken: no run that ends gives any back', () => {
    const timed = { tenantId: branded<TenantId>('timed') };
    // 610 of 600 seconds, of which the one that goes on counts as a minute.
    const spans = [
      { from: monday - 550_000, to: monday },
      { from: monday, to: null },
    ];
    const question = aQuestion({ candidate: timed, spans, live: [aLive({ ...timed, ...inPassive })] });
    expect(answer(question).decision.case).to.equal('tenant-at-its-quota');
    expect(said(whatWouldRun(question)).filter((way) => way.includes('of its tenant ended'))).to.deep.equal([]);
  });

  it('no more runs end than there are: one that only would start before it is none that could', () => {
    const others = [ranked({ dueAt: monday - 1_000 })];
    const question = aQuestion({ others, candidate: { maxConcurrentRuns: 1 } });
    expect([answer(question).startedBefore, answer(question).decision.case]).to.deep.equal([1, 'job-at-its-limit']);
    expect(said(whatWouldRun(question)).filter((way) => way.includes('of its job ended'))).to.deep.equal([]);
  });

  it('a job at its limit with others before it: as many runs end as it takes, told once', () => {
    const mine = aLive({ jobId: branded('175'), ...inPassive });
    const others = [ranked({ dueAt: monday - 1_000 }), ranked({ dueAt: monday - 900 })];
    const question = aQuestion({ live: [...full, mine, mine, mine, mine], others, candidate: { maxConcurrentRuns: 2 } });
    const ways = said(whatWouldRun(question));
    expect(ways[0]).to.match(/^3 runs of its job ended, and /);
  });

  it('a tenant at its quota, an engine away, a job that nobody declared, a time to come, a hold: each by what removes it', () => {
    const small = { tenantId: branded<TenantId>('small') };
    const quota = aQuestion({ live: [aLive({ ...small, ...inPassive }), aLive({ ...small, ...inPassive })], candidate: small });
    expect(said(whatWouldRun(quota))).to.deep.equal(['1 run of its tenant ended']);
    expect(said(whatWouldRun(aQuestion({ reachable: false })))).to.deep.equal(['the engine answered']);
    const unknown = aQuestion({ candidate: { jobId: branded('nobody') } });
    expect(said(whatWouldRun(unknown))).to.deep.equal(['its job were declared on the engine']);
    const later = aQuestion({ candidate: { dueAt: monday + 3_600_000 } });
    expect(said(whatWouldRun(later))).to.deep.equal(['the time were 2026-11-23T13:00:00Z']);
    expect(said(whatWouldRun(aQuestion({ held: true })))).to.deep.equal(['it were released']);
    expect(said(whatWouldRun(aQuestion({ held: true, live: full })))).to.include(
      'it were released, and 1 run ended on cluster active-1 in pool active',
    );
  });

  it('up to four things in its way, and what would do then; of more nothing is told', () => {
    const small = { tenantId: branded<TenantId>('small') };
    const ofTenant = aLive({ ...small, jobId: branded<JobId>('176') });
    const live = [ofTenant, ofTenant, aLive(), aLive(), aLive({ jobId: branded<JobId>('175'), ...inPassive }), aLive(inPassive)];
    const candidate = { ...small, maxConcurrentRuns: 1, dueAt: monday + 60_000, expiresAt: monday + 3_600_000 };
    const waysWhen = (held: boolean) => whatWouldRun(aQuestion({ live, candidate, reachable: false, held }));
    expect(waysWhen(false).map((way) => way.map(({ kind }) => kind))).to.deep.include([
      ...['time', 'engine-answers', 'job-runs-end', 'tenant-runs-end', 'runs-end'],
    ]);
    expect(waysWhen(true)).to.deep.equal([]);
  });

  it('a cluster that is down: the one whose coming up would do', () => {
    const clusters = [aCluster('active-1', 'stopped'), aCluster('passive-1', 'starting')];
    expect(said(whatWouldRun(aQuestion({ clusters })))).to.deep.equal([
      'cluster active-1 of pool active were running',
      'cluster passive-1 of pool passive were running',
    ]);
  });

  const state = fc.constantFrom<Cluster['state']>('running', 'starting', 'stopped');
  const aRun = fc.record({
    job: fc.constantFrom('175', '176', '999'),
    tenant: fc.constantFrom('small', 'other', 'timed'),
    cluster: fc.constantFrom('active-1', 'active-2', 'passive-1'),
  });
  const anyScene = fc.record({
    states: fc.tuple(state, state, state),
    runs: fc.array(aRun, { maxLength: 9 }),
    others: fc.array(
      fc.record({
        job: fc.constantFrom('175', '176'),
        priority: fc.integer({ min: 0, max: 100 }),
        tenant: fc.constantFrom('a', 'b', 'small', 'timed'),
      }),
      { maxLength: 5 },
    ),
    spans: fc.array(fc.record({ from: fc.nat(70), minutes: fc.option(fc.nat(20)) }), { maxLength: 4 }),
    priority: fc.integer({ min: 0, max: 100 }),
    tenant: fc.constantFrom('small', '333', 'timed'),
    job: fc.constantFrom('175', '176', 'nobody'),
    limit: fc.integer({ min: 1, max: 3 }),
    hour: fc.integer({ min: 0, max: 23 }),
    due: fc.integer({ min: -100, max: 20 }),
    flags: fc.record({ reachable: fc.boolean(), held: fc.boolean(), always: fc.boolean() }),
  });

  const questionOf = (scene: SceneOf<typeof anyScene>): Question => {
    const now = monday - 12 * 3_600_000 + scene.hour * 3_600_000;
    const of = (runs: (typeof scene.runs)[number]) =>
      aLive({
        jobId: branded(runs.job),
        tenantId: branded(runs.tenant),
        pool: branded(runs.cluster.startsWith('active') ? 'active' : 'passive'),
        clusterId: branded(runs.cluster),
      });
    return aQuestion({
      clusters: ['active-1', 'active-2', 'passive-1'].map((id, index) => aCluster(id, scene.states[index])),
      live: scene.runs.map(of),
      others: scene.others.map(({ job, priority, tenant }, index) =>
        ranked({ ...{ id: branded(`${index}`), jobId: branded(job), priority }, tenantId: branded(tenant), dueAt: now }),
      ),
      spans: scene.tenant === 'timed' ? scene.spans.map((span) => spanOf(span, now)) : [],
      candidate: {
        ...{ id: branded<RequestId>('00000000-0000-7000-8000-ffffffffffff'), maxConcurrentRuns: scene.limit },
        ...{ tenantId: branded<TenantId>(scene.tenant), jobId: branded<JobId>(scene.job), priority: scene.priority },
        ...{ receivedAt: now, dueAt: now + scene.due * 60_000 },
      },
      ...{ now, reachable: scene.flags.reachable, held: scene.flags.held },
      settings: scene.flags.always ? { ...settings, calendar: { ...settings.calendar, ...always } } : settings,
    });
  };

  it('whatever the world: each way that is told leads to a run, and one run or point less does not', () => {
    let told = 0;
    fc.assert(
      fc.property(anyScene, (scene) => {
        const question = questionOf(scene);
        for (const way of whatWouldRun(question)) {
          told += 1;
          const budget = budgetOf(decisionsMax);
          const before = way
            .slice(0, -1)
            .reduce<Possible>((sofar, change) => whenSo(change, sofar, { when: 'later', budget })!, [question]);
          expect(wouldRun(way.at(-1)!, before, budget), said([way])[0]).to.equal(true);
          const less = oneLess(way.at(-1)!, before[0]);
          const there = (counts: (run: (typeof scene.runs)[number]) => boolean) => scene.runs.filter(counts).length;
          expect(ended(way, 'job-runs-end'), said([way])[0]).to.be.at.most(there(({ job }) => job === scene.job));
          expect(ended(way, 'tenant-runs-end'), said([way])[0]).to.be.at.most(there(({ tenant }) => tenant === scene.tenant));
          expect(ended(way, 'runs-end'), said([way])[0]).to.be.at.most(scene.runs.length);
          if (less !== null) expect(wouldRun(less, before, budget), `${said([way])[0]}, less one`).to.equal(false);
        }
      }),
      { numRuns: 40 },
    );
    expect(told, 'ways told').to.be.above(5);
  });

  it('whatever the world and however little may be spent: no more decisions are taken, and where nothing was left out it is all there is', () => {
    const seen = { complete: 0, cut: 0 };
    fc.assert(
      fc.property(anyScene, fc.integer({ min: 0, max: 3_000 }), (scene, most) => {
        const { question, decisions } = counting(questionOf(scene));
        const { ways, complete } = searched(question, most);
        expect(decisions(), 'decisions').to.be.at.most(most);
        seen[complete ? 'complete' : 'cut'] += 1;
        const all = said(whatWouldRun(question));
        if (complete) expect(said(ways)).to.deep.equal(all);
      }),
      { numRuns: 40 },
    );
    expect(seen.complete).to.be.above(2);
    expect(seen.cut).to.be.above(2);
  });

  /** The facts of each decision look once at the calendar. */
  function counting(question: Question) {
    let decisions = 0;
    const known = {
      ...question.outlook.settings,
      get calendar() {
        decisions += 1;
        return settings.calendar;
      },
    };
    return { question: { ...question, outlook: { ...question.outlook, settings: known } }, decisions: () => decisions };
  }

  const spanOf = ({ from, minutes }: { from: number; minutes: number | null }, now: number) => {
    const begun = now - from * 60_000;
    return { from: begun, to: minutes === null ? null : Math.min(now, begun + minutes * 60_000) };
  };

  const ended = (way: Way, kind: Change['kind']) =>
    way.reduce((sum, change) => sum + (change.kind === kind && 'runs' in change ? change.runs : 0), 0);

  function oneLess(change: Change, { candidate }: Question): Change | null {
    if ('runs' in change) return change.runs === 1 ? null : { ...change, runs: change.runs - 1 };
    if (change.kind === 'priority')
      return change.priority - 1 <= candidate.priority ? null : { ...change, priority: change.priority - 1 };
    return change.kind === 'time' ? { ...change, at: change.at - 60_000 } : null;
  }
});

describe('what stands in the way of a request', () => {
  const inTheWay = (scene: Scene) => {
    const question = aQuestion(scene);
    return waitsOn(answer(question), question);
  };
  const none = { name: '', taken: null, of: null, until: null, why: null };
  const night = Date.parse('2026-11-23T23:10:00Z');
  const fourSlots = { ...settings, pools: { ...settings.pools, active: { ...settings.pools['active']!, slots_per_cluster: 4 } } };
  const onActive = branded<JobId>('177');
  const mappedIn = (pool: string, job: string) =>
    someSettings({ ...settings, jobs: { '177': { placement: 'mapped', mapped: { [pool]: job } } } });
  const tenant = (name: string) => ({ tenantId: branded<TenantId>(name) });
  const failedStart: PoolStart = {
    ...{ pool: branded<PoolName>('active'), recordedAt: monday - 3_600_000 },
    ...{ doneAt: monday - 3_600_000, clusterId: null, up: false },
  };
  const table: Record<string, [Scene, unknown]> = {
    'is its start_after': [{ candidate: { dueAt: monday + 9 } }, [{ ...none, what: 'start-time', until: monday + 9 }]],
    'is the engine that does not answer': [{ reachable: false }, [{ ...none, what: 'engine', name: 'test' }]],
    'is that nobody declared its job': [{ candidate: { jobId: branded<JobId>('404') } }, [{ ...none, what: 'job', name: '404' }]],
    'is what runs of its job': [
      { candidate: { maxConcurrentRuns: 1 }, live: [aLive({ jobId: branded<JobId>('175') })] },
      [{ ...none, what: 'job', name: '175', taken: 1, of: 1 }],
    ],
    'is what runs of its tenant': [
      { candidate: tenant('small'), live: [aLive(tenant('small')), aLive(tenant('small'))] },
      [{ ...none, what: 'tenant', name: 'small', taken: 2, of: 2 }],
    ],
    'is the time that its tenant has used': [
      { candidate: tenant('timed'), spans: [{ from: monday - 700_000, to: monday }] },
      [{ ...none, what: 'tenant', name: 'timed', taken: 700, of: 600, why: 'these are seconds of its runs within 3600 s' }],
    ],
    'is each pool that it may use now': [
      { live: full, candidate: { priority: 80 } },
      [
        { ...none, what: 'pool', name: 'active', taken: 2, of: 2 },
        { ...none, what: 'pool', name: 'passive', taken: 1, of: 1 },
      ],
    ],
    'is the pool that it was moved to, and no other': [
      { live: full, candidate: { movedTo: branded<PoolName>('passive') } },
      [{ ...none, what: 'pool', name: 'passive', taken: 1, of: 1 }],
    ],
    'is the rule that keeps it out of a pool that has room': [
      {
        ...{ now: night, clusters: [aCluster('active-1')], live: [aLive(), aLive(), aLive()], settings: fourSlots },
        ...{ candidate: { jobId: onActive, dueAt: night }, jobs: [aJob('177', 'active-1')] },
      },
      [{ ...none, what: 'policy', name: 'kept for high priority' }],
    ],
    'is the cluster that its job is declared for, where others of the pool have room': [
      {
        clusters: [aCluster('active-1'), aCluster('active-2')],
        live: [aLive(), aLive()],
        candidate: { jobId: onActive },
        jobs: [aJob('177', 'active-1')],
      },
      [
        {
          ...none,
          what: 'pool',
          name: 'active',
          taken: 2,
          of: 4,
          why: 'its job runs only on cluster active-1, which is full',
        },
      ],
    ],
    'is the cluster that its job is declared for, which is down, where others of the pool run': [
      {
        clusters: [aCluster('active-1', 'stopped'), aCluster('active-2')],
        candidate: { jobId: onActive },
        jobs: [aJob('177', 'active-1')],
      },
      [
        {
          ...none,
          what: 'pool',
          name: 'active',
          taken: 0,
          of: 2,
          why: 'its job runs only on cluster active-1, which is stopped',
        },
      ],
    ],
    'is a pool that is full, and no start of a cluster that failed there, where one runs': [
      { live: full, candidate: { movedTo: branded<PoolName>('active') }, starts: [failedStart] },
      [{ ...none, what: 'pool', name: 'active', taken: 2, of: 2 }],
    ],
    'is the start of a cluster that failed, where none runs': [
      { clusters: [], candidate: { movedTo: branded<PoolName>('active') }, starts: [failedStart] },
      [{ ...none, what: 'pool', name: 'active', taken: 0, of: 0, why: 'the last cluster to be started did not come up' }],
    ],
    'is no start of a cluster that was done after the engine was looked at last: it may still come up': [
      {
        ...{ clusters: [], candidate: { movedTo: branded<PoolName>('active') } },
        starts: [{ ...failedStart, doneAt: monday + 1 }],
      },
      [{ ...none, what: 'pool', name: 'active', taken: 0, of: 0 }],
    ],
    'is each pool that it may use now and that cannot run its job, with why': [
      {
        ...{ clusters: [aCluster('active-1'), aCluster('elsewhere')], candidate: { jobId: onActive } },
        ...{ jobs: [aJob('177', 'elsewhere')], settings: mappedIn('passive', '999') },
      },
      [
        { ...none, what: 'pool', name: 'active', why: 'its job is declared for cluster elsewhere, which is not one of the pool' },
        { ...none, what: 'pool', name: 'passive', why: 'it would run there as job 999, which is not declared on the engine' },
      ],
    ],
    'is that no pool has slots for compute that its job brings': [
      { candidate: { jobId: onActive, movedTo: branded<PoolName>('passive') }, jobs: [aJob('177')] },
      [
        {
          ...none,
          what: 'pool',
          name: 'passive',
          why: 'its job brings its own compute, and the own_compute_slots of the pool are 0',
        },
      ],
    ],
    'is a cluster that is gone, for which its job is declared': [
      { candidate: { jobId: onActive, movedTo: branded<PoolName>('passive') }, jobs: [aJob('177', 'gone')] },
      [{ ...none, what: 'pool', name: 'passive', why: 'its job is declared for cluster gone, which the engine does not have' }],
    ],
    'is that nobody declared the job that its own is mapped to': [
      { candidate: { jobId: onActive, clusterType: 'batch' }, jobs: [aJob('177')], settings: mappedIn('passive', '999') },
      [{ ...none, what: 'job', name: '999' }],
    ],
    'is the start of a cluster that the engine has refused, where none runs': [
      { clusters: [], candidate: { movedTo: branded<PoolName>('active') }, starts: [{ ...failedStart, said: 'not allowed' }] },
      [{ ...none, what: 'pool', name: 'active', taken: 0, of: 0, why: 'a cluster could not be started: not allowed' }],
    ],
    'is the start of a cluster that the engine has not taken yet': [
      {
        ...{ clusters: [], candidate: { movedTo: branded<PoolName>('active') } },
        starts: [{ ...failedStart, doneAt: null, said: '500' }],
      },
      [
        {
          ...{ ...none, what: 'pool', name: 'active', taken: 0, of: 0 },
          why: 'the engine has not taken the start of a cluster yet: 500',
        },
      ],
    ],
    'is whoever holds it, also where it would run': [{ held: true }, [{ ...none, what: 'hold' }]],
    'is nothing where it would run': [{}, []],
  };
  for (const [name, [scene, obstacles]] of Object.entries(table))
    it(name, () => expect(inTheWay(scene)).to.deep.equal(obstacles));
});

describe('those before a request', () => {
  it('may be missing: then it is told to run where only those are before it who are known', () => {
    const one = (rank: number, changes: Partial<Candidate> = {}) => ({ ...ranked(changes), rankAt: rank });
    const asked = { ...aQuestion({ clusters: [aCluster('active-1')] }), candidate: one(5) };
    const place = { rankAt: 4, id: branded<RequestId>('x') };
    const behind = (rankAt: number) => answer({ ...asked, unseen: { ...nobody, behind: { ...place, rankAt } } }).runs;
    expect([behind(4), behind(6)]).to.deep.equal([false, true]);
    // Behind one that waits for a limit of its lane nobody of that lane runs.
    const limited = one(3, { jobId: branded('176'), maxConcurrentRuns: 1 });
    const inLane = (live: readonly LiveRequest[]) => {
      const { outlook } = aQuestion({ clusters: [aCluster('active-1')], live });
      return answer({ ...asked, outlook, others: [limited], unseen: { ...nobody, inLanes: new Map([[laneOf(limited), place]]) } })
        .runs;
    };
    expect([inLane([]), inLane([aLive({ jobId: branded('176') })])]).to.deep.equal([false, true]);
  });

  it('are decided on in the order of the queue, however they are given, and nobody behind it is', () => {
    const one = (id: string, rankAt: number) => ({ ...ranked({}), id: branded<RequestId>(id), rankAt });
    const oneSlot = { clusters: [aCluster('active-1')], live: [aLive()] };
    const asked = aQuestion({ ...oneSlot, others: [] });
    const mine = { ...asked.candidate, id: branded<RequestId>('m'), rankAt: 5 };
    const startedBefore = (...others: Candidate[]) => answer({ ...asked, candidate: mine, others }).startedBefore;
    expect(startedBefore(one('a', 6), one('n', 5))).to.equal(0);
    expect([startedBefore(one('n', 4)), startedBefore(one('l', 5))]).to.deep.equal([1, 1]);
    // Of two that have room for one, the first in the queue takes it; another job shows which it was.
    const [first, second] = [one('b', 3), { ...one('a', 4), maxConcurrentRuns: 1, jobId: branded<JobId>('176') }];
    for (const others of [
      [first, second],
      [second, first],
    ]) {
      const { world } = answer({ ...asked, candidate: mine, others });
      expect([...world.reserved.keys()])
        .to.include('job:175')
        .and.not.include('job:176');
    }
  });
});
