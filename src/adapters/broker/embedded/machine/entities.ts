// What is configured: queues, topics, subscriptions and their rules. Durations in milliseconds, sizes in bytes; null = never, none.
import type { Field } from './message.js';

export interface QueueSettings {
  readonly lockMs: number;
  readonly deliveriesMax: number;
  readonly ttlMs: number | null;
  /** A message whose time is up goes to the dead letters; otherwise it is dropped. */
  readonly deadLetterOnExpiry: boolean;
  readonly duplicateWindowMs: number | null;
  readonly sessions: boolean;
  readonly forwardTo: string | null;
  readonly forwardDeadLettersTo: string | null;
  readonly messageBytesMax: number;
  /** All messages of the queue together. */
  readonly sizeBytesMax: number;
}

/** The service's own defaults, in the sizes of its standard tier and of the official emulator. */
export const queueDefaults: QueueSettings = {
  lockMs: 60_000,
  deliveriesMax: 10,
  ttlMs: null,
  deadLetterOnExpiry: false,
  duplicateWindowMs: null,
  sessions: false,
  forwardTo: null,
  forwardDeadLettersTo: null,
  messageBytesMax: 262_144,
  sizeBytesMax: 104_857_600,
};

export type Filter =
  | { readonly kind: 'true' }
  | { readonly kind: 'false' }
  | {
      readonly kind: 'correlation';
      readonly fields: Readonly<Partial<Record<Field, string>>>;
      readonly properties: Readonly<Record<string, unknown>>;
    };

export interface Rule {
  readonly name: string;
  readonly filter: Filter;
}

export interface QueueConfig extends Partial<QueueSettings> {
  readonly name: string;
}

export interface SubscriptionConfig extends Partial<QueueSettings> {
  readonly name: string;
  /** None: every message. */
  readonly rules?: readonly Rule[];
}

export interface TopicConfig {
  readonly name: string;
  readonly ttlMs?: number | null;
  readonly duplicateWindowMs?: number | null;
  readonly subscriptions: readonly SubscriptionConfig[];
}

export interface EntitiesConfig {
  readonly queues: readonly QueueConfig[];
  readonly topics?: readonly TopicConfig[];
}
