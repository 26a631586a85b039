// What becomes of a waiting request when nothing new comes: pass after pass at the times at which something ends, by the same decide() as a pass. In:
// the runs that go on, those before it, and how long runs take. Out: when it is let run, or what was decided of it last. Pure and bounded.
import { factsOf, type Candidate, type Outlook } from './candidate.js';
import { applied } from './change.js';
import { choose, type Choice, type Choosing, type Chosen } from './choose.js';
import { decide, type Decision } from './decision.js';
import type { ClusterId, Instant, JobId, PoolName } from './ids.js';
import { byRank } from './order.js';
import type { Question } from './question.js';
import type { RunSpan } from './quota.js';
import { roomOf } from './room.js';
import { keyOf, release, type LiveRequest, type Slot, type World } from './world.js';

/** Of the runs of a job that ended of late, from their submission to their end, in milliseconds. */
export interface RunTimes {
  readonly runs: number;
  /** The median. */
  readonly usualMs: number;
  /** Nine of ten took no longer. */
  readonly longMs: number;
}

export interface Ahead {
  readonly running: readonly LiveRequest[];
  /** The front of the queue, in any order: who is really before it hangs on its rank. */
  readonly front: readonly Candidate[];
  /** More come before it than are there. */
  readonly cut: boolean;
  readonly runTimes: ReadonlyMap<JobId, RunTimes>;
}

/** Ends that are looked at one by one, more than there are slots and requests to look at; those that follow are a tenth of the way apart. */
const exactStepsMax = 256;
const stepsMax = 384;
const horizonMs = 86_400_000;
const quarterMs = 900_000;

export type Pace = 'usualMs' | 'longMs';

interface Run {
  readonly slot: Slot;
  readonly from: Instant;
  readonly endsAt: Instant;
}

export type Played =
  | { readonly kind: 'runs'; readonly at: Instant }
  /** What was decided of it last. */
  | { readonly kind: 'waits'; readonly decision: Decision };

export function playedForward(question: Question, { running, front, runTimes }: Ahead, pace: Pace): Played {
  const { candidate, outlook, policy } = question;
  const begun = outlook.now;
  const end = Math.min(begun + horizonMs, candidate.expiresAt);
  let runs = running.map((one): Run => ({
    slot: one,
    from: one.submittedAt,
    endsAt: endOf(one, { runTimes, pace, now: begun }),
  }));
  let before = front.filter((one) => one.id !== candidate.id && byRank(one, candidate) < 0).toSorted(byRank);
  let { world } = outlook;
  let over: readonly Run[] = [];
  for (let [now, step] = [begun, 0]; ; step += 1) {
    // 1. What has ended by then holds nothing.
    world = runs.filter(({ endsAt }) => endsAt <= now).reduce((left, { slot }) => withoutRun(left, slot), world);
    over = [...over, ...runs.filter(({ endsAt }) => endsAt <= now)];
    runs = runs.filter(({ endsAt }) => endsAt > now);
    // 2. A pass, as one would be taken then.
    const then = outlookAt(now, { ...question, spans: spansThen(question, { over, runs }) }, world);
    const passed = pass(before, { ...then, policy });
    ({ world } = passed);
    const gone = new Map(passed.gone.map((choice) => [choice.candidate.id, choice]));
    before = before.filter(({ id }) => !gone.has(id));
    const decision = decide(factsOf(candidate, { ...then, world }), policy);
    if (decision.outcome.kind === 'run') return { kind: 'runs', at: now };
    runs = [
      ...runs,
      ...passed.gone.flatMap((choice) => begunBy(choice, now, lasting(runTimes.get(choice.candidate.jobId), pace))),
    ];
    // 3. On to the next end, or a little further where ends are many.
    const dues = candidate.dueAt > now ? [candidate.dueAt] : [];
    now = nextTime({ now, begun, step, ends: [...dues, ...runs.map(({ endsAt }) => endsAt)] });
    if (decision.outcome.kind !== 'wait' || now >= end || step >= stepsMax) return { kind: 'waits', decision };
  }
}

