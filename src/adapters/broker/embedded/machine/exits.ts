// How a message leaves a queue otherwise than by completion, and what it keeps of where it was.
import type { Instant } from '../../../../core/ids.js';
import type { Held, Message, PutOutcome } from './message.js';

export interface Exits {
  deadLetter(held: Held, reason: string | null, description: string | null): void;
  /** Dead letters count as part of the queue that they died in, or they would have no limit. */
  buriedBytes(): number;
  /** Null: the queue keeps its messages. */
  readonly forward: ((message: Message) => PutOutcome) | null;
}

export interface Origin {
  readonly enqueuedAt: Instant;
  readonly deliveries: number;
  readonly enqueuedSequence: number;
  readonly deadLetterSource: string;
}

/** When a message's time is up: its own life or the queue's, whichever is shorter, from when it can be had. Null: never. */
function endOf(message: Message, queueTtlMs: number | null, now: Instant): Instant | null {
  const lives = [message.ttlMs, queueTtlMs].filter((life) => life !== null);
  return lives.length === 0 ? null : Math.max(now, message.scheduledAt ?? now) + Math.min(...lives);
}

/** The message at its new place. `origin` null: it just came. */
export function heldAt(
  message: Message,
  place: { sequence: number; now: Instant; ttlMs: number | null },
  origin: Origin | null,
): Held {
  const { sequence, now, ttlMs } = place;
  return {
    sequence,
    enqueuedSequence: origin?.enqueuedSequence ?? sequence,
    enqueuedAt: origin?.enqueuedAt ?? now,
    expiresAt: origin === null ? endOf(message, ttlMs, now) : null,
    deadLetterSource: origin?.deadLetterSource ?? null,
    message,
    state: 'active',
    deferred: false,
    deliveries: origin?.deliveries ?? 0,
    lock: null,
  };
}
