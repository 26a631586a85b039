// A model job as the job request that it is underneath. In: the job, and what its ids stand for. Out: the body, as a mediator would send it.
import type { Instant } from '../core/ids.js';
import type { AddedParameter, ModelJob } from '../core/model-jobs/model-job.js';
import type { Environment, Folder, Model } from '../ports/model-registry.js';

export interface Resolved {
  readonly model: Model;
  readonly environment: Environment;
  readonly inputFolder: Folder | null;
  readonly outputFolder: Folder | null;
}

export interface Named {
  readonly tenantId: string;
  readonly userId: string;
  /** Stable: the same job, handed in again, is the same request. */
  readonly correlationId: string;
  readonly createdAt: Instant;
}

export function requestBody(job: ModelJob, resolved: Resolved, named: Named): Record<string, unknown> {
  const { model, environment } = resolved;
  return {
    correlation_id: named.correlationId,
    // Its users ask for the status; nobody listens on a queue.
    notification_queue: '',
    created_time: named.createdAt,
    user_id: named.userId,
    priority: environment.priority,
    job: {
      job_id: model.jobId,
      job_context: {
        tenant_id: named.tenantId,
        job_operation: {
          operation_name: model.name,
          ...(environment.clusterType === null ? {} : { cluster_type: environment.clusterType }),
          ...(environment.runsMax === null ? {} : { max_concurrent_runs: environment.runsMax }),
          ...(job.executionSecondsMax === null ? {} : { max_run_seconds: job.executionSecondsMax }),
          ...parametersFor(job, resolved),
        },
      },
    },
  };
}

function parametersFor(job: ModelJob, resolved: Resolved): Record<string, unknown> {
  const { model, inputFolder, outputFolder } = resolved;
  const added: Readonly<Partial<Record<AddedParameter, string>>> = {
    model_id: job.modelId,
    configuration_id: job.configurationId,
    ...(inputFolder === null ? {} : { input_folder: inputFolder.uri }),
    ...(outputFolder === null ? {} : { output_folder: outputFolder.uri }),
  };
  const parameters = { ...model.parameters, ...added };
  switch (model.takes) {
    case 'notebook':
      return { notebook_params: parameters };
    case 'python':
      return { python_params: Object.entries(parameters).flatMap(([name, value]) => [`--${name.replaceAll('_', '-')}`, value]) };
    case 'nothing':
      return {};
  }
}
