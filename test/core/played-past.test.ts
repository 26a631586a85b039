// A past period played again: by the service's own decisions, under other settings.
import { expect } from 'chai';
import fc from 'fast-check';
import { branded, type JobId, type PoolName, type RequestId, type TenantId } from '../../src/core/ids.js';
import { plainCourse } from '../../src/core/playing/course.js';
import { atBegin } from '../../src/core/playing/at-begin.js';
import type { Ground } from '../../src/core/playing/ground.js';
import { measuredPast } from '../../src/core/playing/measured-past.js';
import type { Asked, PastRequest } from '../../src/core/playing/past-request.js';
import { pastRunTimes } from '../../src/core/playing/past-run-times.js';
import type { PeriodTally } from '../../src/core/playing/past-tally.js';
import { playedPast, type Setup } from '../../src/core/playing/played-past.js';
import type { Policy } from '../../src/core/policy.js';
import type { Settings } from '../../src/core/settings.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aCluster, aJob, aPolicy, monday, someSettings, when } from '../support/scenes.js';

const minute = 60_000;
const hour = 60 * minute;
const period = { from: monday, until: monday + 10 * hour };
const nothingAsked: Asked = {
  ...{ clusterType: null, maxConcurrentRuns: null, maxWaitSeconds: null, maxRunSeconds: null, startAfter: null },
};
const context = { location_id: '', pos_id: '', client_id: '', operation_id: '', operation_name: '', parameters: 'none' } as const;

interface Wish extends Partial<Omit<PastRequest, 'asked' | 'jobId' | 'tenantId' | 'ran'>> {
  /** Minutes after the begin of the period. */
  readonly at: number;
  /** Minutes; left out: not known. */
  readonly took?: number;
  readonly waited?: number;
  readonly job?: string;
  readonly tenant?: string;
  readonly pool?: string;
  readonly asked?: Partial<Asked>;
}

function past(wishes: readonly Wish[]): PastRequest[] {
  return wishes.map(({ at, took, waited = 0, job = '1', tenant = 't', pool = 'active', asked = {}, ...rest }, index) => {
    const receivedAt = monday + at * minute;
    const startedAt = receivedAt + waited * minute;
    const tookMs = (took ?? 0) * minute;
    const last = { clusterId: null, acceptedAt: startedAt, endedAt: startedAt + tookMs };
    const ran = { pool: branded<PoolName>(pool), startedAt, tookMs, goesOn: false, last };
    return {
      id: branded<RequestId>(`00000000-0000-7000-8000-${String(index).padStart(12, '0')}`),
      tenantId: branded<TenantId>(tenant),
      jobId: branded<JobId>(job),
      ...{ userId: 'geoff@example.com', priority: 50, source: 'http', movedTo: null, receivedAt, context },
      asked: { ...nothingAsked, ...asked },
      state: took === undefined ? ('expired' as const) : ('succeeded' as const),
      finishedAt: took === undefined ? receivedAt + 10 * hour : startedAt + took * minute,
      ran: took === undefined ? null : ran,
      ...rest,
    };
  });
}

interface Table extends Partial<Setup> {
  readonly ground?: Ground;
}

const always = { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] };
const ownSlots = (slots: number, more: Parameters<typeof someSettings>[0] = {}): Settings =>
  someSettings({
    pools: { active: { own_compute_slots: slots }, passive: {} },
    calendar: always,
    limits: { max_concurrent_runs: 1000 },
    ...more,
  });
const jobs: Ground = { engine: 'test', clusters: [], jobs: ['1', '2', '3', '4', '5'].map((job) => aJob(job)) };

function played(
  wishes: readonly Wish[],
  { settings = ownSlots(1), policy = defaultPolicy, slots = new Map(), ground = jobs }: Table,
) {
  const all = past(wishes);
  const runTimes = pastRunTimes(all);
  if (runTimes === null) throw new Error('nothing ran');
  const { going, requests } = atBegin(all, period.from, runTimes.ms);
  const answer = playedPast({ period, requests, going, runTimes, ground, course: plainCourse }, { settings, policy, slots });
  if (answer.kind !== 'played') throw new Error(answer.kind);
  return answer;
}

