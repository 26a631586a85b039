// What a queue holds, by the numbers that it gives, and how many bytes that is. Promised: a number is given once; what has left is `gone` for whoever
// still names it.
import type { Instant } from '../../../../core/ids.js';
import { heldAt, type Origin } from './exits.js';
import type { Held, Message } from './message.js';

export class Kept {
  readonly #messages = new Map<number, Held>();
  #sequence = 0;
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#messages.size;
  }

  at(sequence: number): Held | undefined {
    return this.#messages.get(sequence);
  }

  /** In the order of their numbers. */
  all(): Iterable<Held> {
    return this.#messages.values();
  }

  /** At most `count` from a number on; null: of whatever session, or none. */
  from(first: number, count: number, sessionId: string | null): Held[] {
    const found: Held[] = [];
    for (const held of this.#messages.values()) {
      if (found.length >= count) break;
      if (held.sequence >= first && (sessionId === null || held.message.sessionId === sessionId)) found.push(held);
    }
    return found;
  }

  hold(message: Message, life: { readonly now: Instant; readonly ttlMs: number | null }, origin: Origin | null): Held {
    this.#sequence += 1;
    const held = heldAt(message, { sequence: this.#sequence, ...life }, origin);
    this.#messages.set(held.sequence, held);
    this.#bytes += message.sizeBytes;
    return held;
  }

  /** Whether it was still here. */
  remove(held: Held): boolean {
    if (!this.#messages.delete(held.sequence)) return false;
    held.state = 'gone';
    held.lock = null;
    this.#bytes -= held.message.sizeBytes;
    return true;
  }
}
