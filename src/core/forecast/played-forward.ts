// What becomes of a waiting request when nothing new comes: pass after pass at the times at which a run ends or a cluster comes up, by the same decide()
// as a pass. In: the runs that go on, those before it, how long runs and starts take. Out: when it is let run, or what was decided of it last. Pure and bounded.
import type { Candidate } from '../deciding/candidate.js';
import type { Outlook } from '../deciding/outlook.js';
import { applied } from '../explaining/change.js';
import { choiceFor, choose, type Choice, type Choosing, type Chosen } from '../deciding/choose.js';
import type { Decision } from '../deciding/decision.js';
import { afterPass, atBegin, by, nextChange, type GoingOn } from './going-on.js';
import { spansThen, type Pace, type RunTimes } from './foreseen-runs.js';
import type { StartTimes } from './foreseen-starts.js';
import type { Instant, JobId, PoolName } from '../ids.js';
import { byRank } from '../deciding/order.js';
import { nextLook } from './next-look.js';
import type { Question } from '../explaining/question.js';
import { roomOf } from '../deciding/room.js';
import { recordReplaced, recordStart, type World } from '../deciding/world.js';

export interface Ahead {
  /** The front of the queue, in any order: who is really before it hangs on its rank. */
  readonly front: readonly Candidate[];
  /** More come before it than are there. */
  readonly cut: boolean;
  readonly runTimes: ReadonlyMap<JobId, RunTimes>;
  readonly startTimes: ReadonlyMap<PoolName, StartTimes>;
}

const horizonMs = 86_400_000;
const minuteMs = 60_000;

export type Played =
  /** `ended`: jobs of which a run ended meanwhile; `cameUp`: pools of which a cluster came up. */
  | {
      readonly kind: 'runs';
      readonly at: Instant;
      readonly decision: Decision;
      readonly ended: ReadonlySet<JobId>;
      readonly cameUp: ReadonlySet<PoolName>;
    }
  /** What was decided of it last. `coming`: pools of which a cluster is still on its way then. */
  | { readonly kind: 'waits'; readonly decision: Decision; readonly coming: ReadonlySet<PoolName> };

export function playedForward(question: Question, { front, ...times }: Ahead, pace: Pace): Played {
  const { candidate, outlook, running } = question;
  const begun = outlook.now;
  const end = Math.min(begun + horizonMs, candidate.expiresAt);
  const foreseen = { ...times, pace };
  const before = front.filter((one) => one.id !== candidate.id && byRank(one, candidate) < 0).toSorted(byRank);
  let queue: Queue = { candidate, before };
  let going = atBegin(begun, running, outlook.world, foreseen);
  for (let [now, step, least] = [begun, 0, begun]; ; step += 1) {
    // 1. A pass, as one would be taken then.
    const passed = firstOf(least, now, (at) => passAt(at, { queue, going, question }));
    now = passed.at;
    const { choice, choices } = passed;
    const { decision } = choice;
    const { over, cameUp } = passed.going;
    const ended = new Set(over.map(({ slot }) => slot.jobId));
    if (decision.outcome.kind === 'run') return { kind: 'runs', at: now, decision, ended, cameUp };
    // 2. What comes of it.
    queue = stillWaiting(queue, choices);
    going = afterPass(now, passed, foreseen);
    // 3. On to what happens next.
    const dues = [queue.candidate, ...queue.before].map(({ dueAt }) => dueAt).filter((dueAt) => dueAt > now);
    const next = nextLook({ now, begun, step, changes: [nextChange(going), ...dues] });
    if (decision.outcome.kind !== 'wait' || next === null || next.at >= end)
      return { kind: 'waits', decision, coming: new Set(going.starts.map(({ pool }) => pool)) };
    // Where nothing but time brings it there, it may have been so before.
    least = next.isChange ? next.at : now + minuteMs;
    now = next.at;
  }
}

interface Queue {
  readonly candidate: Candidate;
  /** In the order of rank. */
  readonly before: readonly Candidate[];
}

interface Passed {
  readonly at: Instant;
  /** Of the request itself. */
  readonly choice: Choice;
  /** Of everybody, of it too. */
  readonly choices: readonly Choice[];
  /** As the pass has left it. */
  readonly world: World;
  readonly going: GoingOn;
}

interface Playing {
  readonly queue: Queue;
  readonly going: GoingOn;
  readonly question: Question;
}

function passAt(at: Instant, { queue: { candidate, before }, going: sofar, question }: Playing): Passed {
  const going = by(at, sofar);
  const spans = spansThen(question.spans, going);
  const { outlook } = applied({ kind: 'time', at }, { ...question, spans, outlook: { ...question.outlook, world: going.world } });
  const then = { ...outlook, policy: question.policy };
  const passed = pass(before, then);
  const choice = choiceFor(candidate, { ...then, world: passed.world });
  const replaced = choice.replaces === null ? passed.world : recordReplaced(passed.world, choice.replaces);
  const world = choice.starts.reduce((seen, start) => recordStart(seen, start, at), replaced);
  return { at, choice, choices: [...passed.choices, choice], world, going };
}

/** If something comes of the pass: the first minute from which it does. */
function firstOf(least: Instant, at: Instant, passed: (at: Instant) => Passed): Passed {
  const last = passed(at);
  if (!doesSomething(last)) return last;
  for (let minute = Math.ceil(least / minuteMs) * minuteMs; minute < at; minute += minuteMs) {
    const one = passed(minute);
    if (doesSomething(one)) return one;
  }
  return last;
}

function doesSomething({ choices }: Passed): boolean {
  return choices.some(
    ({ decision, starts, replaces }) => decision.outcome.kind !== 'wait' || starts.length > 0 || replaces !== null,
  );
}

/** Who waits under a rule asks once for what it does. */
function stillWaiting({ candidate, before }: Queue, choices: readonly Choice[]): Queue {
  const decided = new Map(choices.map(({ candidate: { id }, decision }) => [id, decision]));
  const asked = (one: Candidate): Candidate => {
    const decision = decided.get(one.id);
    return decision === undefined ? one : { ...one, waits: { case: decision.case, rule: decision.rule } };
  };
  const isLeft = ({ id }: Candidate) => (decided.get(id)?.outcome.kind ?? 'wait') === 'wait';
  return { candidate: asked(candidate), before: before.filter(isLeft).map(asked) };
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
