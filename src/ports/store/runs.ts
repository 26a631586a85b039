// The runs room's part of the store. Every write compares the version it was decided on: whoever lost its lease writes nothing.
import type { Checkpoint } from '../../core/checkpoint.js';
import type {
  ClusterId,
  IdempotencyToken,
  Instant,
  JobId,
  PoolName,
  RequestId,
  RunId,
  TenantId,
  CorrelationId,
} from '../../core/ids.js';
import type { Answered, JobResponse } from '../../core/ending/job-response.js';
import type { FinalState } from '../../core/lifecycle.js';
import type { FailureClass } from '../../core/ending/retry.js';
import type { StopWish } from '../../core/ending/run-end.js';
import type { NewAlert, NewStep } from './steps.js';

/** A request in `submitting` whose lease is ours now. */
export interface Submission extends Answered {
  readonly id: RequestId;
  readonly version: number;
  readonly engine: string;
  readonly stopWish: StopWish | null;
  readonly tenantId: TenantId;
  readonly correlationId: CorrelationId;
  readonly jobId: JobId;
  readonly runsAs: JobId;
  readonly pool: PoolName;
  readonly clusterId: ClusterId | null;
  readonly attempt: number;
  readonly token: IdempotencyToken;
  /** As whom the token is sent to the engine; null: as the service itself. */
  readonly identity: string | null;
  /** How much of the lease was left when this was read, by the store's own clock. */
  readonly leaseLeftMs: number;
  readonly maxRunSeconds: number;
  readonly submittedAt: Instant;
  /** Since when its token, sent before without an answer, is refused; null: it is not. */
  readonly refusedSince: Instant | null;
  readonly traceparent: string | null;
  /** The same for every attempt; null: there is none. */
  readonly checkpoint: Checkpoint | null;
  /** Of `job_operation` of its body, `python_params`, `jar_params` and `notebook_params`: JSON text; null: they hold what is no text. */
  readonly parameters: string | null;
}

export interface Leased {
  readonly submission: Submission;
  /** By our clock, and rather too early: reading took its time. */
  readonly validUntil: Instant;
  /** Nobody has sent it before. */
  readonly first: boolean;
}

/** A request in `running` or `stopping`. */
export interface LiveRun extends Answered {
  readonly id: RequestId;
  readonly version: number;
  readonly state: 'running' | 'stopping';
  readonly engine: string;
  readonly pool: PoolName;
  readonly runId: RunId;
  readonly runUrl: string | null;
  readonly attempt: number;
  /** Earlier attempts that the platform broke. */
  readonly infrastructureFailures: number;
  readonly maxRunSeconds: number;
  readonly submittedAt: Instant;
  /** Since when it takes the engine's time: that it was accepted, or is followed again. */
  readonly takenAt: Instant;
  /** Start of the execution, once seen. */
  readonly executingAt: Instant | null;
  readonly stopWish: StopWish | null;
  /** The request that it is to make room for. */
  readonly replacedBy: RequestId | null;
  readonly outOfContactSince: Instant | null;
  readonly traceparent: string | null;
}

export interface SeenRun {
  readonly id: RequestId;
  readonly version: number;
  /** null: it does not execute yet. The first one stays. */
  readonly executingAt: Instant | null;
  /** null: the engine does not tell. The newest one stays. */
  readonly url: string | null;
}

export interface Finished {
  readonly id: RequestId;
  readonly version: number;
  readonly state: FinalState;
  readonly at: Instant;
  readonly executingAt: Instant | null;
  /** The first cause's code, or the state. */
  readonly outcome: string;
  readonly failure: FailureClass | null;
  readonly message: string;
  readonly response: JobResponse;
  readonly messageId: string;
  readonly steps: readonly NewStep[];
  readonly alerts: readonly NewAlert[];
}

/** What the end of a request leaves to be done. */
export interface Left {
  /** On a queue of its own. */
  readonly responseDue: boolean;
  /** It was that of a model job, which is to be closed. */
  readonly modelJob: boolean;
}

export interface BackToQueue {
  readonly id: RequestId;
  readonly version: number;
  readonly at: Instant;
  /** Not looked at before; its rank, and so its place, stays. */
  readonly dueAt: Instant;
  /** capacity: nothing was executed. infrastructure: its time in the waiting queue stood still while it ran. */
  readonly failure: 'capacity' | 'infrastructure';
  /** Where the run that was tried can still be seen; null: there was none, or it has no page. */
  readonly url: string | null;
  readonly outcome: string;
  readonly reason: string;
}

/** `to-be-stopped`: it was cancelled while it was on its way. */
export type StartWritten = 'running' | 'to-be-stopped' | 'fenced';

export interface RunStore {
  /** Takes submissions whose lease is over, oldest first, with a new lease. Raises the version: the old holder is fenced off. */
  claimSubmissions(claim: {
    readonly owner: string;
    readonly leaseMs: number;
    readonly max: number;
  }): Promise<readonly Submission[]>;
  /** submitting -> running (also when a stop is wished: it is carried out next). */
  started(run: {
    readonly id: RequestId;
    readonly version: number;
    readonly at: Instant;
    readonly runId: RunId;
    readonly url: string | null;
  }): Promise<StartWritten>;
  /** The outcome is unknown: the lease ends after `pauseMs`, by the store's own clock; then the same token is sent again. */
  uncertain(submission: {
    readonly id: RequestId;
    readonly version: number;
    readonly pauseMs: number;
    readonly reason: string;
    readonly refusedSince: Instant | null;
  }): Promise<boolean>;
  /**
   * submitting or running (infrastructure: running) -> waiting; the attempt is closed, and the next one gets a new token. false: fenced, or a
   * stop is wished (which does not raise the version): then the caller finishes it instead.
   */
  backToQueue(request: BackToQueue): Promise<boolean>;
  /** Any live state, or received/waiting for a cancel -> a final one; attempt closed, response recorded, steps recorded, in one transaction. */
  finish(finished: readonly Finished[]): Promise<ReadonlyMap<RequestId, Left>>;
  /** The email_notifications of requests that have any. */
  emails(ids: readonly RequestId[]): Promise<ReadonlyMap<RequestId, readonly string[]>>;
  /** In the order of their ids, from behind `after` on. */
  liveRuns(page: { readonly after: RequestId | null; readonly max: number }): Promise<readonly LiveRun[]>;
  /** Marks what is seen of live runs. */
  seen(runs: readonly SeenRun[]): Promise<void>;
  /** running -> stopping, with the wish when it is not there yet. */
  stopping(request: {
    readonly id: RequestId;
    readonly version: number;
    readonly wish: StopWish;
    readonly at: Instant;
  }): Promise<boolean>;
  outOfContact(ids: readonly RequestId[], since: Instant): Promise<void>;
  backInContact(ids: readonly RequestId[]): Promise<void>;
}
