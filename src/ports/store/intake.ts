// Intake's part of the store: persisting what was asked for, in batches.
import type { Checkpoint } from '../../core/checkpoint.js';
import type { Fault } from '../../core/faults.js';
import type { State } from '../../core/lifecycle.js';
import type { Instant, JobId, RequestId, TenantId, CorrelationId } from '../../core/ids.js';
import type { ModelJob } from '../../core/model-jobs/model-job.js';

export interface NewRequest {
  readonly id: RequestId;
  readonly tenantId: TenantId;
  readonly correlationId: CorrelationId;
  /** 'rabbitmq', 'service-bus', 'http'. */
  readonly source: string;
  readonly userId: string;
  readonly jobId: JobId;
  readonly operationId: string;
  readonly clusterType: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly maxRunSeconds: number;
  readonly notificationQueue: string;
  readonly lane: string;
  readonly createdAt: Instant;
  readonly receivedAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  readonly rankAt: Instant;
  readonly traceparent: string | null;
  /** Session of the notification queue that the answer belongs to, when the message named one. */
  readonly replyToSessionId: string | null;
  /** Of all its attempts; null: its job has none. */
  readonly checkpoint: Checkpoint | null;
  /** Written beside the request, in the same statement. null: it was not asked for through the Job Manager API. */
  readonly modelJob: ModelJob | null;
  /** The body as it came, JSON text. What "sent again" is compared by, as JSON. */
  readonly body: string;
}

/** What the store has under the identity of a request. */
export type Before =
  /** The same content was here before, by whichever transport. */
  | { readonly kind: 'same'; readonly id: RequestId; readonly state: State }
  /** `differs`: the paths in the body where it is not what is stored. */
  | { readonly kind: 'conflict'; readonly id: RequestId; readonly differs: readonly string[] };

export type Persisted =
  | Before
  | { readonly kind: 'stored'; readonly id: RequestId }
  /** The database refused this one row (SQLSTATE class 22 or 54); the rest of its batch was written. */
  | { readonly kind: 'unstorable'; readonly reason: string }
  /** A fault of ours kept this one row out, while others of its batch were written. */
  | { readonly kind: 'failed'; readonly problem: Fault };

/** A request of a tenant that has a maximum of requests received or waiting. */
export interface CappedRequest {
  readonly request: NewRequest;
  readonly waitingMax: number;
}

export interface IntakeStore {
  /**
   * Those that are not stored yet and for which there is no room left, were the others stored before them in their order. One statement, which
   * counts no further than the maximum. A look, not a lock: what is stored in between is not seen.
   */
  withoutRoom(asked: readonly CappedRequest[]): Promise<ReadonlySet<RequestId>>;
  /** What was stored before with this identity; null: nothing. Throws as `persist` does. */
  before(request: NewRequest): Promise<Before | null>;
  /**
   * Writes a batch in one transaction; answers one for one, also for the same identity twice in a batch. Throws a Fault
   * 'store-unavailable' when nothing is known to be written: the same batch may be handed in again. Throws another Fault where it is not one row
   * that is in the way.
   */
  persist(requests: readonly NewRequest[]): Promise<readonly Persisted[]>;
}
