// Builds new requests as intake hands them to the store: a test states only what matters to it.
import { v7 } from 'uuid';
import { branded } from '../../src/core/ids.js';
import { laneOf, rankAt } from '../../src/core/deciding/order.js';
import type { NewRequest } from '../../src/ports/store/intake.js';

export const testEpoch = 1_700_000_000_000;
const day = 86_400_000;

/** Of tenant 333, job 175, priority 50, due at once. Lane, rank and body follow from the rest unless they are given. */
export function aNewRequest(overrides: Partial<NewRequest> = {}): NewRequest {
  const id = overrides.id ?? branded(v7());
  const plain = {
    tenantId: branded<NewRequest['tenantId']>('333'),
    correlationId: branded<NewRequest['correlationId']>(`correlation-${id}`),
    source: 'http',
    userId: 'geoff@example.com',
    jobId: branded<NewRequest['jobId']>('175'),
    operationId: '',
    clusterType: 'business',
    priority: 50,
    maxConcurrentRuns: 2,
    maxRunSeconds: 3_600,
    notificationQueue: 'tenant-333.responses',
    createdAt: testEpoch,
    receivedAt: testEpoch,
    dueAt: overrides.receivedAt ?? testEpoch,
    expiresAt: (overrides.receivedAt ?? testEpoch) + 7 * day,
    traceparent: null,
    replyToSessionId: null,
    checkpoint: null,
    modelJob: null,
    ...overrides,
    id,
  };
  const content = bodyOf(plain);
  return {
    ...plain,
    lane: overrides.lane ?? laneOf(plain),
    rankAt: overrides.rankAt ?? rankAt(plain.dueAt, plain.priority, 60),
    body: overrides.body ?? JSON.stringify(content),
  };
}

type Plain = Omit<NewRequest, 'lane' | 'rankAt' | 'body'>;

function bodyOf(request: Plain): unknown {
  return {
    correlation_id: request.correlationId,
    notification_queue: request.notificationQueue,
    created_time: request.createdAt,
    user_id: request.userId,
    priority: request.priority,
    job: {
      job_id: request.jobId,
      job_context: {
        tenant_id: request.tenantId,
        location_id: '64',
        pos_id: '64_2',
        client_id: '',
        job_operation: {
          operation_id: request.operationId,
          operation_name: '',
          cluster_type: request.clusterType,
          email_notifications: ['james@example.com'],
          notebook_params: { a: '1', b: '2' },
          max_concurrent_runs: request.maxConcurrentRuns,
        },
      },
    },
  };
}
