// What one queue has, and the moves of one message of it. In: a message and what becomes of it: held, ready, in a hand, gone. Out: the message at its
// place. Promised: orders, locks and sessions agree on where it is; whoever waits is told of what becomes ready, and the world of every instant
// at which there will be something to do.
import type { Instant } from '../../../../core/ids.js';
import type { QueueSettings } from './entities.js';
import type { Origin } from './exits.js';
import { Kept } from './kept.js';
import { Locks } from './locks.js';
import type { Held, Message, World } from './message.js';
import { Orders } from './orders.js';
import { Sessions, type Grant } from './sessions.js';
import type { Wakes } from './wakes.js';

/** What all queues of a broker have in common. */
export interface Around {
  readonly world: World;
  readonly wakes: Wakes;
}

export class Stock {
  readonly sessions: Sessions | null;
  readonly watchers = new Set<() => void>();
  readonly kept = new Kept();
  readonly orders: Orders;
  readonly locks: Locks;

  constructor(
    readonly settings: QueueSettings,
    private readonly around: Around,
  ) {
    this.sessions = settings.sessions ? new Sessions(settings.lockMs) : null;
    this.orders = new Orders(this.sessions);
    this.locks = new Locks(settings.lockMs, this.sessions, around.world);
  }

  hold(message: Message, origin: Origin | null): Held {
    return this.kept.hold(message, { now: this.around.world.now(), ttlMs: this.settings.ttlMs }, origin);
  }

  /** To be had now, or at its hour. */
  store(message: Message, now: Instant): Held {
    const held = this.hold(message, null);
    if (message.scheduledAt !== null && message.scheduledAt > now) {
      held.state = 'scheduled';
      this.orders.schedule(held, message.scheduledAt);
      this.around.world.due(message.scheduledAt);
    } else this.activate(held);
    return held;
  }

  activate(held: Held): void {
    held.state = 'active';
    this.orders.ready(held);
    if (held.expiresAt !== null) this.around.world.due(held.expiresAt);
    this.wake();
  }

  /** Into a hand, under a fresh lock; for good, without one. */
  give(held: Held | null, forGood: boolean): Held | null {
    if (held === null) return null;
    held.deliveries += 1;
    if (!forGood) return this.locks.lock(held);
    this.remove(held);
    return held;
  }

  grantSession(id: string | null, owner: string, now: Instant): Grant {
    const grant = this.sessions?.grant(id, owner, now) ?? { outcome: 'none-free' as const };
    if (grant.outcome === 'granted') this.around.world.due(grant.until);
    return grant;
  }

  cancelScheduled(sequence: number): boolean {
    const held = this.kept.at(sequence);
    if (held?.state !== 'scheduled') return false;
    this.remove(held);
    return true;
  }

  remove(held: Held): void {
    if (!this.kept.remove(held)) return;
    const { sessionId } = held.message;
    const session = sessionId === null ? null : (this.sessions?.find(sessionId) ?? null);
    this.orders.clear(this.kept.size, session?.ready ?? null);
    if (session !== null) this.sessions?.forgetIfEmpty(session);
  }

  wake(): void {
    this.around.wakes.wake(this.watchers);
  }
}
