// A new request as the insert of intake reads it: one element of a JSON list.
import type { Checkpoint } from '../../../core/checkpoint.js';
import type { ModelJob } from '../../../core/model-jobs/model-job.js';
import type { NewRequest } from '../../../ports/store/intake.js';

/** What is not given is left out: it is null where it is not found. */
export function asRow(request: NewRequest): Readonly<Record<string, string | number | Checkpoint | null | undefined>> {
  return {
    id: request.id,
    tenant_id: request.tenantId,
    correlation_id: request.correlationId,
    source: request.source,
    user_id: request.userId,
    job_id: request.jobId,
    operation_id: request.operationId,
    cluster_type: request.clusterType,
    priority: request.priority,
    max_concurrent_runs: request.maxConcurrentRuns,
    max_run_seconds: request.maxRunSeconds,
    notification_queue: request.notificationQueue,
    lane: request.lane,
    created_at: request.createdAt,
    received_at: request.receivedAt,
    due_at: request.dueAt,
    expires_at: request.expiresAt,
    rank_at: request.rankAt,
    traceparent: request.traceparent ?? undefined,
    reply_to_session_id: request.replyToSessionId ?? undefined,
    checkpoint: request.checkpoint ?? undefined,
    ...asModelJobRow(request.modelJob),
  };
}

/** Fields that are not given are null. */
function asModelJobRow(job: ModelJob | null): Readonly<Record<string, string | number | null>> {
  if (job === null) return {};
  return {
    model_id: job.modelId,
    configuration_id: job.configurationId,
    input_folder_id: job.inputFolderId,
    output_folder_id: job.outputFolderId,
    execution_seconds_max: job.executionSecondsMax,
    schedule_id: job.scheduleId,
  };
}
