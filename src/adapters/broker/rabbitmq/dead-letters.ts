// In: messages that cannot be taken. Out: true once the broker has confirmed the dead letter; only then may the original be acknowledged.
// It has a connection of its own: one that publishes is stopped by a memory alarm, and the acknowledgements must not stop with it.
import type { ConsumeMessage } from 'amqplib';
import type { PublishOutcome } from '../../../ports/broker.js';
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { deadLetterOf, type Why } from './dead-letter.js';
import { backoffMs, type Backoff } from './keep-session.js';
import type { Publisher } from './publisher.js';

/** With the usual back-off, half a minute. */
const attemptsMin = 8;
/** Below the broker's patience with a delivery, which is half an hour. */
const holdMs = 1_500_000;

export interface DeadLettersParts {
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly backoff: Backoff;
}

/** What cannot be taken, and since when and how it is held until its letter is kept. */
export interface Refused {
  readonly queue: string;
  readonly message: ConsumeMessage;
  readonly why: Omit<Why, 'at'>;
  readonly since: Instant;
  /** Of its queue so many may be held for long: others are to have room beside them. */
  readonly heldMax: number;
}

export class DeadLetters {
  #trouble: string | null = null;
  readonly #held = new Map<string, number>();

  constructor(private readonly parts: DeadLettersParts) {}

  /** Why the last one could not be kept; null: it could, or there was none. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /**
   * Tries again and again, holding the delivery: the broker counts how often one is given back, and after so many times buries it itself, without
   * the reason. False: it is to be given back.
   */
  async keep(refused: Refused, signal: AbortSignal): Promise<boolean> {
    const { clock, backoff } = this.parts;
    this.#count(refused.queue, 1);
    try {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await this.#publish(refused);
        this.#note(refused.queue, outcome);
        if (outcome.kind === 'confirmed') return true;
        if (signal.aborted || (attempt >= attemptsMin && this.#isHeldTooLong(refused))) return false;
        await clock.pause(backoffMs(backoff, attempt), signal);
      }
    } finally {
      this.#count(refused.queue, -1);
    }
  }

  #isHeldTooLong({ queue, since, heldMax }: Refused): boolean {
    return this.parts.clock.now() - since >= holdMs || (this.#held.get(queue) ?? 0) > heldMax;
  }

  #count(queue: string, change: 1 | -1): void {
    this.#held.set(queue, (this.#held.get(queue) ?? 0) + change);
  }

  async #publish({ queue, message, why }: Refused): Promise<PublishOutcome> {
    const [outcome] = await this.parts.publisher.publish([deadLetterOf(queue, message, { ...why, at: this.parts.clock.now() })]);
    return outcome ?? { kind: 'unavailable', reason: 'there was no answer' };
  }

  #note(queue: string, outcome: PublishOutcome): void {
    const before = this.#trouble;
    this.#trouble = outcome.kind === 'confirmed' ? null : `a dead letter of ${queue} cannot be kept: ${outcome.reason}`;
    if (this.#trouble === null || this.#trouble === before || this.parts.publisher.away) return;
    this.parts.telemetry.report({ kind: 'trouble', where: 'rabbitmq', about: {}, error: this.#trouble });
  }
}
