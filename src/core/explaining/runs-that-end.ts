// Runs whose end would let a request run: of its job or tenant where that has too many, else where it could be placed; of each the least number. No more
// end than there are: a request that would start before it has no run that could end.
import type { Budget } from './budget.js';
import type { Change } from './change.js';
import { thereAre, type RunsEnd } from './ended-runs.js';
import type { PoolFacts } from '../deciding/facts.js';
import type { ClusterId, PoolName } from '../ids.js';
import { poolCases } from '../policy.js';
import type { Answer, Question } from './question.js';
import { fewestRuns, type Possible } from './would-run.js';

type Making = (runs: number) => RunsEnd;

export function runsThatEnd(possible: Possible, { decision, facts }: Answer, budget: Budget): readonly Change[] {
  const kinds = poolCases.some((one) => one === decision.case) ? facts.pools.flatMap(placeIn) : ofItsOwn;
  return kinds.flatMap((make) => fewestRuns(make, leastThere(make, possible), possible, budget));
}

const ofItsOwn: readonly Making[] = [(runs) => ({ kind: 'job-runs-end', runs }), (runs) => ({ kind: 'tenant-runs-end', runs })];

export function runsThere(kind: 'job-runs-end' | 'tenant-runs-end', question: Question): number {
  return thereAre({ kind, runs: 1 }, question);
}

function leastThere(make: Making, possible: Possible): number {
  return Math.min(...possible.map((one) => thereAre(make(1), one)));
}

/** What the pool has best for it. */
function placeIn({ name, can_host, own_compute, cluster_id }: PoolFacts): Making[] {
  if (!can_host || (!own_compute && cluster_id === '')) return [];
  const clusterId = own_compute ? null : (cluster_id as ClusterId);
  return [(runs) => ({ kind: 'runs-end', pool: name as PoolName, clusterId, runs })];
}
