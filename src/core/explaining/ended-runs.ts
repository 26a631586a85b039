// The world when runs have ended, and nobody says which. In: among which they are, and how many. Out: of a place what is free then for sure; of what holds
// back those before it, all that may be; and of its own job and tenant, which hold back both, the least or the most.
import type { Candidate } from '../deciding/candidate.js';
import type { ClusterId, PoolName } from '../ids.js';
import { keyOf, keysOf, release, type LiveRequest, type World } from '../deciding/world.js';

export type RunsEnd =
  /** Runs on the cluster that is the best of the pool for it; null: runs with compute of their own. */
  | { readonly kind: 'runs-end'; readonly pool: PoolName; readonly clusterId: ClusterId | null; readonly runs: number }
  | { readonly kind: 'job-runs-end'; readonly runs: number }
  | { readonly kind: 'tenant-runs-end'; readonly runs: number };

interface Asked {
  readonly candidate: Pick<Candidate, 'jobId' | 'tenantId'>;
  readonly running: readonly LiveRequest[];
  readonly ofOwn?: 'least' | 'most';
}

export function whenEnded(change: RunsEnd, { candidate, running, ofOwn = 'least' }: Asked, world: World): World {
  const among = keyAmong(change, candidate);
  const ours = running.map(keysOf).filter((keys) => keys.includes(among));
  const all = ours.length + foreignAmong(change, world);
  const counts = new Map<string, number>();
  for (const key of ours.flat()) counts.set(key, (counts.get(key) ?? 0) + 1);
  counts.set(among, all);
  const own = ofOwn === 'least' ? [keyOf.job(candidate.jobId), keyOf.tenant(candidate.tenantId)] : [];
  const surely = new Set([...ours.map(([place]) => place), ...own, among]);
  const freed = (key: string, count: number) =>
    surely.has(key) ? Math.max(0, change.runs - (all - count)) : Math.min(change.runs, count);
  return [...counts].reduce((left, [key, count]) => release(left, key, freed(key, count)), world);
}

function keyAmong(change: RunsEnd, { jobId, tenantId }: Asked['candidate']): string {
  switch (change.kind) {
    case 'job-runs-end':
      return keyOf.job(jobId);
    case 'tenant-runs-end':
      return keyOf.tenant(tenantId);
    case 'runs-end':
      return change.clusterId === null ? keyOf.ownCompute(change.pool) : keyOf.cluster(change.clusterId);
  }
}

function foreignAmong(change: RunsEnd, world: World): number {
  if (change.kind !== 'runs-end') return 0;
  return world.pools.get(change.pool)?.clusters.find(({ cluster }) => cluster.id === change.clusterId)?.foreignRuns ?? 0;
}
