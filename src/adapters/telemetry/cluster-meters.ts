// In: the clusters that run, each time all of them, by pool. Out: how full each one is, on the registry. Promised: a cluster that is gone, or runs no
// more, leaves no series, nor does a pool; there are never more than `clustersMax` of them at a time, and those beyond stand as `other`, one a pool.
import type { Registry } from 'prom-client';
import type { PoolOccupancy } from '../../ports/telemetry.js';
import { instrumentsOn } from './instruments.js';

export const clustersMax = 200;

const rest = 'other';

type Cluster = PoolOccupancy['clusters'][number];

interface OfPool {
  readonly pool: string;
  readonly clusters: readonly Cluster[];
}

export function clusterMeters(registry: Registry): (pools: readonly OfPool[]) => void {
  const { gauge } = instrumentsOn(registry);
  const labels = ['pool', 'cluster', 'cluster_id'];
  const slots = gauge('job_keeper_cluster_slots', 'Slots of a running cluster.', labels);
  const activeRuns = gauge('job_keeper_cluster_active_runs', 'Active runs on a running cluster, ours and others.', labels);
  const occupancy = gauge(
    'job_keeper_cluster_occupancy_ratio',
    'Active runs on a running cluster, ours and others, divided by its slots.',
    labels,
  );

  return (pools) => {
    for (const one of [slots, activeRuns, occupancy]) one.reset();
    let left = clustersMax;
    for (const { pool, clusters } of pools) {
      for (const one of boundedTo(left, clusters)) {
        const labelled = { pool, cluster: one.name, cluster_id: one.id };
        slots.set(labelled, one.slots);
        activeRuns.set(labelled, one.activeRuns);
        occupancy.set(labelled, one.slots === 0 ? 1 : one.activeRuns / one.slots);
      }
      left = Math.max(0, left - clusters.length);
    }
  };
}

/** By their ids, so that the same ones are shown each time. */
function boundedTo(left: number, clusters: readonly Cluster[]): readonly Cluster[] {
  const inOrder = clusters.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const [alone, together] = [inOrder.slice(0, left), inOrder.slice(left)];
  if (together.length === 0) return alone;
  const sum = (of: (cluster: Cluster) => number) => together.reduce((total, one) => total + of(one), 0);
  return [...alone, { id: rest, name: rest, slots: sum(({ slots }) => slots), activeRuns: sum((one) => one.activeRuns) }];
}
