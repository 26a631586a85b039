// What another policy would have made of a period. In: recorded decisions, in the order they were taken, and a candidate. Out: where it decides
// otherwise, and who would have started earlier or later. The facts are as they were: what other decisions would have led to is not in them,
// so that a start is told as "at the first recorded look at which it would have been let run". One fold: a simulator can feed it too.
import { decide, type Outcome } from './deciding/decision.js';
import type { Facts } from './deciding/facts.js';
import type { Instant } from './ids.js';
import type { Policy } from './policy.js';
import { priorityName, type PriorityName } from './priority.js';

export interface Recorded {
  readonly requestId: string;
  readonly at: Instant;
  readonly case: string;
  readonly rule: string;
  readonly outcome: Outcome['kind'];
  readonly facts: Facts;
}

interface Answer {
  readonly case: string;
  readonly rule: string;
  readonly outcome: Outcome['kind'];
}

export interface Difference {
  readonly was: Answer;
  readonly would: Answer;
  readonly count: number;
  /** Requests, a few. */
  readonly examples: readonly string[];
}

export interface StartShift {
  readonly tenantId: string;
  readonly priority: PriorityName;
  readonly earlier: number;
  readonly later: number;
  readonly same: number;
  /** Of those that started in both: positive is earlier. */
  readonly meanSecondsEarlier: number;
  readonly examples: readonly string[];
}

export interface Replayed {
  readonly decisions: number;
  readonly requests: number;
  readonly different: number;
  /** The most frequent first. */
  readonly differences: readonly Difference[];
  /** The most shifted first. */
  readonly starts: readonly StartShift[];
}

export interface Replay {
  see(recorded: Recorded): void;
  report(): Replayed;
}

const examplesMax = 3;

interface Life {
  readonly tenantId: string;
  readonly priority: PriorityName;
  was: Instant | null;
  would: Instant | null;
}

export function startReplay(candidate: Policy): Replay {
  const lives = new Map<string, Life>();
  const differences = new Map<string, { was: Answer; would: Answer; count: number; examples: string[] }>();
  let decisions = 0;
  let different = 0;
  return {
    see(recorded) {
      decisions += 1;
      const would = answerOf(recorded.facts, candidate);
      live(lives, recorded, would);
      const was = { case: recorded.case, rule: recorded.rule, outcome: recorded.outcome };
      if (was.case === would.case && was.rule === would.rule && was.outcome === would.outcome) return;
      different += 1;
      const key = JSON.stringify([was, would]);
      const known = differences.get(key) ?? { was, would, count: 0, examples: [] };
      known.count += 1;
      if (known.examples.length < examplesMax && !known.examples.includes(recorded.requestId))
        known.examples.push(recorded.requestId);
      differences.set(key, known);
    },
    report: () => ({
      ...{ decisions, requests: lives.size, different },
      differences: [...differences.values()].toSorted((one, other) => other.count - one.count),
      starts: shiftsOf(lives),
    }),
  };
}

function answerOf(facts: Facts, policy: Policy): Answer {
  const { case: situation, rule, outcome } = decide(facts, policy);
  return { case: situation, rule, outcome: outcome.kind };
}

function live(lives: Map<string, Life>, { requestId, at, outcome, facts }: Recorded, would: Answer): void {
  const { tenant_id: tenantId, priority } = facts.request;
  const life = lives.get(requestId) ?? { tenantId, priority: priorityName(priority), was: null, would: null };
  if (outcome === 'run') life.was ??= at;
  if (would.outcome === 'run') life.would ??= at;
  lives.set(requestId, life);
}

type Shift = 'earlier' | 'later' | 'same';

/** One that starts in one world only is earlier or later by an unknown time. */
function shiftOf({ was, would }: Life): Shift {
  if (was === would) return 'same';
  if (was === null) return 'earlier';
  return would === null || would > was ? 'later' : 'earlier';
}

function shiftsOf(lives: ReadonlyMap<string, Life>): StartShift[] {
  const groups = new Map<string, [string, Life][]>();
  for (const [id, one] of lives) {
    const key = JSON.stringify([one.tenantId, one.priority]);
    const members = groups.get(key) ?? [];
    members.push([id, one]);
    groups.set(key, members);
  }
  const shifts = [...groups.values()].flatMap(groupShift);
  return shifts.toSorted((one, other) => other.earlier + other.later - one.earlier - one.later);
}

function groupShift(members: readonly (readonly [string, Life])[]): StartShift[] {
  const [first] = members;
  if (first === undefined) return [];
  const shifted = members.map(([id, one]) => ({ id, shift: shiftOf(one) }));
  const count = (which: Shift) => shifted.filter(({ shift }) => shift === which).length;
  const seconds = members.flatMap(([, { was, would }]) => (was === null || would === null ? [] : [(was - would) / 1000]));
  const examples = shifted.filter(({ shift }) => shift !== 'same').slice(0, examplesMax);
  return [
    {
      ...{ tenantId: first[1].tenantId, priority: first[1].priority },
      ...{ earlier: count('earlier'), later: count('later'), same: count('same') },
      meanSecondsEarlier: seconds.length === 0 ? 0 : seconds.reduce((sum, one) => sum + one, 0) / seconds.length,
      examples: examples.map(({ id }) => id),
    },
  ];
}
