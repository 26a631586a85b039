// What would become of one request now, were a pass taken: those before it in the queue are decided on first, each in the world that the
// one before has left. Pure, and nothing is promised: what comes between the question and the next pass may change the answer.
import { factsOf } from '../deciding/facts-of.js';
import type { Candidate } from '../deciding/candidate.js';
import type { Outlook } from '../deciding/outlook.js';
import { choose } from '../deciding/choose.js';
import { decide, type Decision } from '../deciding/decision.js';
import type { Facts } from '../deciding/facts.js';
import { byRank } from '../deciding/order.js';
import type { RunSpans } from '../deciding/quota.js';
import type { Policy } from '../policy.js';
import { mayBeMissing, type Unseen } from './unseen.js';
import type { LiveRequest, World } from '../deciding/world.js';

export interface Question {
  readonly candidate: Candidate;
  /** Of tenants with a quota of run-seconds, its own among them, each within its window. */
  readonly spans: RunSpans;
  /** Runs of ours. */
  readonly running: readonly LiveRequest[];
  /** Those that the pass would decide on before it, in any order: who is really before it hangs on its rank. */
  readonly others: readonly Candidate[];
  readonly unseen: Unseen;
  readonly outlook: Outlook;
  readonly policy: Policy;
  /** An operator holds it: no pass looks at it. */
  readonly held: boolean;
}

export interface Answer {
  readonly decision: Decision;
  readonly facts: Facts;
  /** How many would be let run before it. */
  readonly startedBefore: number;
  /** For sure: nobody is missing who could go first. */
  readonly runs: boolean;
  /** As those before it leave it. */
  readonly world: World;
}

export function answer(question: Question): Answer {
  const { candidate, unseen, outlook, policy, held } = question;
  const { choices, world, settled } = choose(beforeIt(question).toSorted(byRank), { ...outlook, policy });
  const startedBefore = choices.filter(({ decision }) => decision.outcome.kind === 'run').length;
  const facts = factsOf(candidate, { ...outlook, world });
  const decision = decide(facts, policy);
  const runs = decision.outcome.kind === 'run' && !held && !mayBeMissing(unseen, candidate, settled);
  return { decision, facts, startedBefore, runs, world };
}

/** The decisions that an answer takes. */
export function costOf(question: Question): number {
  return 1 + beforeIt(question).length;
}

function beforeIt({ candidate, others }: Question): readonly Candidate[] {
  return others.filter((one) => byRank(one, candidate) < 0);
}
