// In: messages that cannot be taken. Out: true once the broker has confirmed the dead letter; only then may the original be acknowledged.
// It has a connection of its own: one that publishes is stopped by a memory alarm, and the acknowledgements must not stop with it.
import type { ConsumeMessage } from 'amqplib';
import type { PublishOutcome } from '../../../ports/broker.js';
import type { Clock } from '../../../ports/clock.js';
import type { Telemetry } from '../../../ports/telemetry.js';
import { deadLetterOf, type Why } from './dead-letter.js';
import { backoffMs, type Backoff } from './keep-session.js';
import type { Publisher } from './publisher.js';

/** With the usual back-off, half a minute: far below the broker's patience with a delivery, which is half an hour. */
const attemptsMax = 8;

export interface DeadLettersParts {
  readonly publisher: Publisher;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly backoff: Backoff;
}

export class DeadLetters {
  #trouble: string | null = null;

  constructor(private readonly parts: DeadLettersParts) {}

  /** Why the last one could not be kept; null: it could, or there was none. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /** Tries several times, holding the delivery: given back at once, it would use up the queue's delivery limit within a second. */
  async keep(queue: string, message: ConsumeMessage, why: Omit<Why, 'at'>, signal: AbortSignal): Promise<boolean> {
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const outcome = await this.#publish(queue, message, why);
      this.#note(queue, outcome);
      if (outcome.kind === 'confirmed') return true;
      if (signal.aborted) return false;
      await this.parts.clock.pause(backoffMs(this.parts.backoff, attempt), signal);
    }
    return false;
  }

  async #publish(queue: string, message: ConsumeMessage, why: Omit<Why, 'at'>): Promise<PublishOutcome> {
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
