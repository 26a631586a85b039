// decide(facts, policy): what becomes of a request now, and why. No clock, no chance, no I/O: the service, the dry run, explain, replay and
// the simulator call this one function, and recorded facts give the same decision again.
import type { Facts, PoolFacts } from './facts.js';
import type { Case, Effect, Policy, PoolCase, Rule } from './policy.js';
import { reasonFor } from './reason.js';

export type Outcome =
  | { readonly kind: 'run'; readonly pool: string; readonly clusterId: string; readonly runsAs: string }
  | { readonly kind: 'wait' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'expire' };

/** An effect, with the pool it is about when it is about one. */
export interface PlacedEffect {
  readonly effect: Effect;
  readonly pool: string | null;
}

export interface Decision {
  readonly case: Case;
  readonly rule: string;
  readonly route: string | null;
  readonly policyVersion: string;
  readonly outcome: Outcome;
  /** One sentence for people. */
  readonly reason: string;
  readonly effects: readonly PlacedEffect[];
}

export function decide(facts: Facts, policy: Policy): Decision {
  const whole = wholeCase(facts);
  if (whole !== null) return answered(whole, { facts, policy, route: null });
  const route = policy.routes.find(({ when }) => when === null || when({ facts, pool: null })) ?? nowhere;
  return askPools({ facts, policy, route: route.name }, route.pools);
}

/**
 * The pools are asked in the route's order. The first that leads away from waiting wins; else it waits, for the reason of the pool it
 * prefers, and what every pool's rule wants done is done.
 */
function askPools(question: Question, names: readonly string[]): Decision {
  const asked: Decision[] = [];
  for (const pool of names.flatMap((name) => question.facts.pools.filter((one) => one.name === name && one.can_host))) {
    const answer = answered(poolCase(pool), { ...question, pool });
    if (answer.outcome.kind !== 'wait') return answer;
    asked.push(answer);
  }
  const [first] = asked;
  return first === undefined ? answered('no-pool', question) : { ...first, effects: asked.flatMap(({ effects }) => effects) };
}

/** A policy ends in a route without a condition; the compiler sees to it. */
const nowhere = { name: null, pools: [] };

/** The first case, in the order of the list, that is about the request and not about a pool. */
function wholeCase({ request, engine, job, tenant }: Facts): Case | null {
  if (request.expired) return 'expired';
  if (request.too_early) return 'too-early';
  if (!engine.reachable) return 'engine-unreachable';
  if (!job.declared) return 'job-not-declared';
  if (job.live_runs >= request.max_concurrent_runs) return 'job-at-its-limit';
  if (tenant.runs_max > 0 && tenant.live_runs >= tenant.runs_max) return 'tenant-at-its-quota';
  return null;
}

function poolCase(pool: PoolFacts): PoolCase {
  if (pool.has_room) return 'capacity-available';
  if (pool.own_compute || pool.cluster_id !== '') return 'clusters-busy';
  return pool.starting > 0 ? 'cluster-starting' : 'no-cluster';
}

interface Question {
  readonly facts: Facts;
  readonly policy: Policy;
  readonly route: string | null;
  readonly pool?: PoolFacts;
}

function answered(situation: Case, { facts, policy, route, pool }: Question): Decision {
  const scene = { facts, pool: pool ?? null };
  const rule = policy.rules[situation].find(({ when }) => when === null || when(scene)) ?? unanswered(situation);
  return {
    case: situation,
    rule: rule.name,
    route,
    policyVersion: policy.version,
    outcome: outcomeOf(rule, pool),
    reason: reasonFor(situation, facts, pool ?? null),
    effects: rule.effects.map((effect) => ({ effect, pool: pool?.name ?? null })),
  };
}

/** The compiler refuses a policy that leaves a case open, so this is never asked; if it were, waiting does no harm. */
function unanswered(situation: Case): Rule {
  return { name: '(none)', case: situation, when: null, lead: 'wait', effects: [] };
}

/** `run` means nothing where there is no place to run: the compiler refuses it for such cases, and here it becomes waiting. */
function outcomeOf(rule: Rule, pool: PoolFacts | undefined): Outcome {
  if (rule.lead !== 'run') return { kind: rule.lead };
  if (pool === undefined || (pool.cluster_id === '' && !pool.own_compute)) return { kind: 'wait' };
  return { kind: 'run', pool: pool.name, clusterId: pool.own_compute ? '' : pool.cluster_id, runsAs: pool.runs_as };
}
