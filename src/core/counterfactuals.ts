// What would let a request run now. In: the question of what becomes of it. Out: the smallest changes after which decide() lets it run, each
// alone or, where several things stand in its way, one after the other. Nothing is guessed: each was applied and decided on. Bounded.
import { applied, type Change } from './change.js';
import type { PoolFacts } from './facts.js';
import type { ClusterId, Instant, PoolName } from './ids.js';
import { namedPriorities } from './priority.js';
import { quotaReached, secondsWithin } from './quota.js';
import { tenantSettings } from './settings.js';
import { answer, type Answer, type Question } from './question.js';
import { keyOf, liveCount, runsOn } from './world.js';

/** How far a run of doubling goes. */
const runsMax = 512;
const clustersMax = 20;
/** Ways found one after the other: what stands in the way whatever the pool, removed. */
const obstaclesMax = 4;
const quarterMs = 900_000;
const minuteMs = 60_000;
/** A week and a day: every window of a week opens within it. */
const horizonMs = 8 * 86_400_000;

export type Way = readonly Change[];

export function whatWouldRun(question: Question): readonly Way[] {
  return waysFrom(question, obstaclesMax);
}

function waysFrom(question: Question, obstaclesLeft: number): readonly Way[] {
  const now = answer(question);
  if (now.runs) return [];
  const alone = [
    ...(question.held ? [{ kind: 'release' } as const] : []),
    ...runsThatEnd(question, now),
    ...priorities(question),
    ...pools(question),
    ...clusters(question, now),
    ...declarations(question, now),
    ...(question.outlook.reachable ? [] : [{ kind: 'engine-answers' } as const]),
    ...times(question, now),
  ].filter((change) => wouldRun(change, question));
  if (alone.length > 0 || obstaclesLeft === 0) return alone.map((change) => [change]);
  return removals(question, now).flatMap((change) =>
    waysFrom(applied(change, question), obstaclesLeft - 1).map((way) => [change, ...way]),
  );
}

function wouldRun(change: Change, question: Question): boolean {
  return answer(applied(change, question)).runs;
}

/** What takes away the obstacle that is met first, so that the next one is seen. */
function removals(question: Question, { decision, facts }: Answer): readonly Change[] {
  const { candidate, held, outlook } = question;
  if (held) return [{ kind: 'release' }];
  switch (decision.case) {
    case 'too-early':
      return candidate.dueAt > outlook.now ? [{ kind: 'time', at: candidate.dueAt }] : [];
    case 'engine-unreachable':
      return [{ kind: 'engine-answers' }];
    case 'job-at-its-limit':
      return upTo(jobRuns(question), {
        kind: 'job-runs-end',
        runs: facts.job.live_runs - facts.request.max_concurrent_runs + 1,
      });
    case 'tenant-at-its-quota':
      return quotaReached(facts.tenant) === 'runs'
        ? upTo(tenantRuns(question), { kind: 'tenant-runs-end', runs: facts.tenant.live_runs - facts.tenant.runs_max + 1 })
        : windowOpens(question);
    default:
      return [];
  }
}

/** When so much of what its tenant's runs took lies before the window that one more may begin. */
function windowOpens({ candidate, spans, outlook }: Question): readonly Change[] {
  const { run_seconds_max: most, run_window_seconds: seconds } = tenantSettings(outlook.settings, candidate.tenantId);
  if (most === null || spans.length === 0) return [];
  const isOpen = (at: Instant) => secondsWithin(spans, seconds * 1000, at) < most;
  const at = firstTime(outlook.now, Math.min(candidate.expiresAt, outlook.now + horizonMs), isOpen);
  return at === null ? [] : [{ kind: 'time', at }];
}

/** No more end than there are. */
function upTo(there: number, change: Extract<Change, { readonly runs: number }>): readonly Change[] {
  return change.runs <= there ? [change] : [];
}

/** Those that are there: who would start before it has no run that could end. */
function jobRuns({ candidate, outlook }: Question): number {
  return liveCount(outlook.world, keyOf.job(candidate.jobId));
}

function tenantRuns({ candidate, outlook }: Question): number {
  return liveCount(outlook.world, keyOf.tenant(candidate.tenantId));
}

function runsThatEnd(question: Question, { facts }: Answer): readonly Change[] {
  return [
    ...facts.pools.flatMap((pool) => runsOfPool(pool, question)),
    ...fewest((runs) => ({ kind: 'job-runs-end', runs }), jobRuns(question), question),
    ...fewest((runs) => ({ kind: 'tenant-runs-end', runs }), tenantRuns(question), question),
  ];
}

