// The world that a stage plays in: two clusters, a handful of jobs, three tenants, and the limits that must hold whatever happens.
import type { Bounds } from '../history/event.js';
import type { DatabricksSimulator } from '../databricks/databricks.js';
import type { Outcome } from '../databricks/outcome.js';

const slots = { 'c-active': 4, 'c-passive': 3 };
const limits = { usual: 4, alone: 1 };
const quota = { '555': 2 };

export const tenants = ['333', '444', '555'] as const;
export const clusters = Object.keys(slots);
/** Succeeds, one at a time; runs until it is cancelled; fails; begins another; was never declared. The others succeed. */
export const jobs = {
  ...{ alone: '2', endless: '6', failing: '7', followed: '8', follower: '9', undeclared: '999' },
  usual: ['1', '3', '4', '5'],
} as const;
const declared = [...jobs.usual, jobs.alone, jobs.endless, jobs.failing, jobs.followed, jobs.follower];
const ends = new Map<string, string>([
  [jobs.endless, 'cancelled'],
  [jobs.failing, 'failed'],
  [jobs.undeclared, 'expired'],
]);

export const eventQueue = 'job-keeper.events';
export const queueOf = (tenant: string): string => `tenant-${tenant}.responses`;
export const limitOf = (job: string): number => (job === jobs.alone ? limits.alone : limits.usual);
/** The states that a request for the job ends in. */
export const endOf = (job: string): string => ends.get(job) ?? 'succeeded';
/** The jobs that its end begins. */
export const followersOf = (job: string): readonly string[] => (job === jobs.followed ? [jobs.follower] : []);
/** Where it may run. */
export const clustersFor = (job: string): readonly string[] => (job === jobs.undeclared ? [] : clusters);

export const sweepMs = 2_000;

export const bounds: Bounds = {
  kind: 'bounds',
  clusters: slots,
  jobs: Object.fromEntries(declared.map((job) => [job, limitOf(job)])),
  tenants: quota,
  sweepMs,
};

/** As in a configuration file. Leases and pauses are short, so that what is promised within them can be waited for. */
export const config = {
  rabbitmq: { declare: true, heartbeat_seconds: 5, connect_timeout_ms: 3_000, publish_timeout_ms: 2_000 },
  database: { statement_timeout_ms: 3_000, lock_timeout_ms: 1_500, connect_timeout_ms: 2_000, connections_max: 8 },
  policies: { file: 'test/support/policies/strict.yaml' },
  intake: { retry_ms: 300 },
  runs: {
    ...{ watch_interval_ms: 250, snapshot_age_ms: 200, lease_ms: 2_000, calls_at_once_max: 8 },
    ...{ no_room_pause_ms: 500, uncertain_pause_ms: 500 },
  },
  responses: { interval_ms: 200, lease_ms: 2_500 },
  events: { queue: eventQueue, interval_ms: 200, missing_queue_interval_ms: 1_000 },
  actions: { interval_ms: 500, lease_ms: 2_000 },
  waiting_queue: { sweep_cron: '*/2 * * * * *' },
  databricks: { requests_per_second: 60, request_timeout_ms: 1_500 },
  settings: {
    pools: {
      active: { clusters: ['c-active'], slots_per_cluster: slots['c-active'], own_compute_slots: 0 },
      passive: { clusters: ['c-passive'], slots_per_cluster: slots['c-passive'], own_compute_slots: 0 },
    },
    cluster_types: { business: { pools: ['active', 'passive'] } },
    jobs: Object.fromEntries(
      declared.map((job) => [job, { placement: 'submit', then: followersOf(job).map((other) => ({ job: other })) }]),
    ),
    tenants: Object.fromEntries(
      tenants.map((tenant) => [
        tenant,
        { runs_max: tenant === '555' ? quota['555'] : null, notification_queues: [queueOf(tenant)] },
      ]),
    ),
    // Every hour of every day, so that nothing depends on when it is run.
    calendar: { business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] },
  },
};

/** Clusters of the simulator start and stop within a test's patience. */
export const behaviour = { clusterStartMs: 400, clusterStopMs: 50, cancelMs: 100 };

export function furnish(simulator: DatabricksSimulator): void {
  for (const clusterId of clusters) simulator.addCluster({ clusterId, name: clusterId, state: 'RUNNING' });
  for (const jobId of declared)
    simulator.declareJob({
      jobId,
      name: `job-${jobId}`,
      clusterId: 'c-active',
      maxConcurrentRuns: 1_000,
      outcome: outcomeOf(jobId),
    });
}

function outcomeOf(jobId: string): Outcome {
  const durationMs = 100 + Number(jobId) * 60;
  if (jobId === jobs.endless) return { result: 'endless' };
  if (jobId === jobs.failing) return { result: 'fail', message: 'RuntimeError: intentional failure', durationMs };
  return { result: 'succeed', exitValue: 'abfss://reports@lake/{run_id}.parquet', durationMs };
}
