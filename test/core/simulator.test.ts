// Scenarios that somebody thought of, played by the service's own decisions.
import { expect } from 'chai';
import fc from 'fast-check';
import { plainCourse } from '../../src/core/playing/course.js';
import { judged } from '../../src/core/playing/expectations.js';
import { candidateOf, dueAt } from '../../src/core/playing/past-request.js';
import { playedPast } from '../../src/core/playing/played-past.js';
import type { PlayHistory } from '../../src/core/playing/play-history.js';
import type { PlayedRun } from '../../src/core/playing/past-runs.js';
import { scenarioPlay } from '../../src/core/playing/scenario-play.js';
import { Scenario } from '../../src/core/playing/scenario.js';
import { seeded } from '../../src/core/playing/seeded.js';
import type { Settings } from '../../src/core/settings.js';
import { simulated } from '../../src/core/playing/simulated.js';
import type { z } from 'zod';
import type { Policy } from '../../src/core/policy.js';
import { policyOf, policyText } from '../policy/policies.js';
import { defaultPolicy } from '../support/house-policy.js';
import { someSettings } from '../support/scenes.js';

/** Of the seed 1. */
const known = ['0.061431446149', '0.934634454043', '0.566589717121'];
const settings = someSettings({ limits: { max_concurrent_runs: 1000 } });

type Written = z.input<typeof Scenario>;
const oneJob = { job: { run_seconds: { fixed: 60 } } };

function written(more: Partial<Written>): Scenario {
  return Scenario.parse({
    scenario: 'a test',
    // Monday, business time until six.
    period: { from: '2026-11-23T09:00', hours: 8 },
    jobs: oneJob,
    arrivals: [{ tenant: 't', job: 'job', per_hour: 30 }],
    ...more,
  });
}

interface Playing {
  readonly given?: Settings;
  readonly seed?: number;
  readonly policy?: Policy;
}

function played(more: Partial<Written>, { given = settings, seed, policy = defaultPolicy }: Playing = {}) {
  const scenario = written(more);
  const play = scenarioPlay(scenario, given, seed ?? scenario.seed);
  if (play.kind !== 'playable') throw new Error(play.kind);
  const answer = playedPast(play.past, { settings: play.settings, policy, slots: new Map() });
  if (answer.kind !== 'played') throw new Error(answer.kind);
  const figures = simulated(answer.history, play.simulating);
  return { ...play, scenario, history: answer.history, figures, judged: judged(scenario.expect, figures) };
}

const startsOf = ({ runs }: PlayHistory) => runs.map(({ id, submittedAt }) => `${id} ${submittedAt}`);
const arrivals = (more: Partial<Written>, seed?: number) =>
  played(more, seed === undefined ? {} : { seed }).past.requests.map(({ receivedAt }) => receivedAt);
const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

