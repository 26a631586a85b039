// What a message is to the state machine: the few facts that decide where it goes, and content that it carries and never reads.
import type { Instant } from '../../../../core/ids.js';

/** The encoded sections of a message, as they came. */
export interface Content {
  readonly durable: boolean;
  readonly priority: number | null;
  /** Annotations with their wire types. */
  readonly annotations: Readonly<Record<string, unknown>>;
  readonly properties: Buffer | null;
  /** Application properties with their wire types. */
  readonly applicationProperties: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** What correlation filters compare, besides application properties. */
export type Field =
  'correlationId' | 'messageId' | 'to' | 'replyTo' | 'subject' | 'sessionId' | 'replyToSessionId' | 'contentType';

export interface Message {
  readonly messageId: string;
  readonly sessionId: string | null;
  readonly ttlMs: number | null;
  readonly scheduledAt: Instant | null;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
  /** Application properties as plain values. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** What settlements and the broker itself wrote into the application properties since it came. */
  readonly added: Readonly<Record<string, unknown>>;
  readonly sizeBytes: number;
  readonly content: Content;
}

export interface Lock {
  readonly token: string;
  readonly until: Instant;
}

/** A message at its place in one queue. Changed by that queue only. */
export interface Held {
  readonly sequence: number;
  readonly enqueuedSequence: number;
  readonly enqueuedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly deadLetterSource: string | null;
  message: Message;
  /** `gone`: completed, expired, moved away. Kept only so that an order that still names it can tell. */
  state: 'active' | 'locked' | 'deferred' | 'scheduled' | 'gone';
  /** Once deferred, a message is had by its number only, and goes back to being deferred. */
  deferred: boolean;
  deliveries: number;
  lock: Lock | null;
}

export type Settlement =
  | { readonly kind: 'complete' }
  | { readonly kind: 'abandon'; readonly properties: Readonly<Record<string, unknown>> }
  | { readonly kind: 'defer'; readonly properties: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'dead-letter';
      readonly reason: string | null;
      readonly description: string | null;
      readonly properties: Readonly<Record<string, unknown>>;
    };

export type Refusal = 'not-found' | 'too-large' | 'full' | 'no-session';

export type PutOutcome =
  | { readonly outcome: 'stored'; readonly sequence: number }
  | { readonly outcome: 'duplicate' }
  | { readonly outcome: 'refused'; readonly reason: Refusal };

/** What the state machine takes from outside: time and fresh lock tokens (UUID text). */
export interface World {
  now(): Instant;
  token(): string;
  /** Told of every instant at which a `tick` will find something to do. */
  due(at: Instant): void;
}
