// A cluster as the API shows it.
import { coresOf, isUsable, type Cluster } from './cluster.js';
import type { JsonObject } from './lossless-json.js';

const MEMORY_MB_PER_CORE = 3_584;

const stateMessage = (cluster: Cluster): string => {
  if (cluster.state === 'PENDING') return 'Starting Spark';
  return cluster.terminationReason === null ? '' : `Terminated: ${cluster.terminationReason.code}`;
};

const autoscaleView = (cluster: Cluster): JsonObject | undefined =>
  cluster.autoscale === null ? undefined : { min_workers: cluster.autoscale.min, max_workers: cluster.autoscale.max };

/** Nodes, cores and memory are there only while the cluster has machines. */
function machineView(cluster: Cluster): JsonObject {
  if (!isUsable(cluster.state)) return {};
  return {
    cluster_cores: coresOf(cluster),
    cluster_memory_mb: coresOf(cluster) * MEMORY_MB_PER_CORE,
    driver: { node_id: `${cluster.id}-driver`, start_timestamp: cluster.startedAt },
    executors: Array.from({ length: cluster.numWorkers }, (_none, index) => ({ node_id: `${cluster.id}-${index}` })),
    spark_context_id: BigInt(cluster.sparkContextId),
  };
}

export function clusterView(cluster: Cluster): JsonObject {
  return {
    cluster_id: cluster.id,
    cluster_name: cluster.name,
    state: cluster.state,
    state_message: stateMessage(cluster),
    cluster_source: cluster.source,
    creator_user_name: 'sim@example.com',
    spark_version: cluster.sparkVersion,
    node_type_id: cluster.nodeType,
    num_workers: cluster.numWorkers,
    autoscale: autoscaleView(cluster),
    autotermination_minutes: cluster.autoterminationMinutes,
    custom_tags: Object.keys(cluster.tags).length === 0 ? undefined : cluster.tags,
    default_tags: { ClusterId: cluster.id, ClusterName: cluster.name },
    start_time: cluster.startedAt,
    terminated_time: cluster.terminatedAt ?? undefined,
    termination_reason: cluster.terminationReason === null ? undefined : { parameters: {}, ...cluster.terminationReason },
    ...machineView(cluster),
  };
}
