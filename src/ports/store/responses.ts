// The outbox of job responses.
import type { Instant, RequestId } from '../../core/ids.js';
import type { NewAlert } from './steps.js';

export interface DueResponse {
  readonly requestId: RequestId;
  readonly tenantId: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly queue: string;
  /** JSON text of the job response. */
  readonly body: string;
  /** This one is counted. */
  readonly attempts: number;
  readonly traceparent: string | null;
  readonly replyToSessionId: string | null;
}

/** What became of responses that were taken: committed when the work ends. */
export interface ResponseMarks {
  published(ids: readonly RequestId[], at: Instant): void;
  retry(responses: readonly { readonly requestId: RequestId; readonly dueAt: Instant; readonly reason: string }[]): void;
  /** With what SRE is to hear of them: nobody looks at a parked response again. */
  park(
    responses: readonly { readonly requestId: RequestId; readonly reason: string }[],
    alerts: readonly NewAlert[],
    at: Instant,
  ): Promise<void>;
}

export interface ResponseStore {
  /**
   * Due responses, oldest first, are with `work` alone until it ends; what it has marked is then committed, and when it throws nothing is. Answers
   * what it answers; null when nothing is due. Who says nothing for `leaseMs` has lost them, and can mark them no more.
   */
  take<T>(
    claim: { readonly at: Instant; readonly leaseMs: number; readonly max: number },
    work: (due: readonly DueResponse[], marks: ResponseMarks) => Promise<T>,
  ): Promise<T | null>;
  /** One parked response of each queue that has any, of `max` queues: the one that was tried the longest ago. */
  parked(max: number): Promise<readonly { readonly queue: string; readonly requestId: RequestId }[]>;
  /** Those of the queues for which a response is parked, or was and is being tried again. */
  undelivered(queues: readonly string[]): Promise<readonly string[]>;
  isPublished(requestId: RequestId): Promise<boolean>;
  /** Due again, all parked ones of a queue or one request's. Answers how many. */
  unpark(which: { readonly queue: string } | { readonly requestId: RequestId }, at: Instant): Promise<number>;
}