/** Those whose wait ends. Where no room is left nobody further back is asked, once it is seen that the policy fills no pool beyond its slots. */
function pass(
  before: readonly Candidate[],
  outlook: Outlook & Pick<Choosing, 'policy'>,
): Pick<Chosen, 'world'> & { gone: Choice[] } {
  let chosen: Chosen = { choices: [], world: outlook.world, settled: new Set() };
  const gone: Choice[] = [];
  for (let at = 0; at < before.length; at += atOnce) {
    chosen = choose(before.slice(at, at + atOnce), {
      ...outlook,
      world: chosen.world,
      settled: chosen.settled,
      passOver: 'everybody',
    });
    const ended = chosen.choices.filter(({ decision }) => decision.outcome.kind !== 'wait');
    gone.push(...ended);
    if (ended.length === 0 && roomOf(chosen.world) === 0) break;
  }
  return { world: chosen.world, gone };
}

const atOnce = 8;

function nextTime({ now, begun, step, ends }: { now: Instant; begun: Instant; step: number; ends: readonly Instant[] }): Instant {
  const tenth = Math.ceil((now - begun) / 10);
  const least = step < exactStepsMax ? 0 : Math.max(60_000, tenth);
  const next = Math.min(...ends) - now;
  // The hour of the day and the time that it has waited count too, whatever ends.
  return now + Math.min(Math.max(next, least), Math.max(quarterMs, tenth));
}

function outlookAt(now: Instant, question: Question, world: World): Outlook {
  return applied({ kind: 'time', at: now }, { ...question, outlook: { ...question.outlook, world } }).outlook;
}

/** What its tenant's runs have taken by then: a run that has ended takes no more of the window. */
function spansThen(
  { candidate, spans }: Question,
  { over, runs }: { over: readonly Run[]; runs: readonly Run[] },
): readonly RunSpan[] {
  if (spans.length === 0) return spans;
  const own = ({ slot }: Run) => slot.tenantId === candidate.tenantId;
  return [
    ...spans.filter(({ to }) => to !== null),
    ...over.filter(own).map(({ from, endsAt }) => ({ from, to: endsAt })),
    ...runs.filter(own).map(({ from }) => ({ from, to: null })),
  ];
}

function withoutRun(world: World, { jobId, tenantId, pool, clusterId }: Slot): World {
  const place = clusterId === null ? keyOf.ownCompute(pool) : keyOf.cluster(clusterId);
  return [place, keyOf.job(jobId), keyOf.tenant(tenantId)].reduce((left, key) => release(left, key, 1), world);
}

function begunBy({ candidate, decision: { outcome } }: Choice, now: Instant, lastsMs: number): Run[] {
  if (outcome.kind !== 'run') return [];
  const clusterId = outcome.clusterId === '' ? null : (outcome.clusterId as ClusterId);
  const { jobId, tenantId } = candidate;
  return [{ slot: { jobId, tenantId, pool: outcome.pool as PoolName, clusterId }, from: now, endsAt: now + lastsMs }];
}

/** One that outlasts the usual takes as long as the longest; one that outlasts those goes on for as long as it has. */
function endOf(run: LiveRequest, { runTimes, pace, now }: { runTimes: Ahead['runTimes']; pace: Pace; now: Instant }): Instant {
  const known = runTimes.get(run.jobId);
  const took = now - run.submittedAt;
  if (run.stopWished) return now + stopMs;
  if (known === undefined) return Number.POSITIVE_INFINITY;
  const lasts = [known[pace], known.longMs].find((ms) => ms > took) ?? took * 2;
  return run.submittedAt + lasts;
}

/** What it takes an engine to stop a run, and us to hear of it. */
const stopMs = 60_000;

/** At least a second, so that time goes on. */
function lasting(known: RunTimes | undefined, pace: Pace): number {
  return known === undefined ? Number.POSITIVE_INFINITY : Math.max(1_000, known[pace]);
}
