// What becomes of a waiting request when nothing new comes: pass after pass at the times at which a run ends or a cluster comes up, by the same decide()
// as a pass. In: the runs that go on, those before it, how long runs and starts take. Out: when it is let run, or what was decided of it last. Pure and bounded.
import type { Candidate, Outlook } from '../deciding/candidate.js';
import { applied } from '../explaining/change.js';
import { choiceFor, choose, type Choice, type Choosing, type Chosen } from '../deciding/choose.js';
import type { Decision } from '../deciding/decision.js';
import {
  begunBy,
  goingOn,
  spansThen,
  withoutRun,
  type ForeseenRun,
  type Lengths,
  type Pace,
  type RunTimes,
} from './foreseen-runs.js';
import {
  onTheirWay,
  startedBy,
  withClusterUp,
  withStarting,
  type ForeseenStart,
  type Launches,
  type StartTimes,
} from './foreseen-starts.js';
import type { Instant, JobId, PoolName } from '../ids.js';
import { byRank } from '../deciding/order.js';
import type { Question } from '../explaining/question.js';
import { roomOf } from '../deciding/room.js';
import { recordStart, type LiveRequest, type World } from '../deciding/world.js';

export interface Ahead {
  readonly running: readonly LiveRequest[];
  /** The front of the queue, in any order: who is really before it hangs on its rank. */
  readonly front: readonly Candidate[];
  /** More come before it than are there. */
  readonly cut: boolean;
  readonly runTimes: ReadonlyMap<JobId, RunTimes>;
  readonly startTimes: ReadonlyMap<PoolName, StartTimes>;
}

/** Ends that are looked at one by one, more than there are slots and requests to look at; those that follow are a tenth of the way apart. */
const exactStepsMax = 256;
const stepsMax = 384;
const horizonMs = 86_400_000;
const quarterMs = 900_000;

export type Played =
  /** `cameUp`: pools of which a cluster came up meanwhile. */
  | { readonly kind: 'runs'; readonly at: Instant; readonly decision: Decision; readonly cameUp: ReadonlySet<PoolName> }
  /** What was decided of it last. `coming`: pools of which a cluster is still on its way then. */
  | { readonly kind: 'waits'; readonly decision: Decision; readonly coming: ReadonlySet<PoolName> };

export function playedForward(question: Question, { running, front, ...times }: Ahead, pace: Pace): Played {
  const { candidate, outlook, policy } = question;
  const begun = outlook.now;
  const end = Math.min(begun + horizonMs, candidate.expiresAt);
  const lengths = { ...times, pace };
  let before = front.filter((one) => one.id !== candidate.id && byRank(one, candidate) < 0).toSorted(byRank);
  let ahead = goingOnAt(begun, { running, world: outlook.world, lengths });
  for (let [now, step] = [begun, 0]; ; step += 1) {
    // 1. What has ended by then holds nothing, and where a cluster has come up there is room.
    ahead = by(now, ahead);
    // 2. A pass, as one would be taken then.
    const spans = spansThen({ tenantId: candidate.tenantId, spans: question.spans }, ahead);
    const then = { ...outlookAt(now, { ...question, spans }, ahead.world), policy };
    const passed = pass(before, then);
    const gone = new Set(
      passed.choices.filter(({ decision }) => decision.outcome.kind !== 'wait').map((one) => one.candidate.id),
    );
    before = before.filter(({ id }) => !gone.has(id));
    const choice = choiceFor(candidate, { ...then, world: passed.world });
    const { decision } = choice;
    if (decision.outcome.kind === 'run') return { kind: 'runs', at: now, decision, cameUp: ahead.cameUp };
    const world = choice.starts.reduce((seen, start) => recordStart(seen, start, now), passed.world);
    const choices = [...passed.choices, choice];
    const runs = [...ahead.runs, ...choices.flatMap((one) => begunBy(one, lengths, now))];
    const starts = [...ahead.starts, ...choices.flatMap((one) => startedBy(one, lengths, now))];
    ahead = { ...ahead, world, runs, starts };
    // 3. On to the next end, or a little further where ends are many.
    const dues = candidate.dueAt > now ? [candidate.dueAt] : [];
    now = nextTime({ now, begun, step, ends: [...dues, ...runs.map(({ endsAt }) => endsAt), ...starts.map(({ upAt }) => upAt)] });
    if (decision.outcome.kind !== 'wait' || now >= end || step >= stepsMax)
      return { kind: 'waits', decision, coming: new Set(starts.map(({ pool }) => pool)) };
  }
}

/** What goes on at an instant, and what has been until then. */
interface Going {
  readonly world: World;
  readonly runs: readonly ForeseenRun[];
  readonly starts: readonly ForeseenStart[];
  readonly over: readonly ForeseenRun[];
  readonly cameUp: ReadonlySet<PoolName>;
}

interface Begun extends Pick<Ahead, 'running'> {
  readonly world: World;
  readonly lengths: Lengths & Launches;
}

function goingOnAt(now: Instant, { running, world, lengths }: Begun): Going {
  const runs = running.map((one) => goingOn(one, lengths, now));
  const starts = onTheirWay(world, lengths, now);
  return { world: starts.reduce(withStarting, world), runs, starts, over: [], cameUp: new Set() };
}

function by(now: Instant, { world, runs, starts, over, cameUp }: Going): Going {
  const ended = runs.filter(({ endsAt }) => endsAt <= now);
  const up = starts.filter(({ upAt }) => upAt <= now);
  return {
    world: up.reduce(withClusterUp, ended.reduce(withoutRun, world)),
    runs: runs.filter(({ endsAt }) => endsAt > now),
    starts: starts.filter(({ upAt }) => upAt > now),
    over: [...over, ...ended],
    cameUp: new Set([...cameUp, ...up.map(({ pool }) => pool)]),
  };
}

/** Where no room is left nobody further back is asked, once it is seen that the policy fills no pool beyond its slots. */
function pass(before: readonly Candidate[], outlook: Outlook & Pick<Choosing, 'policy'>): Omit<Chosen, 'settled'> {
  let chosen: Chosen = { choices: [], world: outlook.world, settled: new Set() };
  const choices: Choice[] = [];
  for (let at = 0; at < before.length; at += atOnce) {
    chosen = choose(before.slice(at, at + atOnce), {
      ...outlook,
      world: chosen.world,
      settled: chosen.settled,
      passOver: 'everybody',
    });
    choices.push(...chosen.choices);
    if (chosen.choices.every(({ decision }) => decision.outcome.kind === 'wait') && roomOf(chosen.world) === 0) break;
  }
  return { choices, world: chosen.world };
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
