// What becomes of a waiting request when nothing new comes: pass after pass at the times at which something ends, by the same decide() as a pass. In:
// the runs that go on, those before it, and how long runs take. Out: when it is let run, or what was decided of it last. Pure and bounded.
import { factsOf, type Candidate, type Outlook } from './candidate.js';
import { applied } from './change.js';
import { choose, type Choice, type Choosing, type Chosen } from './choose.js';
import { decide, type Decision } from './decision.js';
import { begunBy, goingOn, spansThen, withoutRun, type ForeseenRun, type Pace, type RunTimes } from './foreseen-runs.js';
import type { Instant, JobId } from './ids.js';
import { byRank } from './order.js';
import type { Question } from './question.js';
import { roomOf } from './room.js';
import type { LiveRequest, World } from './world.js';

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

export type Played =
  | { readonly kind: 'runs'; readonly at: Instant }
  /** What was decided of it last. */
  | { readonly kind: 'waits'; readonly decision: Decision };

export function playedForward(question: Question, { running, front, runTimes }: Ahead, pace: Pace): Played {
  const { candidate, outlook, policy } = question;
  const begun = outlook.now;
  const end = Math.min(begun + horizonMs, candidate.expiresAt);
  const lengths = { runTimes, pace };
  let runs = running.map((one) => goingOn(one, lengths, begun));
  let before = front.filter((one) => one.id !== candidate.id && byRank(one, candidate) < 0).toSorted(byRank);
  let { world } = outlook;
  let over: readonly ForeseenRun[] = [];
  for (let [now, step] = [begun, 0]; ; step += 1) {
    // 1. What has ended by then holds nothing.
    const ended = runs.filter(({ endsAt }) => endsAt <= now);
    world = ended.reduce(withoutRun, world);
    over = [...over, ...ended];
    runs = runs.filter(({ endsAt }) => endsAt > now);
    // 2. A pass, as one would be taken then.
    const then = outlookAt(
      now,
      { ...question, spans: spansThen({ tenantId: candidate.tenantId, spans: question.spans }, { over, runs }) },
      world,
    );
    const passed = pass(before, { ...then, policy });
    ({ world } = passed);
    const gone = new Map(passed.gone.map((choice) => [choice.candidate.id, choice]));
    before = before.filter(({ id }) => !gone.has(id));
    const decision = decide(factsOf(candidate, { ...then, world }), policy);
    if (decision.outcome.kind === 'run') return { kind: 'runs', at: now };
    runs = [...runs, ...passed.gone.flatMap((choice) => begunBy(choice, lengths, now))];
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
