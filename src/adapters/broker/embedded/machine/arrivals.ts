// How a message comes into a queue. In: it, as it was sent or as a dead letter. Out: its number here, or where it was forwarded to, or why it was not taken.
// Promised: one that is refused leaves nothing behind, so that it may be sent again.
import type { Instant } from '../../../../core/ids.js';
import { Duplicates } from './duplicates.js';
import type { Exits, Origin } from './exits.js';
import type { Message, PutOutcome, Refusal } from './message.js';
import type { Stock } from './stock.js';

export class Arrivals {
  readonly #duplicates: Duplicates | null;

  constructor(
    private readonly stock: Stock,
    private readonly exits: Exits,
  ) {
    const { duplicateWindowMs } = stock.settings;
    this.#duplicates = duplicateWindowMs === null ? null : new Duplicates(duplicateWindowMs);
  }

  put(message: Message, now: Instant): PutOutcome {
    const refusal = this.refusalOf([message]);
    if (refusal !== null) return { outcome: 'refused', reason: refusal };
    if (this.#duplicates?.seen(message.messageId, now) === true) return { outcome: 'duplicate' };
    if (this.exits.forward === null) return { outcome: 'stored', sequence: this.stock.store(message, now).sequence };
    const forwarded = this.exits.forward(message);
    if (forwarded.outcome === 'refused') this.#duplicates?.forget(message.messageId);
    return forwarded;
  }

  refusalOf(messages: readonly Message[]): Refusal | null {
    const { messageBytesMax, sizeBytesMax } = this.stock.settings;
    if (messages.length === 0) return null;
    if (messages.some(({ sizeBytes }) => sizeBytes > messageBytesMax)) return 'too-large';
    const bytes = messages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.stock.kept.bytes + this.exits.buriedBytes() + bytes > sizeBytesMax) return 'full';
    return this.stock.sessions !== null && messages.some(({ sessionId }) => sessionId === null) ? 'no-session' : null;
  }

  bury(message: Message, origin: Origin): void {
    this.stock.activate(this.stock.hold(message, origin));
  }
}