describe('a scenario', () => {
  it('comes to the same each time for one seed, and to another day of the same kind for another', () => {
    const [one, again, other] = [played({}), played({}), played({}, { seed: 2 })];
    expect(startsOf(again.history)).to.deep.equal(startsOf(one.history));
    expect(startsOf(other.history)).not.to.deep.equal(startsOf(one.history));
    // Written down, so that another machine or a change of the generator would show.
    const chance = seeded(1, 'arrivals 0');
    expect([chance(), chance(), chance()].map((value) => value.toFixed(12))).to.deep.equal(known);
  });

  it('adds what is added: the arrivals before it stay as they were', () => {
    const first = { tenant: 't', job: 'job', per_hour: 30 } as const;
    const [alone, beside] = [arrivals({}), played({ arrivals: [first, { tenant: 'u', job: 'job', per_hour: 10 }] })];
    const ofFirst = beside.past.requests.filter(({ tenantId }) => tenantId === 't').map(({ receivedAt }) => receivedAt);
    expect(ofFirst).to.deep.equal(alone);
  });

  it('rates are those of the hour, the day and the window; bursts come at their time, each day or once', () => {
    const even = { tenant: 't', job: 'job', spread: 'even' } as const;
    expect(
      arrivals({ arrivals: [{ ...even, per_hour: 2 }], period: { from: '2026-11-23T09:00', hours: 2 } }).map(clock),
    ).to.deep.equal(['09:30', '10:00', '10:30']);
    const day = { from: '2026-11-23T00:00', hours: 24 };
    const within = { ...even, per_hour: 1, from: '22:30', until: '01:30' };
    expect(arrivals({ period: day, arrivals: [within] }).map(clock)).to.deep.equal(['01:00', '23:00']);
    const business = arrivals({ period: day, arrivals: [{ ...even, per_hour: 60, during: 'business-time' }] });
    expect([business.length, clock(business[0] ?? 0)]).to.deep.equal([599, '08:01']);
    const halves = Array.from({ length: 24 }, (_, at) => (at === 12 ? 2 : 0));
    expect(arrivals({ period: day, arrivals: [{ ...even, per_hour: 30, by_hour: halves }] })).to.have.length(59);
    const ramp = { ...even, ramp: { from_per_hour: 0, to_per_hour: 60 } };
    const half = arrivals({ period: day, arrivals: [ramp] }).filter((at) => at < Date.parse('2026-11-23T12:00Z'));
    expect(half.length).to.be.within(178, 181);
    const week = { from: '2026-11-23T00:00', hours: 168 };
    const weekend = { ...even, count: 3, at: '10:00', days: [6, 7] };
    expect(arrivals({ period: week, arrivals: [weekend] })).to.have.length(6);
    expect(arrivals({ period: week, arrivals: [{ ...even, count: 3, at: '2026-11-24T10:00' }], load: 2 })).to.have.length(6);
  });

  it('times are those of the zone, on a day that a clock change makes longer too', () => {
    const autumn = { zone: 'Europe/Dublin', period: { from: '2026-10-25T00:00', hours: 25 } };
    const burst = arrivals({ ...autumn, arrivals: [{ tenant: 't', job: 'job', count: 1, at: '12:00' }] });
    expect(burst.map((at) => new Date(at).toISOString())).to.deep.equal(['2026-10-25T12:00:00.000Z']);
  });

  it('clusters are started by the policy, take their time, and go down when nothing runs', () => {
    const { figures, history } = played({
      pools: {
        active: {
          clusters_max: 1,
          slots_per_cluster: 2,
          own_compute_slots: 0,
          start_seconds: 300,
          idle_seconds: 1_200,
          cluster_cost_per_hour: 6,
        },
        passive: { clusters_max: 0, own_compute_slots: 0 },
      },
      arrivals: [
        { tenant: 't', job: 'job', count: 1, at: '10:00' },
        { tenant: 't', job: 'job', count: 1, at: '10:10' },
        { tenant: 't', job: 'job', count: 1, at: '12:00' },
      ],
    });
    // Up from 10:05, until twenty minutes after the run that ends at 10:11; again from 12:05 until 12:26.
    expect(history.runs.map(({ submittedAt }) => clock(submittedAt))).to.deep.equal(['10:05', '10:10', '12:05']);
    const active = figures.pools.find(({ pool }) => pool === 'active');
    expect(active).to.include({ runs: 3, slots: 2, clusterStarts: 2 });
    expect(active?.clusterHours).to.be.closeTo((26 + 21) / 60, 1e-9);
    expect(active?.idleHours).to.be.closeTo((26 + 21 - 3) / 60, 1e-9);
    expect(active?.cost).to.be.closeTo((6 * 47) / 60, 1e-9);
    expect(active?.occupancy).to.be.closeTo(3 / 47 / 2, 1e-9);
    expect(figures.waitedBy).to.deep.include({ case: 'no-cluster', rule: 'wake', requests: 2 });
  });

  it('an outage of clusters takes what runs on them, which is tried again by the retry rules; one of the engine lets it run', () => {
    const pools = {
      active: { clusters_max: 1, slots_per_cluster: 2, own_compute_slots: 0 },
      passive: { own_compute_slots: 0, clusters_max: 0 },
    };
    const jobs = { job: { run_seconds: { fixed: 3_600 } } };
    const twice = [
      { tenant: 't', job: 'job', count: 1, at: '09:30' },
      { tenant: 't', job: 'job', count: 1, at: '10:15' },
    ];
    const down = played({ pools, jobs, arrivals: twice, outages: [{ pool: 'active', from: '10:00', until: '11:00' }] });
    expect(down.history.runs.map(({ submittedAt, attempt, broken }) => [clock(submittedAt), attempt, broken])).to.deep.equal([
      ['09:30', 1, true],
      ['11:00', 2, false],
      ['11:00', 1, false],
    ]);
    expect(down.figures).to.include({ broken: 1, triedAgain: 1 });
    expect(down.figures.all).to.include({ started: 2, failed: 0 });
    const away = played({ pools, jobs, arrivals: twice, outages: [{ engine: true, from: '10:00', until: '11:00' }] });
    expect(away.history.runs.map(({ submittedAt, broken }) => [clock(submittedAt), broken])).to.deep.equal([
      ['09:30', false],
      ['11:00', false],
    ]);
    expect(away.figures.waitedBy.map((one) => one.case)).to.deep.equal(['engine-unreachable']);
    const noRetries = someSettings({ retry: { enabled: false } });
    const lost = played(
      { pools, jobs, arrivals: twice, outages: [{ pool: 'active', from: '10:00', until: '11:00' }] },
      { given: noRetries },
    );
    expect(lost.figures.all).to.include({ started: 2, failed: 1 });
  });

  it('says of each expectation whether it holds, by priority, tenant and pool', () => {
    const { judged: all } = played({
      pools: {
        active: { own_compute_slots: 1, clusters_max: 0, run_cost_per_hour: 1 },
        passive: { own_compute_slots: 0, clusters_max: 0 },
      },
      arrivals: [
        { tenant: 't', job: 'job', count: 10, at: '10:00' },
        { tenant: 'u', job: 'job', count: 1, at: '12:00', priority: 'high' },
      ],
      expect: [
        { figure: 'wait_max_seconds', tenant: 't', at_most: 539 },
        { figure: 'wait_max_seconds', priority: 'high', at_most: 0 },
        { figure: 'started', at_least: 11 },
        { figure: 'cost', pool: 'active', at_most: 0.2, at_least: 0.18 },
        { figure: 'cost', pool: 'passive', at_most: 0 },
      ],
    });
    expect(all.map(({ holds }) => holds)).to.deep.equal([false, true, true, true, false]);
    expect(all[0]).to.deep.equal({ expected: 'wait_max_seconds of tenant t at most 539', got: 540, holds: false });
    expect(all[4]?.got).to.equal(null);
  });

  it('shows conditions what it says of requests and of the engine, under the names of facts', () => {
    const seen = {
      ...{ operation_name: 'bulk-export', operation_id: 'o', location_id: '64', pos_id: '64_2', client_id: 'c' },
      ...{ parameters: 'jar', source: 'schedule' },
    } as const;
    const when = Object.entries(seen).map(([fact, value]) => `request.${fact} == "${value}"`);
    const rules = (engine: string) =>
      `- { name: seen, case: capacity-available, when: '${[...when, `engine.name == "${engine}"`].join(' && ')}', then: [reject] }`;
    const rejected = (more: Partial<Written>, engine: string) =>
      played(more, { policy: policyOf(policyText({ rules: rules(engine) })) }).figures.all.rejected;
    const burst = { tenant: 't', job: 'job', count: 3, at: '10:00' } as const;
    expect(rejected({ arrivals: [{ ...burst, ...seen }, burst] }, 'databricks')).to.equal(3);
    expect(rejected({ engine: 'zeppelin', arrivals: [{ ...burst, ...seen }, burst] }, 'zeppelin')).to.equal(3);
  });

  it('more requests than can be played are not made', () => {
    const scenario = written({
      arrivals: [
        { tenant: 't', job: 'job', per_hour: 1 },
        { tenant: 't', job: 'job', per_hour: 900_000 },
      ],
    });
    expect(scenarioPlay(scenario, settings, 1)).to.deep.equal({ kind: 'too-many', arrival: 1 });
  });

  it('one server and runs of one length: waits are in the mean what Pollaczek and Khinchine say', () => {
    // A day's load of M/D/1 at 70 %: rho * s / (2 * (1 - rho)), with s of 60 seconds.
    const { history } = played(
      {
        period: { from: '2026-11-23T00:00', hours: 240 },
        pools: { active: { own_compute_slots: 0, clusters_max: 0 }, passive: { own_compute_slots: 1, clusters_max: 0 } },
        arrivals: [{ tenant: 't', job: 'job', per_hour: 42 }],
      },
      { given: { ...settings, calendar: { ...settings.calendar, business_hours: [] } } },
    );
    const due = new Map(history.requests.map((one) => [one.id, dueAt(one)]));
    const waits = history.runs.map(({ id, submittedAt }) => submittedAt - (due.get(id) ?? 0));
    const mean = waits.reduce((sum, ms) => sum + ms, 0) / waits.length / 1000;
    expect(waits.length).to.be.within(9_700, 10_500);
    expect(mean).to.be.within(70 * 0.88, 70 * 1.12);
  });
});

