// What each termination code of the workspace means for a request. A code that is not here is read by its type: more will come.

export type Verdict = 'succeeded' | 'failed' | 'infrastructure' | 'no-room' | 'cancelled' | 'timed-out';

const jobFailed = [
  'RUN_EXECUTION_ERROR',
  'LIBRARY_INSTALLATION_ERROR',
  'INVALID_RUN_CONFIGURATION',
  'INVALID_CLUSTER_REQUEST',
  'UNAUTHORIZED_ERROR',
  'RESOURCE_NOT_FOUND',
  'FEATURE_DISABLED',
  'STORAGE_ACCESS_ERROR',
  'REPOSITORY_CHECKOUT_FAILED',
  'BUDGET_POLICY_LIMIT_EXCEEDED',
  // Somebody switched the task off: going round the waiting queue would not switch it on.
  'DISABLED',
];
const noRoom = [
  'MAX_CONCURRENT_RUNS_EXCEEDED',
  'MAX_JOB_QUEUE_SIZE_EXCEEDED',
  'MAX_SPARK_CONTEXTS_EXCEEDED',
  'WORKSPACE_RUN_LIMIT_EXCEEDED',
  'CLUSTER_REQUEST_LIMIT_EXCEEDED',
  'SKIPPED',
];
const platformFailed = [
  'INTERNAL_ERROR',
  'DRIVER_ERROR',
  'CLUSTER_ERROR',
  'CLOUD_FAILURE',
  'CLUSTER_TERMINATED_BY_USER',
  'BREAKING_CHANGE',
];

export const verdictOfCode: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['SUCCESS', 'succeeded'],
  ['SUCCESS_WITH_FAILURES', 'succeeded'],
  ['USER_CANCELED', 'cancelled'],
  ['CANCELED', 'cancelled'],
  ...jobFailed.map((code) => [code, 'failed'] as const),
  ...noRoom.map((code) => [code, 'no-room'] as const),
  ...platformFailed.map((code) => [code, 'infrastructure'] as const),
]);

/** SUCCESS is not in it: an ending in good order is no success of the job. */
export const verdictOfType: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['CLIENT_ERROR', 'failed'],
  ['INTERNAL_ERROR', 'infrastructure'],
  ['CLOUD_FAILURE', 'infrastructure'],
]);

export const verdictOfResult: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['SUCCESS', 'succeeded'],
  ['SUCCESS_WITH_FAILURES', 'succeeded'],
  ['FAILED', 'failed'],
  ['TIMEDOUT', 'timed-out'],
  ['CANCELED', 'cancelled'],
  ['MAXIMUM_CONCURRENT_RUNS_REACHED', 'no-room'],
  ['EXCLUDED', 'failed'],
  ['UPSTREAM_FAILED', 'failed'],
  ['UPSTREAM_CANCELED', 'cancelled'],
  ['DISABLED', 'failed'],
]);

/** For the oldest form, that says no more than where the run is. TERMINATED alone is no success. */
export const verdictOfLifeCycle: ReadonlyMap<string, Verdict> = new Map<string, Verdict>([
  ['SKIPPED', 'no-room'],
  ['INTERNAL_ERROR', 'infrastructure'],
  ['TERMINATED', 'failed'],
]);
