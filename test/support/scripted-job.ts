// One job on one cluster whose runs end as a test says, run by run.
import type { DatabricksSimulator } from './databricks/databricks.js';
import type { Outcome } from './databricks/outcome.js';

/** What the platform broke: worth another attempt. */
export const broken: Outcome = {
  result: 'fail',
  message: 'the driver is gone',
  code: 'CLUSTER_ERROR',
  type: 'CLOUD_FAILURE',
  durationMs: 1_000,
};
export const well: Outcome = { result: 'succeed', durationMs: 1_000 };

/** `usual` is how runs end that the script does not name. */
export function declareScripted(simulator: DatabricksSimulator, script: readonly Outcome[], usual: Outcome = well): void {
  simulator.addCluster({ clusterId: 'active-1', name: 'active-1', state: 'RUNNING' });
  simulator.declareJob({ jobId: '175', name: 'job', clusterId: 'active-1', maxConcurrentRuns: 10, outcome: usual });
  simulator.script('175', script);
}
