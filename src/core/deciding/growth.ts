// Whether a pool may have another cluster started now, and which of those that have stopped.
import type { ClusterId, Instant } from '../ids.js';
import type { World } from './world.js';

type Pool = NonNullable<ReturnType<World['pools']['get']>>;

export function canGrow({ clusters, settings, start }: Pool, now: Instant): boolean {
  const up = clusters.filter(({ cluster }) => cluster.state === 'running' || cluster.state === 'starting').length;
  if (up >= settings.clusters_max || start?.doneAt === null) return false;
  const startable = settings.new_cluster !== null || stoppedOf({ clusters }).length > 0;
  // Since it was done: one that was recorded long before is not to be seen yet either, and another would be one too many.
  return startable && (start?.doneAt === undefined || now - start.doneAt >= settings.start_cooldown_seconds * 1000);
}

export function stoppedOf({ clusters }: Pick<Pool, 'clusters'>): readonly ClusterId[] {
  return clusters.filter(({ cluster }) => cluster.state === 'stopped').map(({ cluster }) => cluster.id);
}