const tallied = (wishes: readonly Wish[], table: Table = {}): PeriodTally => played(wishes, table).tally;
const waitsOf = ({ all }: PeriodTally) => all.waits;

describe('a past period played again', () => {
  it('first come, first served: each starts when one before it ends, as reckoned by hand', () => {
    // One slot: starts at 0, 10, 30, 31; waits of 0, 9, 28 and 6 minutes.
    const four = [
      { at: 0, took: 10 },
      { at: 1, took: 20 },
      { at: 2, took: 1 },
      { at: 25, took: 5 },
    ];
    const { all, pools, ...ends } = tallied(four);
    expect(ends).to.deep.equal({ requests: 4, expired: 0, rejected: 0, withdrawn: 0, left: 0 });
    expect(all.waits).to.deep.equal({ p50: 360, p95: 28 * 60, max: 28 * 60 });
    expect(all).to.include({ started: 4, peakRuns: 1, meanRuns: 0.06, slots: 1, usedHours: 0.6, givenHours: 10 });
    expect(pools.map(({ pool, started }) => [pool, started])).to.deep.equal([
      ['active', 4],
      ['passive', 0],
    ]);
  });

  it('with another slot they wait as long as two servers let them', () => {
    // Starts at 0, 1, 10, 25.
    const four = [
      { at: 0, took: 10 },
      { at: 1, took: 20 },
      { at: 2, took: 1 },
      { at: 25, took: 5 },
    ];
    const tally = tallied(four, { slots: new Map([[branded<PoolName>('active'), 2]]) });
    expect(waitsOf(tally)).to.deep.equal({ p50: 0, p95: 480, max: 480 });
    expect(tally.all).to.include({ slots: 2, peakRuns: 2, givenHours: 20 });
  });

  it('priority goes before, and ages as the limits say', () => {
    const three = [
      { at: 0, took: 10 },
      { at: 1, took: 10 },
      { at: 2, took: 1, priority: 80 },
    ];
    // The one that came last starts at 10, and the one before it at 11.
    expect(waitsOf(tallied(three))?.max).to.equal(10 * 60);
    const aged = ownSlots(1, { limits: { max_concurrent_runs: 1000, ageing_seconds_per_point: 1 } });
    expect(waitsOf(tallied(three, { settings: aged }))?.max).to.equal(18 * 60);
  });

  it('what a request does not say is as the settings say: runs at once, time to wait, time to run, type', () => {
    const two = [
      { at: 0, took: 10 },
      { at: 0, took: 10 },
    ];
    const limits = (more: object) => ownSlots(4, { limits: { max_concurrent_runs: 1000, ...more } });
    expect(waitsOf(tallied(two, { settings: limits({}) }))?.max).to.equal(0);
    expect(waitsOf(tallied(two, { settings: limits({ max_concurrent_runs: 1 }) }))?.max).to.equal(600);
    expect(tallied(two, { settings: limits({ max_concurrent_runs: 1, max_wait_seconds: 60 }) })).to.include({
      expired: 1,
      left: 0,
    });
    expect(tallied(two, { settings: limits({ max_run_seconds: 60 }) }).all.usedHours).to.equal(2 / 60);
    const own = [
      { at: 0, took: 10, asked: { maxConcurrentRuns: 1 } },
      { at: 0, took: 10, asked: { maxConcurrentRuns: 1 } },
    ];
    expect(waitsOf(tallied(own, { settings: limits({}) }))?.max).to.equal(600);
    expect(played(two, { settings: ownSlots(4, { default_cluster_type: 'batch' }) })).to.deep.include({ leftIn: 'no-pool' });
  });

  it('quotas of a tenant hold, of runs and of their time', () => {
    const two = [
      { at: 0, took: 30 },
      { at: 1, took: 30 },
    ];
    expect(waitsOf(tallied(two, { settings: ownSlots(4, { tenants: { t: { runs_max: 1 } } }) }))?.max).to.equal(29 * 60);
    const tenants = { t: { run_seconds_max: 900, run_window_seconds: 3_600 } };
    // At 15 minutes its time is used, at 45 minutes half an hour's run begins to leave the window: at 65 a part of less than a quarter is left in it.
    const third = [
      { at: 0, took: 30 },
      { at: 20, took: 30 },
    ];
    expect(waitsOf(tallied(third, { settings: ownSlots(4, { tenants }) }))?.max).to.be.within(55 * 60, 61 * 60);
  });

  it('the clusters that the settings allow are up all the time, and slots are shared out among them', () => {
    const settings = someSettings({
      pools: { active: { clusters: ['active*'], slots_per_cluster: 2, clusters_max: 2, own_compute_slots: 4 }, passive: {} },
      calendar: always,
      limits: { max_concurrent_runs: 1000 },
      jobs: { 1: { placement: 'submit' } },
    });
    const clusters = [aCluster('active-1', 'stopped'), aCluster('active-2'), aCluster('active-3', 'stopped'), aCluster('other')];
    const ground = { ...jobs, clusters };
    const eight = Array.from({ length: 8 }, (): Wish => ({ at: 0, took: 10 }));
    expect(tallied(eight, { settings, ground }).all).to.include({ slots: 8, peakRuns: 4 });
    const more = tallied(eight, { settings, ground, slots: new Map([[branded<PoolName>('active'), 12]]) });
    expect(more.all).to.include({ slots: 12, peakRuns: 6 });
  });

  it('who ran when the period begins holds the slot until its end, and who waited goes before who comes, since its own time', () => {
    const four = [
      { at: -30, took: 40, waited: 0 },
      { at: -20, took: 5, waited: 30 },
      { at: -10, took: 5, waited: 30 },
      { at: 1, took: 5, waited: 30 },
      // It has ended before.
      { at: -40, took: 5 },
    ];
    const { all, requests } = tallied(four);
    expect(requests, 'not the one that ran').to.equal(3);
    // Free at 10: starts at 10, 15 and 20, having come at -20, -10 and 1.
    expect(all.waits).to.deep.equal({ p50: 25 * 60, p95: 30 * 60, max: 30 * 60 });
    expect(all).to.include({ started: 3, peakRuns: 1, usedHours: 0.25 });
    expect(all.meanRuns * 600, 'with what the one that ran took of the period').to.be.closeTo(25, 1e-6);
    const was = past(four);
    const times = pastRunTimes(was)!;
    const measured = measuredPast(period, atBegin(was, period.from, times.ms), ownSlots(1));
    expect(measured.all).to.include({ started: 3, usedHours: 0.25 });
  });

  it('who is rejected, expires, is withdrawn or was not started at all is counted, and what most of the last are in', () => {
    const rejects: Policy = aPolicy([
      { case: 'clusters-busy', lead: 'reject', when: when(({ facts }) => facts.request.priority < 50) },
    ]);
    const many: Wish[] = [
      { at: 0, took: 600, asked: { maxWaitSeconds: 86_400 } },
      { at: 1, priority: 20 },
      { at: 2, asked: { maxWaitSeconds: 60 } },
      { at: 3, state: 'cancelled', finishedAt: monday + 5 * minute },
      { at: 4, job: 'gone' },
      { at: 5, asked: { maxWaitSeconds: 31_536_000, startAfter: monday + 60 * hour } },
    ];
    const answer = played(many, { policy: rejects });
    expect(answer.tally).to.include({ requests: 6, expired: 1, rejected: 1, withdrawn: 1, left: 2 });
    expect(answer.leftIn).to.equal('job-not-declared');
  });

  it('a run that another is to replace is over soon', () => {
    const policy = aPolicy([{ case: 'job-at-its-limit', effects: [{ kind: 'replace-run' }] }]);
    const two = [
      { at: 0, took: 60 },
      { at: 5, took: 10 },
    ];
    const settings = ownSlots(4, { limits: { max_concurrent_runs: 1 } });
    expect(waitsOf(tallied(two, { settings, policy }))?.max).to.equal(60);
    expect(tallied(two, { settings, policy }).all.usedHours).to.equal(16 / 60);
  });

  it('a switch of maintenance that is on now says nothing of the period', () => {
    const policy = { ...defaultPolicy, maintenance: { message: 'now', pools: null } };
    expect(tallied([{ at: 0, took: 1 }], { policy }).all.started).to.equal(1);
  });

  it('rules that look at the hour, or at how long a request has waited, are asked again as time passes', () => {
    const late = aPolicy([
      { case: 'clusters-busy', lead: 'run', when: when(({ facts }) => facts.request.waited_seconds >= 900) },
    ]);
    const two = [
      { at: 0, took: 60 },
      { at: 0, took: 10 },
    ];
    expect(waitsOf(tallied(two, { policy: late }))?.max).to.equal(900);
  });

  it('runs have the prices of their pools; where one has none, of what they cost nothing is said', () => {
    const priced = { active: { own_compute_slots: 1, run_cost_per_hour: 6 }, passive: {} };
    const one = [{ at: 0, took: 30 }];
    expect(tallied(one, { settings: ownSlots(1, { pools: priced }) }).all.cost).to.equal(3);
    expect(tallied(one).all.cost).to.equal(null);
  });

  it('one whose run time is not known takes what is usual of its job, or of all', () => {
    const requests = past([{ at: 0, took: 10 }, { at: 0, took: 30 }, { at: 0, took: 20 }, { at: 0 }, { at: 0, job: '2' }]);
    const times = pastRunTimes(requests);
    expect(times).to.include({ known: 3, usual: 1, guessed: 1 });
    expect([...(times?.ms.values() ?? [])].map((ms) => ms / minute)).to.deep.equal([10, 30, 20, 20, 20]);
    expect(pastRunTimes(past([{ at: 0 }]))).to.equal(null);
  });

  it('what came of it is measured in the same figures, except for the slots that there were', () => {
    const requests = past([{ at: 0, took: 30, waited: 1 }, { at: 10, took: 30, waited: 3 }, { at: 10 }]);
    const settings = ownSlots(1, { pools: { active: { own_compute_slots: 1, run_cost_per_hour: 6 }, passive: {} } });
    const { all, pools, ...ends } = measuredPast(period, { requests, going: [] }, settings);
    expect(ends).to.deep.equal({ requests: 3, expired: 1, rejected: 0, withdrawn: 0, left: 0 });
    expect(all.waits).to.deep.equal({ p50: 60, p95: 180, max: 180 });
    expect(all).to.include({ started: 2, peakRuns: 2, usedHours: 1, meanRuns: 0.1, slots: null, givenHours: null, cost: 6 });
    expect(pools.map(({ pool }) => pool)).to.deep.equal(['active']);
  });
});