function runsOfPool({ name, can_host, own_compute, cluster_id }: PoolFacts, question: Question): readonly Change[] {
  if (!can_host || (!own_compute && cluster_id === '')) return [];
  const { world } = question.outlook;
  const pool = name as PoolName;
  const clusterId = own_compute ? null : (cluster_id as ClusterId);
  const cluster = world.pools.get(pool)?.clusters.find((one) => one.cluster.id === clusterId);
  const there = cluster === undefined ? liveCount(world, keyOf.ownCompute(pool)) : runsOn(world, cluster);
  return fewest((runs) => ({ kind: 'runs-end', pool, clusterId, runs }), there, question);
}

/** The least number that lets it run: more never does worse, so it is looked for by halves. */
function fewest(make: (number: number) => Change, there: number, question: Question): Change[] {
  const most = Math.min(there, runsMax);
  if (most < 1 || !wouldRun(make(most), question)) return [];
  let [tooFew, enough] = [0, most];
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (wouldRun(make(middle), question)) enough = middle;
    else tooFew = middle;
  }
  return [make(enough)];
}

function priorities(question: Question): Change[] {
  const { priority } = question.candidate;
  const higher = Object.values(namedPriorities).filter((named) => named > priority);
  const named = higher.find((one) => wouldRun({ kind: 'priority', priority: one }, question));
  if (named === undefined) return [];
  const below = Math.max(priority, ...higher.filter((one) => one < named));
  return fewest((points) => ({ kind: 'priority', priority: below + points }), named - below, question);
}

function pools({ outlook, candidate }: Question): Change[] {
  const names = [...outlook.world.pools.keys()].filter((name) => name !== candidate.movedTo);
  return names.map((pool) => ({ kind: 'pool', pool }));
}

/** The first of each pool whose coming up would do. */
function clusters(question: Question, { facts }: Answer): Change[] {
  return facts.pools.flatMap(({ name, can_host }) => {
    if (!can_host) return [];
    const pool = name as PoolName;
    const down = (question.outlook.world.pools.get(pool)?.clusters ?? []).filter(({ cluster }) => cluster.state !== 'running');
    const changes = down
      .slice(0, clustersMax)
      .map(({ cluster }): Change => ({ kind: 'cluster-up', pool, clusterId: cluster.id }));
    return changes.filter((change) => wouldRun(change, question)).slice(0, 1);
  });
}

function declarations(question: Question, { facts }: Answer): Change[] {
  if (facts.job.declared) return [];
  const running = facts.pools.flatMap(({ name }) =>
    (question.outlook.world.pools.get(name as PoolName)?.clusters ?? []).filter(({ cluster }) => cluster.state === 'running'),
  );
  const places = [null, ...running.slice(0, clustersMax).map(({ cluster }) => cluster.id)];
  const changes = places.map((clusterId): Change => ({ kind: 'job-declared', clusterId }));
  return changes.filter((change) => wouldRun(change, question)).slice(0, 1);
}

/** The first minute of the coming week in which it would be let run although nothing else has changed. */
function times(question: Question, { world }: Answer): Change[] {
  const { candidate, outlook } = question;
  const end = Math.min(candidate.expiresAt, outlook.now + horizonMs);
  // Those before it take what they take now; whether they would take more at that time is seen when the change is tried whole.
  const alone = { ...question, others: [], outlook: { ...outlook, world } };
  const runsAt = (at: Instant) => wouldRun({ kind: 'time', at }, alone);
  const found = firstTime(outlook.now, end, runsAt);
  return found === null ? [] : [{ kind: 'time', at: found }];
}

function firstTime(now: Instant, end: Instant, isSo: (at: Instant) => boolean): Instant | null {
  let before = now;
  for (let at = nextQuarter(before); at < end; at = nextQuarter(before)) {
    if (isSo(at)) return firstMinute(before, at, isSo);
    before = at;
  }
  return null;
}

function nextQuarter(at: Instant): Instant {
  return (Math.floor(at / quarterMs) + 1) * quarterMs;
}

function firstMinute(before: Instant, at: Instant, isSo: (at: Instant) => boolean): Instant {
  for (let minute = (Math.floor(before / minuteMs) + 1) * minuteMs; minute < at; minute += minuteMs)
    if (isSo(minute)) return minute;
  return at;
}
