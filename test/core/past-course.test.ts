// The clusters of a past period: what is taken over of how they came and went, and what is not.
import { expect } from 'chai';
import {
  branded,
  type ClusterId,
  type Instant,
  type JobId,
  type PoolName,
  type RequestId,
  type TenantId,
} from '../../src/core/ids.js';
import { clustersSentences } from '../../src/core/playing/clusters-sentence.js';
import { condensed, type ClusterSighting, type PastStart } from '../../src/core/playing/past-clusters.js';
import { pastCourse, type PastCourse } from '../../src/core/playing/past-course.js';
import type { PastRequest } from '../../src/core/playing/past-request.js';
import { playedPast } from '../../src/core/playing/played-past.js';
import { defaultPolicy } from '../support/house-policy.js';
import { aCluster, aJob, aPolicy, monday, someSettings } from '../support/scenes.js';

const minute = 60_000;
const period = { from: monday, until: monday + 600 * minute };
const at = (minutes: number): Instant => monday + minutes * minute;
const pool = branded<PoolName>('active');
const cluster = branded<ClusterId>('active-1');

const settings = someSettings({
  pools: { active: { clusters: ['active*'], slots_per_cluster: 1, clusters_max: 1 }, passive: {} },
  calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
  limits: { max_concurrent_runs: 10 },
  jobs: { 1: { placement: 'submit' } },
});
const ground = { engine: 'test', clusters: [aCluster('active-1', 'stopped')], jobs: [aJob('1')] };

/** At that minute so many run, and so many come up. */
const saw = (minutes: number, running: number, starting = 0): ClusterSighting => ({
  ...{ pool, running, starting, clusterId: running > 0 ? cluster : null },
  ...{ from: at(minutes), until: at(minutes) },
});

/** `took` null: it was not seen to come up. */
const asked = (minutes: number, took: number | null, more: Partial<PastStart> = {}): PastStart => ({
  ...{ pool, recordedAt: at(minutes), clusterId: cluster, doneAt: at(minutes) + 2_000, givenUp: false, ahead: false },
  upAt: took === null ? null : at(minutes + took),
  ...more,
});

let requests = 0;

/** Of job 1, on the cluster: when it came, when it began, how long it took. */
function ran(came: number, began: number, took: number): PastRequest {
  requests += 1;
  const [startedAt, tookMs] = [at(began), took * minute];
  return {
    id: branded<RequestId>(`00000000-0000-7000-8000-${String(requests).padStart(12, '0')}`),
    ...{ tenantId: branded<TenantId>('t'), jobId: branded<JobId>('1'), userId: 'u', priority: 50, source: 'http', movedTo: null },
    ...{ receivedAt: at(came), state: 'succeeded', finishedAt: startedAt + tookMs },
    asked: { clusterType: null, maxConcurrentRuns: null, maxWaitSeconds: null, maxRunSeconds: null, startAfter: null },
    context: { location_id: '', pos_id: '', client_id: '', operation_id: '', operation_name: '', parameters: 'none' },
    ran: {
      pool,
      startedAt,
      tookMs,
      goesOn: false,
      last: { clusterId: cluster, acceptedAt: startedAt, endedAt: startedAt + tookMs },
    },
  };
}

interface Was {
  readonly seen: readonly ClusterSighting[];
  readonly starts?: readonly PastStart[];
  readonly runs?: readonly PastRequest[];
}

const courseOf = ({ seen, starts = [], runs = [] }: Was): PastCourse =>
  pastCourse({ period, requests: runs, clusters: { sightings: condensed(seen), starts }, ground }, settings);
const poolOf = (was: Was) => courseOf(was).pools[0]!;
const turnsOf = (was: Was) => poolOf(was).turns.map(({ at: when, to }) => [to, Math.round((when - monday) / 1_000)]);

function waits(was: Was, policy = defaultPolicy) {
  const { course, ground: begun } = courseOf(was);
  const all = was.runs ?? [];
  const runTimes = { ms: new Map(all.map(({ id, ran: run }) => [id, run?.tookMs ?? 0])) };
  const answer = playedPast(
    { period, requests: all, going: [], runTimes, ground: begun, course },
    { settings, policy, slots: new Map() },
  );
  if (answer.kind !== 'played') throw new Error(answer.kind);
  return answer.tally;
}

/** Asked for by who came at 10, up after 3 minutes, used, and gone when somebody came at 60; then the same with 5. */
const twice: Was = {
  seen: [saw(-60, 0), saw(10, 0), saw(13, 1), saw(20, 1), saw(60, 0), saw(65, 1), saw(66, 1)],
  starts: [asked(10, 3), asked(60, 5)],
  runs: [ran(10, 13, 2), ran(20, 20, 5), ran(60, 65, 1), ran(66, 66, 1)],
};

