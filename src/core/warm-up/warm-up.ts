// Which pools may have a cluster started before anybody waits for one. In: the world, and how each pool is set. Out: those that have none, running
// or on its way, and may have one. Promised: never more than a request could have had started, and none soon after the last.
import { canGrow, stoppedOf } from '../deciding/growth.js';
import type { ClusterId, Instant, PoolName } from '../ids.js';
import type { Maintenance } from '../policy.js';
import type { WarmUpSettings } from './warm-up-settings.js';
import type { World } from '../deciding/world.js';

export interface ColdPool {
  readonly pool: PoolName;
  /** The stopped cluster to start; null: a new one is to be made. */
  readonly clusterId: ClusterId | null;
  readonly warmUp: WarmUpSettings;
}

export function coldPools({ pools }: Pick<World, 'pools'>, maintenance: Maintenance | null, now: Instant): readonly ColdPool[] {
  return [...pools].flatMap(([name, pool]) => {
    const { warm_up: warmUp } = pool.settings;
    if (warmUp === null || isClosed(name, maintenance) || !canGrow(pool, now)) return [];
    const isUp = pool.clusters.some(({ cluster }) => cluster.state === 'running' || cluster.state === 'starting');
    const isSoon = pool.start !== null && now - pool.start.recordedAt < warmUp.pause_seconds * 1000;
    return isUp || isSoon ? [] : [{ pool: name, clusterId: stoppedOf(pool)[0] ?? null, warmUp }];
  });
}

function isClosed(pool: PoolName, maintenance: Maintenance | null): boolean {
  return maintenance !== null && (maintenance.pools === null || maintenance.pools.includes(pool));
}
