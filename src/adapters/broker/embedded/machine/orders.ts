// In what order the messages of a queue come up: to be had, to be published at their hour, to expire. In: messages. Out: the next of each. Promised: who
// left by another way than being taken is passed over, and does not fill the orders that still name him.
import type { Instant } from '../../../../core/ids.js';
import type { Held } from './message.js';
import { Order } from './order.js';
import { firstActive, type Sessions } from './sessions.js';

export class Orders {
  readonly #ready = new Order<Held>();
  readonly #scheduled = new Order<Held>();
  readonly #expiring = new Order<Held>();

  constructor(private readonly sessions: Sessions | null) {}

  ready(held: Held): void {
    const { sessionId } = held.message;
    const ready = this.sessions === null || sessionId === null ? this.#ready : this.sessions.of(sessionId).ready;
    ready.put(held.sequence, held);
    if (held.expiresAt !== null) this.#expiring.put(held.expiresAt, held);
  }

  schedule(held: Held, at: Instant): void {
    this.#scheduled.put(at, held);
  }

  /** The next to be had; with sessions: of the one that the owner holds. */
  next(owner: string, sessionId: string | null): Held | null {
    const ready = this.#readyFor(owner, sessionId);
    const held = ready === null ? null : firstActive(ready);
    if (held !== null) ready?.take();
    return held;
  }

  /** One whose hour has come. */
  publishable(now: Instant): Held | null {
    return takeUntil(this.#scheduled, now, 'scheduled');
  }

  /** One whose time is up. In somebody's hand it may still be completed; it is looked at again when it comes back. */
  expired(now: Instant): Held | null {
    return takeUntil(this.#expiring, now, 'active');
  }

  nextAt(): Instant | null {
    const [scheduled, expiring] = [this.#scheduled.firstKey(), this.#expiring.firstKey()];
    return scheduled === null || expiring === null ? (scheduled ?? expiring) : Math.min(scheduled, expiring);
  }

  /** One has left a queue that holds so many still. */
  clear(size: number, ofSession: Order<Held> | null): void {
    for (const order of [this.#ready, this.#expiring, this.#scheduled, ofSession]) {
      if (order !== null && order.size > 1000 + 2 * size) order.keep(({ state }) => state !== 'gone');
    }
  }

  #readyFor(owner: string, sessionId: string | null): Order<Held> | null {
    if (this.sessions === null) return this.#ready;
    const session = sessionId === null ? null : this.sessions.find(sessionId);
    return session?.holder?.owner === owner ? session.ready : null;
  }
}

function takeUntil(order: Order<Held>, now: Instant, state: Held['state']): Held | null {
  for (let at = order.firstKey(); at !== null && at <= now; at = order.firstKey()) {
    const held = order.take();
    if (held?.state === state) return held;
  }
  return null;
}
