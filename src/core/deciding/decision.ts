// decide(facts, policy): what becomes of a request now, and why. No clock, no chance, no I/O: the service, the dry run, explain, replay and
// the simulator call this one function, and recorded facts give the same decision again.
import type { Facts, PoolFacts } from './facts.js';
import { firstHolding } from './first-holding.js';
import { jobLimitReached } from './job-limit.js';
import type { Case, Effect, Maintenance, Policy, PoolCase, Route, Rule } from '../policy.js';
import { quotaReached } from './quota.js';
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
  const whole = wholeCase(facts, policy.maintenance);
  if (whole !== null) return answered(whole, { facts, policy, route: null });
  const route = routeFor(facts, policy);
  return askPools({ facts, policy, route: route?.name ?? null }, route);
}

function routeFor(facts: Facts, policy: Policy): Route | null {
  // Facts that were recorded before there were moves have no such field.
  const { moved_to: moved } = facts.request;
  if (moved) return { name: byHand, when: null, pools: [moved], borrow: [] };
  return firstHolding(policy.routes, { facts, pool: null, borrowed: false });
}

/**
 * The pools are asked in the route's order, then those that it only borrows from. The first that leads away from waiting wins; else it
 * waits, for the reason of the pool it prefers, and what every pool's rule wants done is done.
 */
function askPools(question: Question, route: Route | null): Decision {
  const asked: Decision[] = [];
  for (const [pool, borrowed] of route === null ? [] : poolsOf(route, question.facts)) {
    const answer = answered(poolCase(pool, question.policy.maintenance), { ...question, pool, borrowed });
    if (answer.outcome.kind !== 'wait') return answer;
    asked.push(answer);
  }
  const [first] = asked;
  if (first === undefined) return answered('no-pool', question);
  return { ...first, effects: asked.flatMap(({ effects }) => effects) };
}

function* poolsOf({ pools, borrow }: Route, facts: Facts): Generator<readonly [pool: PoolFacts, borrowed: boolean]> {
  for (const [names, borrowed] of [[pools, false] as const, [borrow, true] as const]) {
    for (const name of names) {
      const pool = facts.pools.find((one) => one.name === name);
      if (pool?.can_host === true) yield [pool, borrowed];
    }
  }
}

/** The route of a request that an operator has moved. */
const byHand = '(moved by hand)';

/** The first case, in the order of the list, that is about the request and not about a pool. */
function wholeCase({ request, engine, job, tenant }: Facts, maintenance: Maintenance | null): Case | null {
  if (request.expired) return 'expired';
  if (request.too_early) return 'too-early';
  if (maintenance !== null && maintenance.pools === null) return 'maintenance';
  if (!engine.reachable) return 'engine-unreachable';
  if (!job.declared) return 'job-not-declared';
  if (jobLimitReached({ request, job }) !== null) return 'job-at-its-limit';
  return quotaReached(tenant) === null ? null : 'tenant-at-its-quota';
}

function poolCase(pool: PoolFacts, maintenance: Maintenance | null): PoolCase {
  if (maintenance?.pools?.includes(pool.name) === true) return 'pool-maintenance';
  if (pool.has_room) return 'capacity-available';
  if (pool.own_compute || pool.cluster_id !== '') return 'clusters-busy';
  return pool.starting > 0 ? 'cluster-starting' : 'no-cluster';
}

interface Question {
  readonly facts: Facts;
  readonly policy: Policy;
  readonly route: string | null;
  readonly pool?: PoolFacts;
  readonly borrowed?: boolean;
}

function answered(situation: Case, { facts, policy, route, pool, borrowed = false }: Question): Decision {
  const rule = firstHolding(policy.rules[situation], { facts, pool: pool ?? null, borrowed }) ?? unanswered(situation);
  return {
    case: situation,
    rule: rule.name,
    route,
    policyVersion: policy.version,
    outcome: outcomeOf(rule, pool),
    reason: reasonFor({ case: situation, facts, pool: pool ?? null, maintenance: policy.maintenance, rule }),
    effects: rule.effects.map((effect) => ({ effect, pool: pool?.name ?? null })),
  };
}

/** The compiler refuses a policy that leaves a case open that can come up, so this is never asked; if it were, waiting does no harm. */
function unanswered(situation: Case): Rule {
  return { name: '(none)', case: situation, when: null, lead: 'wait', effects: [] };
}

/** `run` means nothing where there is no place to run: the compiler refuses it for such cases, and here it becomes waiting. */
function outcomeOf(rule: Rule, pool: PoolFacts | undefined): Outcome {
  if (rule.lead !== 'run') return { kind: rule.lead };
  if (pool === undefined || (pool.cluster_id === '' && !pool.own_compute)) return { kind: 'wait' };
  return { kind: 'run', pool: pool.name, clusterId: pool.own_compute ? '' : pool.cluster_id, runsAs: pool.runs_as };
}