describe('any scenario', () => {
  const slots = fc.integer({ min: 0, max: 4 });
  const anyPool = fc.record(
    {
      clusters_max: fc.integer({ min: 0, max: 3 }),
      own_compute_slots: slots,
      start_seconds: fc.constantFrom(60, 400, 1_500),
      idle_seconds: fc.constantFrom(null, 1, 300, 3_600),
      running: fc.integer({ min: 0, max: 3 }),
    },
    { requiredKeys: ['clusters_max', 'own_compute_slots'] },
  );
  const anyArrival = fc.record({
    tenant: fc.constantFrom('t', 'u'),
    job: fc.constantFrom('short', 'long', 'broken'),
    priority: fc.constantFrom('low', 'normal', 'high', 'critical'),
    per_hour: fc.integer({ min: 0, max: 40 }),
    during: fc.constantFrom('always', 'business-time'),
    spread: fc.constantFrom('random', 'even'),
  });
  const anyOutage = fc.constantFrom(
    { pool: 'active', clusters: 1, from: '10:00', until: '11:30' },
    { pool: 'active', from: '11:00', until: '12:00' },
    { engine: true, from: '12:30', until: '13:00' },
  );
  const anyScenario = fc.record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    pools: fc.record({
      active: anyPool.map((pool) => ({ ...pool, clusters_max: Math.max(1, pool.clusters_max) })),
      passive: anyPool,
    }),
    tenants: fc.constantFrom({}, { t: { runs_max: 2 } }, { t: { run_seconds_max: 900, run_window_seconds: 3_600 } }),
    arrivals: fc.array(anyArrival, { minLength: 1, maxLength: 4 }),
    outages: fc.array(anyOutage, { maxLength: 3 }),
    jobs: fc.constant({
      short: { run_seconds: { lognormal: { p50: 60, p95: 600 } }, max_concurrent_runs: 3 },
      long: { run_seconds: { uniform: { from: 60, to: 3_600 } }, runs_on: 'own-compute', max_wait_seconds: 3_600 },
      broken: { run_seconds: { fixed: 300 }, broken_share: 0.5, failed_share: 0.5, max_concurrent_runs: 2 },
    }),
  }) as fc.Arbitrary<Partial<Written>>;

  const runSettings = { ...settings, retry: { ...settings.retry, infrastructure_retries_max: 3 } };
  const any = (wanted: Partial<Written>) => played(wanted, { given: runSettings });
  /** Most of what goes on at once, as each run counts. */
  const peakOf = (runs: readonly PlayedRun[]) => {
    const edges = runs.flatMap(({ submittedAt, endsAt }) => [[submittedAt, 1] as const, [endsAt, -1] as const]);
    let [now, peak] = [0, 0];
    for (const [, by] of edges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) peak = Math.max(peak, (now += by));
    return peak;
  };
  const by = <Key>(runs: readonly PlayedRun[], keyOf: (run: PlayedRun) => Key) => {
    const groups = new Map<Key, PlayedRun[]>();
    for (const run of runs) groups.set(keyOf(run), [...(groups.get(keyOf(run)) ?? []), run]);
    return groups;
  };

  it('ends, and each of its requests is one of started, expired, rejected and left', () => {
    fc.assert(
      fc.property(anyScenario, (wanted) => {
        const { history, figures, past } = any(wanted);
        const { all, priorities, tenants } = figures;
        const sumOf = (groups: readonly (typeof all)[], of: (group: typeof all) => number) =>
          groups.reduce((sum, one) => sum + of(one), 0);
        expect(all.requests).to.equal(past.requests.length);
        expect(all.started + all.expired + all.rejected + all.left).to.equal(all.requests);
        expect(sumOf(priorities, (one) => one.started)).to.equal(all.started);
        expect(sumOf(tenants, (one) => one.requests)).to.equal(all.requests);
        expect(all.started).to.equal(new Set(history.runs.map(({ id }) => id)).size);
        expect(figures.triedAgain).to.equal(history.runs.length - all.started);
        for (const { clusterHours, idleHours, occupancy } of figures.pools) {
          expect(idleHours)
            .to.be.at.least(0)
            .and.at.most(clusterHours + 1e-9);
          expect(occupancy).to.be.at.least(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('slots are exceeded at no instant, on clusters and in compute of a pool', () => {
    fc.assert(
      fc.property(anyScenario, (wanted) => {
        const { history, settings: laid } = any(wanted);
        // The shipped policy overfills clusters for the critical.
        const usual = history.runs.filter(({ priority }) => priority < 100);
        for (const runs of by(usual, ({ pool, clusterId }) => `${pool}/${clusterId ?? ''}`).values()) {
          const pool = laid.pools[runs[0]!.pool]!;
          const slotsOf = runs[0]!.clusterId === null ? pool.own_compute_slots : pool.slots_per_cluster;
          expect(peakOf(runs)).to.be.at.most(slotsOf ?? 0);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('limits of jobs and quotas of tenants hold at any instant, nobody starts early, and tries are bounded', () => {
    fc.assert(
      fc.property(anyScenario, (wanted) => {
        const { history, settings: laid, past } = any(wanted);
        const candidates = new Map(past.requests.map((one) => [one.id, candidateOf(one, laid)]));
        for (const runs of by(history.runs, ({ jobId }) => jobId).values())
          expect(peakOf(runs)).to.be.at.most(candidates.get(runs[0]!.id)!.maxConcurrentRuns);
        const quota = laid.tenants['t']?.runs_max ?? 1_000;
        expect(peakOf(history.runs.filter(({ tenantId }) => tenantId === 't'))).to.be.at.most(quota);
        for (const { id, submittedAt, attempt } of history.runs) {
          expect(submittedAt).to.be.at.least(candidates.get(id)!.dueAt);
          expect(attempt).to.be.at.most(4);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('nothing runs on a cluster that is down', () => {
    fc.assert(
      fc.property(anyScenario, (wanted) => {
        const { history, past } = any(wanted);
        for (const outage of past.course.outages) {
          if (outage.of === 'engine') {
            const within = history.runs.filter(({ submittedAt: at }) => at >= outage.from && at < outage.until);
            expect(within).to.deep.equal([]);
            continue;
          }
          const on = history.runs.filter(({ clusterId }) => clusterId !== null && outage.clusters.includes(clusterId));
          for (const run of on)
            expect(run.endsAt <= outage.from || run.submittedAt >= outage.until, JSON.stringify(run)).to.equal(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('of one priority in one pool, with one more slot nobody starts later', () => {
    const anyLoad = fc.record({
      seed: fc.integer({ min: 0, max: 1_000_000 }),
      rate: fc.integer({ min: 1, max: 120 }),
      slots: fc.integer({ min: 1, max: 6 }),
      length: fc.constantFrom({ fixed: 90 }, { lognormal: { p50: 60, p95: 900 } }, { uniform: { from: 1, to: 300 } }),
    });
    fc.assert(
      fc.property(anyLoad, ({ seed, rate, slots: few, length }) => {
        const startsWith = (count: number) => {
          const { history } = any({
            seed,
            jobs: { job: { run_seconds: length } },
            pools: { active: { own_compute_slots: count, clusters_max: 0 }, passive: { own_compute_slots: 0, clusters_max: 0 } },
            arrivals: [{ tenant: 't', job: 'job', per_hour: rate }],
          });
          return new Map(history.runs.map(({ id, submittedAt }) => [id, submittedAt]));
        };
        const [before, after] = [startsWith(few), startsWith(few + 1)];
        for (const [id, startedAt] of before) expect(after.get(id)).to.be.at.most(startedAt);
      }),
      { numRuns: 40 },
    );
  });

  it('of what nothing is said, all is as in a past period that is played again', () => {
    const { past, settings: laid, history } = played({});
    expect(past.course).to.deep.equal(plainCourse);
    const again = playedPast({ ...past, course: plainCourse }, { settings: laid, policy: defaultPolicy, slots: new Map() });
    expect(again.kind === 'played' && startsOf(again.history)).to.deep.equal(startsOf(history));
    expect(history.runs.every(({ endsAt, submittedAt }) => endsAt - submittedAt === 60_000)).to.equal(true);
  });
});