describe('clusters of a past period', () => {
  it('what requests have started is decided again, and takes as long as the nearest start took then', () => {
    const { turns, launch, begins, startsAsked } = poolOf(twice);
    expect(turns).to.deep.equal([]);
    expect(begins.size).to.equal(0);
    expect(startsAsked).to.equal(2);
    expect(launch.starts.measured.map(({ afterMs }) => afterMs / minute)).to.deep.equal([3, 5]);
    const { all } = waits(twice);
    expect(all).to.deep.include({ waits: { p50: 0, p95: 300, max: 300 }, clusterStarts: 2, started: 4 });
  });

  it('with a policy that starts none, none comes up that a request has started', () => {
    expect(waits(twice, aPolicy())).to.deep.include({ requests: 4, left: 4 });
  });

  it('what others start and stop is taken over whatever the policy says, a little before it was seen', () => {
    const by: Was = {
      seen: [saw(-1, 0), saw(10, 0, 1), saw(14, 1), saw(20, 1), saw(30, 0)],
      runs: [ran(10, 14, 2), ran(20, 20, 1)],
    };
    expect(turnsOf(by)).to.deep.equal([
      ['starting', 590],
      ['running', 830],
    ]);
    expect(waits(by, aPolicy()).all.waits?.max).to.equal(230);
    const ahead: Was = { ...by, seen: by.seen.slice(1), starts: [asked(8, 6, { ahead: true })] };
    expect(turnsOf(ahead)).to.deep.include(['starting', 480 - 10]);
  });

  it('one goes after the shortest time without a run that explains what was seen, and is stopped by hand where none does', () => {
    expect(poolOf(twice).idle).to.deep.equal({ ms: 10 * minute, stayedMs: 5 * minute, goneMs: 35 * minute });
    // It was there after 20 minutes, so that somebody else has stopped it after 9.
    const stopped: Was = {
      seen: [saw(0, 1), saw(30, 1), saw(40, 1), saw(50, 0)],
      runs: [ran(0, 0, 10), ran(40, 40, 1)],
    };
    expect(poolOf(stopped).idle).to.equal(null);
    expect(turnsOf(stopped)).to.deep.equal([['stopped', 50 * 60 - 10]]);
  });

  it('one that somebody stopped while it runs something in the play stops after that', () => {
    const seen = [saw(0, 1), saw(30, 1), saw(40, 0)];
    const busy = { seen, runs: [ran(0, 0, 5), ran(30, 30, 1)] };
    const longer = { ...busy, runs: [...busy.runs.slice(0, 1), { ...ran(30, 30, 1), ran: null }] };
    const { course, ground: begun } = courseOf(busy);
    const runTimes = { ms: new Map(longer.runs.map(({ id }) => [id, 60 * minute])) };
    const played = playedPast(
      { period, requests: longer.runs, going: [], runTimes, ground: begun, course },
      {
        ...{ settings, policy: aPolicy(), slots: new Map() },
      },
    );
    if (played.kind !== 'played') throw new Error(played.kind);
    expect(played.tally.all).to.include({ started: 2, clusterHours: 2 });
  });

  it('of the time in which nobody was decided on nothing is known, and that is said; what is up afterwards came up unseen', () => {
    const gap: Was = { seen: [saw(0, 1), saw(30, 1), saw(150, 1), saw(600, 1)], runs: [ran(0, 0, 1)] };
    expect(poolOf(gap).unknownMs).to.equal((120 + 450) * minute);
    expect(turnsOf(gap)).to.deep.equal([['running', 150 * 60 - 10]]);
    expect(poolOf(gap).idle).to.equal(null);
    expect(clustersSentences([poolOf(gap)], period).join(' ')).to.include('of 9.5 of 10.0 h nothing is known of its clusters');
    // A run that goes on tells of its cluster.
    expect(poolOf({ ...gap, runs: [ran(0, 0, 140)] }).unknownMs).to.equal((60 * 7 + 30) * minute);
    expect(clustersSentences([], period).join(' ')).to.include('Nothing is on record of clusters in this period');
  });

  it('a start that failed fails again for who asks at its time, and not for who asks an hour later', () => {
    const failed: Was = {
      seen: [saw(-5, 0), saw(10, 0), saw(14, 0, 1), saw(20, 0)],
      starts: [asked(-30, 2), asked(10, null)],
      runs: [ran(10, 100, 1), ran(80, 100, 1)],
    };
    expect(poolOf(failed).launch.starts.measured).to.deep.equal([
      { at: at(-30), afterMs: 2 * minute, comesUp: true },
      { at: at(10), afterMs: 10 * minute, comesUp: false },
    ]);
    // Up two minutes after the next try, which is let at 20: ten minutes of pause after the first.
    expect(waits(failed).all.waits?.max).to.be.within(10 * 60, 25 * 60);
    expect(waits(failed).all.clusterStarts).to.be.at.least(2);
  });

  it('one that was on its way when the period begins comes up as it did, and counts for the pause before the next', () => {
    const before: Was = { seen: [saw(-3, 0), saw(1, 0, 1), saw(4, 1)], starts: [asked(-2, 5)], runs: [ran(1, 4, 1)] };
    expect(turnsOf(before)).to.deep.equal([
      ['starting', 0],
      ['running', 180],
    ]);
    expect(poolOf(before).launch.startedAt).to.equal(at(-2));
    expect(waits(before).all).to.deep.include({ waits: { p50: 120, p95: 120, max: 120 }, clusterStarts: 0 });
  });

  it('one that was up when the period begins is, and since it ran something is known to be idle', () => {
    const up: Was = { seen: [saw(-20, 1), saw(5, 1)], runs: [ran(-30, -30, 15), ran(5, 5, 1)] };
    expect([...poolOf(up).begins]).to.deep.equal([[cluster, at(-15)]]);
    expect(courseOf(up).ground.clusters[0]?.state).to.equal('running');
  });

  it('where no start was ever timed, none that is asked for comes up, and that is said', () => {
    const untimed: Was = { seen: [saw(0, 0)], runs: [{ ...ran(0, 0, 1), ran: null }] };
    expect(waits(untimed).all.started).to.equal(0);
    expect(clustersSentences(courseOf(untimed).pools, period)[1]).to.include('how long a start takes is not known');
  });
});
