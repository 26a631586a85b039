// A request as people read it. In: its record. Out: its row. Promised: why it waits is there exactly while it waits.
import type { RequestRow } from '../../../ports/store/reading.js';
import type { RequestRecord } from './entities/request.js';

export function asRequestRow(record: RequestRecord): RequestRow {
  return {
    id: record.id,
    correlationId: record.correlationId,
    tenantId: record.tenantId,
    userId: record.userId,
    jobId: record.jobId,
    operationId: record.operationId,
    clusterType: record.clusterType,
    source: record.source,
    priority: record.priority,
    maxConcurrentRuns: record.maxConcurrentRuns,
    state: record.state,
    notificationQueue: record.notificationQueue,
    createdAt: record.createdAt,
    receivedAt: record.receivedAt,
    dueAt: record.dueAt,
    expiresAt: record.expiresAt,
    rankAt: record.rankAt,
    submittedAt: record.submittedAt,
    executingAt: record.executingAt,
    finishedAt: record.finishedAt,
    waits: waitsOf(record),
    movedTo: record.movedTo,
    pool: record.pool,
    clusterId: record.clusterId,
    runId: record.runId,
    runUrl: record.runUrl,
    stopWish: record.stopWish,
    outOfContactSince: record.outOfContactSince,
  };
}

function waitsOf({ waitCase, waitRule, waitReason, waitingSince, checkAt, receivedAt }: RequestRecord): RequestRow['waits'] {
  if (waitCase === null) return null;
  const since = waitingSince ?? receivedAt;
  return { case: waitCase, rule: waitRule ?? '', reason: waitReason ?? '', since, checkAt: checkAt ?? since };
}
