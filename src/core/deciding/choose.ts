// From candidates in order of rank to verdicts: each is decided on in the world that the decisions before it have left.
import { factsOf } from './facts-of.js';
import { replaceableBy } from './replaceable.js';
import type { Candidate } from './candidate.js';
import { decide, type Decision } from './decision.js';
import { failedStart, type FailedStart } from './failed-start.js';
import type { Facts, PoolFacts } from './facts.js';
import { stoppedOf } from './growth.js';
import { laneOf } from './order.js';
import type { ClusterId, Instant, JobId, PoolName } from '../ids.js';
import type { Case, Policy } from '../policy.js';
import type { Settings } from '../settings.js';
import { owned, recordReplaced, recordStart, reserve, type LiveRequest, type OwnWorld, type World } from './world.js';

export interface Choosing {
  readonly world: World;
  readonly policy: Policy;
  readonly settings: Settings;
  readonly now: Instant;
  readonly overBy?: Instant;
  readonly reachable: boolean;
  readonly waiting: number;
  /** Who is passed over when one before it waits for what holds for its whole lane. Left out: nobody. */
  readonly passOver?: 'those who wait' | 'everybody';
  /** Lanes that were seen to wait before. */
  readonly settled?: ReadonlySet<string>;
}

export interface Choice {
  readonly candidate: Candidate;
  readonly facts: Facts;
  readonly decision: Decision;
  /** Pools for which this decision has a cluster started; each pool once a pass. */
  readonly starts: readonly {
    readonly pool: PoolName;
    readonly clusterId: ClusterId | null;
    /** An earlier start that brought no cluster up; null: there was none. */
    readonly failed: FailedStart | null;
  }[];
  /** The run that this decision asks to stop, to make room for its request. */
  readonly replaces: LiveRequest | null;
}

export interface Chosen {
  readonly choices: readonly Choice[];
  readonly world: World;
  readonly settled: ReadonlySet<string>;
}

/** Of these a rule may look at what only the request has; every other case is the same for all of a lane. */
export const ofOneRequest: readonly Case[] = ['expired', 'too-early', 'capacity-available'];

export function choose(candidates: readonly Candidate[], choosing: Choosing): Chosen {
  let world = owned(choosing.world);
  const choices: Choice[] = [];
  const settled = new Set(choosing.settled);
  for (const candidate of candidates) {
    const lane = laneOf(candidate);
    if (settled.has(lane) && isPassedOver(candidate, choosing)) continue;
    const choice = choiceFor(candidate, { ...choosing, world });
    const { decision } = choice;
    world = after(world, choice, choosing.now);
    if (decision.outcome.kind === 'wait' && !ofOneRequest.includes(decision.case)) settled.add(lane);
    choices.push(choice);
  }
  return { choices, world, settled };
}

export function choiceFor(candidate: Candidate, choosing: Choosing): Choice {
  const { world, policy } = choosing;
  const facts = factsOf(candidate, choosing);
  const decision = decide(facts, policy);
  const starts = startsOf(decision, facts, world);
  return { candidate, facts, decision, starts, replaces: replacedBy(decision, candidate, world) };
}

function isPassedOver({ waits }: Candidate, { passOver }: Choosing): boolean {
  return passOver === 'everybody' || (passOver === 'those who wait' && waits !== null);
}

function startsOf({ effects }: Decision, { pools }: Facts, world: World): Choice['starts'] {
  return effects.flatMap(({ effect, pool }) => {
    const place = pools.find(({ name }) => name === pool);
    if (effect.kind !== 'start-cluster' || place?.can_grow !== true) return [];
    return [{ pool: place.name as PoolName, clusterId: stoppedCluster(place, world), failed: failedBefore(place, world) }];
  });
}

/** The cool-down of the last start is over, and still nothing runs: whoever is on call should know before the next one fails as well. */
function failedBefore({ name, running }: PoolFacts, world: World): FailedStart | null {
  const pool = world.pools.get(name as PoolName);
  return running > 0 || pool === undefined ? null : failedStart(pool, world.snapshot.takenAt);
}

/** The stopped cluster to start: the one that the job to be run is declared for, else any of the pool; null: a new one is to be made. */
function stoppedCluster({ name, runs_as: runsAs }: PoolFacts, world: World): ClusterId | null {
  const stopped = stoppedOf(world.pools.get(name as PoolName) ?? { clusters: [] });
  const compute = world.snapshot.jobs.get(runsAs as JobId)?.compute;
  if (compute?.kind === 'cluster' && stopped.includes(compute.clusterId)) return compute.clusterId;
  return stopped[0] ?? null;
}

/** Asked once, when the request comes to this rule: one that goes on waiting under it asks for no second run. */
function replacedBy({ effects, rule }: Decision, candidate: Candidate, world: World): LiveRequest | null {
  if (candidate.waits?.rule === rule || !effects.some(({ effect }) => effect.kind === 'replace-run')) return null;
  return replaceableBy(candidate, world)[0] ?? null;
}

function after(world: OwnWorld, { candidate, decision, starts, replaces }: Choice, now: Instant): OwnWorld {
  const left = replaces === null ? world : recordReplaced(world, replaces);
  const grown = starts.reduce((seen, start) => recordStart(seen, start, now), left);
  const { outcome } = decision;
  if (outcome.kind !== 'run') return grown;
  const place = { pool: outcome.pool as PoolName, clusterId: outcome.clusterId === '' ? null : (outcome.clusterId as ClusterId) };
  reserve(grown, { jobId: candidate.jobId, tenantId: candidate.tenantId, ...place });
  return grown;
}
