// The outbox of job responses.
import type { Instant, RequestId } from '../../core/ids.js';

export interface DueResponse {
  readonly requestId: RequestId;
  readonly tenantId: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly queue: string;
  /** JSON text of the job response. */
  readonly body: string;
  readonly attempts: number;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
}

export interface ResponseStore {
  /** Leases due responses to this relay, oldest first. */
  claim(claim: { readonly at: Instant; readonly leaseMs: number; readonly max: number }): Promise<readonly DueResponse[]>;
  published(ids: readonly RequestId[], at: Instant): Promise<void>;
  retry(responses: readonly { readonly requestId: RequestId; readonly dueAt: Instant; readonly reason: string }[]): Promise<void>;
  park(responses: readonly { readonly requestId: RequestId; readonly reason: string }[], at: Instant): Promise<void>;
  /** Due again, all parked ones of a queue or one request's. Answers how many. */
  unpark(which: { readonly queue: string } | { readonly requestId: RequestId }, at: Instant): Promise<number>;
}
