// Runs whose end would let a request run: of its job or tenant where that has too many, else where it could be placed; of each the least number. No more
// end than there are: a request that would start before it has no run that could end.
import type { Change } from './change.js';
import type { PoolFacts } from '../deciding/facts.js';
import type { ClusterId, PoolName } from '../ids.js';
import { poolCases } from '../policy.js';
import type { Answer, Question } from './question.js';
import { fewest } from './would-run.js';
import { keyOf, liveCount, runsOn, type World } from '../deciding/world.js';

export function runsThatEnd(question: Question, { decision, facts }: Answer): readonly Change[] {
  const { world } = question.outlook;
  if (!poolCases.some((one) => one === decision.case))
    return [
      ...fewest((runs) => ({ kind: 'job-runs-end', runs }), runsOfJob(question), question),
      ...fewest((runs) => ({ kind: 'tenant-runs-end', runs }), runsOfTenant(question), question),
    ];
  const places = facts.pools.flatMap(placeIn);
  return places.flatMap((place) => fewest((runs) => ({ kind: 'runs-end', ...place, runs }), runsAt(place, world), question));
}

export function runsOfJob({ candidate, outlook }: Question): number {
  return liveCount(outlook.world, keyOf.job(candidate.jobId));
}

export function runsOfTenant({ candidate, outlook }: Question): number {
  return liveCount(outlook.world, keyOf.tenant(candidate.tenantId));
}

/** What the pool has best for it. `clusterId` null: compute of its own. */
interface Place {
  readonly pool: PoolName;
  readonly clusterId: ClusterId | null;
}

function placeIn({ name, can_host, own_compute, cluster_id }: PoolFacts): Place[] {
  if (!can_host || (!own_compute && cluster_id === '')) return [];
  return [{ pool: name as PoolName, clusterId: own_compute ? null : (cluster_id as ClusterId) }];
}

function runsAt({ pool, clusterId }: Place, world: World): number {
  if (clusterId === null) return liveCount(world, keyOf.ownCompute(pool));
  const there = world.pools.get(pool)?.clusters.find(({ cluster }) => cluster.id === clusterId);
  return there === undefined ? 0 : runsOn(world, there);
}
