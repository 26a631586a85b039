// What the rooms need of a broker: messages in, each settled once, and job responses and events out with proof that they reached a queue.
import type { RequestSource } from '../core/request-source.js';

/** A queue to take from. Of what may be in hand it has its weight's share. */
export interface Source {
  readonly name: string;
  readonly weight?: number;
}

export interface Delivery {
  readonly queue: string;
  readonly body: Buffer;
  readonly messageId: string | null;
  readonly redelivered: boolean;
  /** W3C traceparent of the message, when it has one. */
  readonly traceparent: string | null;
  /** The detached JWS over the body, in the header `x-job-keeper-signature`. */
  readonly signature: string | null;
  /** Session of the notification queue that its sender wants the answer in. */
  readonly replyToSessionId: string | null;
}

/** How a delivery is settled. The adapter carries it out after the promise resolves, and never throws for a link that is gone. */
export type Settlement =
  | { readonly kind: 'taken' }
  /** Kept with its reason and its untouched body, replayable. */
  | { readonly kind: 'dead-letter'; readonly reason: string; readonly description: string }
  /** Given back: another consumer may have it. `until`: nothing more is taken before it resolves, for it would only come back too. */
  | { readonly kind: 'release'; readonly until?: Promise<void> };

export type Receive = (delivery: Delivery) => Promise<Settlement>;

export interface BrokerHealth {
  readonly ready: boolean;
  /** One sentence when it is not. */
  readonly reason: string | null;
}

export interface IntakeQueues {
  /** The source word of metrics. */
  readonly name: RequestSource;
  /** For so long a message may be in hand before the broker takes it for lost. */
  readonly holdMs: number;
  /** Connects and consumes until stopped, through every loss of the connection. Resolves once consuming, or when the first attempts have failed (health says so). */
  start(receive: Receive): Promise<void>;
  /** Stops taking, waits for what is in hand to be settled, within `boundMs`. */
  stop(boundMs: number): Promise<void>;
  health(): BrokerHealth;
}

export interface OutgoingResponse {
  readonly queue: string;
  readonly messageId: string;
  readonly correlationId: string;
  readonly body: Buffer;
  readonly traceparent: string | null;
  /** For queues that have sessions; others pass it over. */
  readonly sessionId: string | null;
  /** What it says that it is; without it, it is a job response. */
  readonly label?: { readonly contentType: string; readonly type: string };
}

export type PublishOutcome =
  | { readonly kind: 'confirmed' }
  /** No such queue, or not allowed: sending again will not help. */
  | { readonly kind: 'undeliverable'; readonly reason: string }
  /** The broker is there, and did not take this one: its queue is full, or has trouble of its own. Others may go through. */
  | { readonly kind: 'not-now'; readonly reason: string }
  /** The broker cannot be reached, or says nothing: another would fare no better. */
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface ResponseQueues {
  start(): Promise<void>;
  /** Each in the order given; all in flight at once. Never throws; bounded by its own timeout. */
  publish(responses: readonly OutgoingResponse[]): Promise<readonly PublishOutcome[]>;
  stop(): Promise<void>;
  health(): BrokerHealth;
}