describe('any past period played again', () => {
  interface Start {
    readonly index: number;
    readonly at: number;
    readonly pool: string;
  }

  /** A policy that lets run where there is room, and notes whom, when and where: the user of each is its index. */
  function noting(starts: Start[]): Policy {
    const note = when(({ facts, pool }) => {
      starts.push({ index: Number(facts.request.user_id), at: facts.calendar.epoch_seconds * 1000, pool: pool?.name ?? '' });
      return true;
    });
    return aPolicy([{ case: 'capacity-available', lead: 'run', when: note }]);
  }

  const anyWish = fc.record({
    at: fc.integer({ min: 0, max: 400 }),
    took: fc.integer({ min: 1, max: 20 }),
    job: fc.constantFrom('1', '2', '3'),
    tenant: fc.constantFrom('t', 'u'),
    priority: fc.constantFrom(20, 50, 100),
    asked: fc.record({
      maxConcurrentRuns: fc.constantFrom(null, 1, 3),
      startAfter: fc.option(fc.integer({ min: 0, max: 500 }).map((minutes) => monday + minutes * minute)),
      clusterType: fc.constantFrom('business', 'batch'),
    }),
  });
  const anyWishes = fc.array(anyWish, { minLength: 1, maxLength: 60, size: 'max' });
  const settingsOf = (active: number, passive: number) =>
    ownSlots(0, {
      pools: { active: { own_compute_slots: active }, passive: { own_compute_slots: passive } },
      limits: { max_concurrent_runs: 4 },
      tenants: { t: { runs_max: 3 } },
    });

  const numbered = (wishes: readonly Wish[]) => wishes.map((wish, index) => ({ ...wish, userId: String(index) }));
  const spanOf = (wishes: readonly Wish[], { index, at }: Start) => ({ from: at, to: at + (wishes[index]?.took ?? 0) * minute });
  /** Of those that had started when it did, the ones that are still at it, itself too. */
  const beside = (wishes: readonly Wish[], starts: readonly Start[], one: Start, alike: (wish: Wish, start: Start) => boolean) =>
    starts
      .slice(0, starts.indexOf(one) + 1)
      .filter((other) => alike(wishes[other.index]!, other) && spanOf(wishes, other).to > one.at).length;

  it('nobody starts before it came or might, nor twice, nor where a slot, a limit or a quota is missing', () => {
    fc.assert(
      fc.property(anyWishes, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }), (wishes, active, passive) => {
        const starts: Start[] = [];
        const tally = tallied(numbered(wishes), { settings: settingsOf(active, passive), policy: noting(starts) });
        expect(tally.all.started).to.equal(starts.length);
        expect(new Set(starts.map(({ index }) => index)).size).to.equal(starts.length);
        for (const start of starts) {
          const { at, job, tenant, asked } = wishes[start.index]!;
          expect(start.at).to.be.at.least(Math.max(monday + at * minute, asked.startAfter ?? 0));
          const slots = start.pool === 'active' ? active : passive;
          expect(beside(wishes, starts, start, (_, { pool }) => pool === start.pool)).to.be.at.most(slots);
          if (tenant === 't') expect(beside(wishes, starts, start, (wish) => wish.tenant === 't')).to.be.at.most(3);
          expect(beside(wishes, starts, start, (wish) => wish.job === job)).to.be.at.most(asked.maxConcurrentRuns ?? 4);
          if (asked.clusterType === 'batch') expect(start.pool).to.equal('passive');
        }
        expect(tally.left).to.equal(0);
        for (const { peakRuns, slots } of tally.pools) expect(peakRuns).to.be.at.most(slots ?? 0);
      }),
    );
  });

  it('the same comes of it each time', () => {
    fc.assert(
      fc.property(anyWishes, fc.integer({ min: 1, max: 6 }), (wishes, slots) => {
        const table = { settings: settingsOf(slots, 1) };
        expect(tallied(wishes, table)).to.deep.equal(tallied(wishes, table));
      }),
    );
  });

  /** One lane, first come first served. */
  const anyLane = fc.array(fc.record({ at: fc.integer({ min: 0, max: 300 }), took: fc.integer({ min: 1, max: 15 }) }), {
    ...{ minLength: 1, maxLength: 100, size: 'max' as const },
  });
  const startsOf = (wishes: readonly Wish[], slots: number): number[] => {
    const starts: Start[] = [];
    tallied(numbered(wishes), { settings: ownSlots(slots), policy: noting(starts) });
    return starts.toSorted((one, other) => one.index - other.index).map(({ at }) => at);
  };

  it('one lane in one pool is served as by so many servers, first come, first served', () => {
    fc.assert(
      fc.property(anyLane, fc.integer({ min: 1, max: 5 }), (wishes, slots) => {
        const free = Array.from({ length: slots }, () => 0);
        const expected = new Map<number, number>();
        for (const [{ at, took }, index] of wishes
          .map((wish, index) => [wish, index] as const)
          .toSorted(([one], [other]) => one.at - other.at)) {
          const begin = Math.max(monday + at * minute, Math.min(...free));
          free[free.indexOf(Math.min(...free))] = begin + took * minute;
          expected.set(index, begin);
        }
        expect(startsOf(wishes, slots)).to.deep.equal(wishes.map((_, index) => expected.get(index)));
      }),
    );
  });

  it('with another slot nobody of one lane starts later', () => {
    fc.assert(
      fc.property(anyLane, fc.integer({ min: 1, max: 5 }), (wishes, slots) => {
        const [few, more] = [startsOf(wishes, slots), startsOf(wishes, slots + 1)];
        expect(more.every((at, index) => at <= few[index]!)).to.equal(true);
      }),
    );
  });
});
