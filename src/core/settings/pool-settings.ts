// What is said of a pool, and of a type of clusters.
import { z } from 'zod';
import { WarmUpSettings } from '../warm-up/warm-up-settings.js';
import { seconds, secondsOrNone } from './seconds.js';

export const PoolSettings = z.strictObject({
  /** Which of the engine's clusters belong to the pool: by id, or by a name with `*`. */
  clusters: z.array(z.string().min(1)).default([]),
  /** Runs at once on one cluster; null: from its cores and `cores_per_run`. */
  slots_per_cluster: z.int().min(1).max(145).nullable().default(null),
  cores_per_run: z.number().positive().default(4),
  /** Runs at once of jobs that bring their own compute (job clusters, serverless) or of the embedded engine. */
  own_compute_slots: z.int().min(0).max(2000).default(0),
  /** Start-cluster never brings the pool above this number of running or starting clusters. */
  clusters_max: z.int().min(0).max(1000).default(1),
  start_cooldown_seconds: seconds(600),
  /** Of runs in it, from the submission to the start of the execution; null: as in `limits`. */
  max_start_seconds: secondsOrNone,
  /** null: a cluster is started when a request waits for it, and not before. */
  warm_up: WarmUpSettings.nullable().default(null),
  /** What start-cluster creates when no stopped cluster of the pool is left; null: it only starts stopped ones. Handed to the engine as it is. */
  new_cluster: z.record(z.string(), z.unknown()).nullable().default(null),
  /** What a run costs for an hour, in any currency; null: nothing is said of costs. */
  run_cost_per_hour: z.number().min(0).max(1_000_000).nullable().default(null),
});
export type PoolSettings = z.infer<typeof PoolSettings>;

export const ClusterTypeSettings = z.strictObject({
  /** Pools that may run this type; a policy's route is cut down to them. */
  pools: z.array(z.string().min(1)).min(1),
});
