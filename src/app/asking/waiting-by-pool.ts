// Who waits, by pool. In: counts by cluster type. Out: counts by pool, one for every pool that is configured. A request that waits has no pool
// yet: it is counted under the one that its cluster type names first, which is where it would rather run.
import type { Settings } from '../../core/settings.js';

/** Of a cluster type that is no longer configured. */
const noPool = 'none';

type Counts = Readonly<Record<string, number>>;

export function waitingByPool(
  byType: Counts,
  { pools, cluster_types: types }: Pick<Settings, 'pools' | 'cluster_types'>,
): Counts {
  const counts = new Map(Object.keys(pools).map((pool) => [pool, 0]));
  for (const [type, count] of Object.entries(byType)) {
    const pool = (Object.hasOwn(types, type) ? types[type]?.pools[0] : undefined) ?? noPool;
    counts.set(pool, (counts.get(pool) ?? 0) + count);
  }
  return Object.fromEntries(counts);
}
