// Recorded steps: what is to be done in the world, written in the same transaction as the move that wants it, done at least once.
import type { AlertKey } from '../../core/alert-keys.js';
import type { FollowWork } from '../../core/followers/follow-steps.js';
import type { Instant, PoolName, RequestId, ClusterId } from '../../core/ids.js';
import type { Severity } from '../../core/policy.js';
import type { AlertMessage, Mail } from '../alerts.js';

export type StepWork =
  | { readonly kind: 'start-cluster'; readonly pool: PoolName; readonly clusterId: ClusterId | null }
  | { readonly kind: 'alert'; readonly channel: string; readonly message: AlertMessage }
  | { readonly kind: 'mail'; readonly mail: Mail }
  | FollowWork;

export interface NewStep {
  /** While a step with this key is still to be done, another is not recorded: single flight. */
  readonly key: string;
  readonly requestId: RequestId | null;
  readonly at: Instant;
  readonly work: StepWork;
}

export interface Step {
  readonly id: string;
  readonly key: string;
  readonly requestId: RequestId | null;
  readonly work: StepWork;
  /** How often it was claimed, this time included. */
  readonly attempts: number;
  readonly recordedAt: Instant;
}

/** As it was claimed: who claims it next counts one more. */
export type HeldStep = Pick<Step, 'id' | 'attempts'>;

export interface NewAlert {
  /** An alert that is open under this key is not raised again; it is counted. */
  readonly key: AlertKey;
  readonly severity: Severity;
  readonly summary: string;
  readonly details: Readonly<Record<string, string>>;
  readonly requestId: RequestId | null;
}

export interface OpenAlert {
  readonly key: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly openedAt: Instant;
  /** When it was raised last. */
  readonly seenAt: Instant;
}

export interface ClaimedSteps {
  readonly at: Instant;
  readonly leaseMs: number;
  readonly max: number;
  readonly kinds?: readonly StepWork['kind'][];
}

export interface StepStore {
  /** Those of each kind that have been due for the longest, at most `max` of each; `kinds` left out: of all. */
  claim(claim: ClaimedSteps): Promise<readonly Step[]>;
  /** What is done is done, also by one whose lease was over. */
  done(id: string, at: Instant, outcome: string): Promise<void>;
  /** Nothing where another one has claimed it since: it is that one's to say. */
  retry(held: HeldStep, dueAt: Instant, reason: string): Promise<void>;
  /** Tried for too long: kept, marked, and not claimed again. Nothing where another one has claimed it since. */
  giveUp(held: HeldStep, at: Instant, reason: string): Promise<void>;
}

export interface AlertStore {
  /** The oldest: no list that anybody reads is longer than that. */
  open(): Promise<readonly OpenAlert[]>;
  /** Of all that are open. */
  isOpen(key: string): Promise<boolean>;
  /** Opens those that are not open yet, each with its step for every channel, in one transaction. Answers the keys that were opened. */
  raise(alerts: readonly NewAlert[], at: Instant): Promise<readonly string[]>;
  /** Closes them, each with its `resolve` step for every channel. */
  resolve(keys: readonly string[], at: Instant): Promise<readonly string[]>;
}
