// The sessions of one queue. In: who asks for which session. Out: the session granted, with the end of its lock. Promised: a session has
// one holder at a time; what the holder has in hand goes back when the lock ends or the holder lets go.
import type { Instant } from '../../../../core/ids.js';
import type { Held } from './message.js';
import { Order } from './order.js';

export interface Session {
  readonly id: string;
  readonly ready: Order<Held>;
  readonly inHand: Map<string, Held>;
  holder: { readonly owner: string; readonly until: Instant } | null;
  state: Buffer | null;
}

export type Grant =
  | { readonly outcome: 'granted'; readonly id: string; readonly until: Instant }
  | { readonly outcome: 'held-by-another' }
  | { readonly outcome: 'none-free' };

export class Sessions {
  readonly #sessions = new Map<string, Session>();

  constructor(private readonly lockMs: number) {}

  all(): Session[] {
    return [...this.#sessions.values()];
  }

  of(id: string): Session {
    const known = this.#sessions.get(id);
    if (known !== undefined) return known;
    const made: Session = { id, ready: new Order<Held>(), inHand: new Map(), holder: null, state: null };
    this.#sessions.set(id, made);
    return made;
  }

  find(id: string): Session | null {
    return this.#sessions.get(id) ?? null;
  }

  /** `id` null: the free session whose first message is the oldest. */
  grant(id: string | null, owner: string, now: Instant): Grant {
    const session = id === null ? this.#nextFree() : this.of(id);
    if (session === null) return { outcome: 'none-free' };
    if (session.holder !== null) return { outcome: 'held-by-another' };
    session.holder = { owner, until: now + this.lockMs };
    return { outcome: 'granted', id: session.id, until: session.holder.until };
  }

  /** The new end of the lock, or null when nobody holds the session. */
  renew(id: string, now: Instant): Instant | null {
    const session = this.#sessions.get(id);
    if (session?.holder === undefined || session.holder === null) return null;
    session.holder = { owner: session.holder.owner, until: now + this.lockMs };
    for (const held of session.inHand.values()) {
      if (held.lock !== null) held.lock = { token: held.lock.token, until: session.holder.until };
    }
    return session.holder.until;
  }

  /** The message that a token stands for, in whichever session it is. */
  byToken(token: string): { session: Session; held: Held } | null {
    for (const session of this.#sessions.values()) {
      const held = session.inHand.get(token);
      if (held !== undefined) return { session, held };
    }
    return null;
  }

  /** Ends the lock and hands back what was in hand, in order. A session without messages and state is forgotten. */
  end(session: Session): Held[] {
    session.holder = null;
    const returned = [...session.inHand.values()].sort((one, other) => one.sequence - other.sequence);
    session.inHand.clear();
    return returned;
  }

  /** A message has left it by whatever way. */
  forgetIfEmpty(session: Session): void {
    const isEmpty = firstActive(session.ready) === null && session.inHand.size === 0;
    if (!isEmpty || session.holder !== null || session.state !== null) return;
    // A later one may have its id.
    if (this.#sessions.get(session.id) === session) this.#sessions.delete(session.id);
  }

  /** One whose lock is over. */
  overdue(now: Instant): Session | null {
    for (const session of this.#sessions.values()) if (session.holder !== null && session.holder.until <= now) return session;
    return null;
  }

  nextAt(): Instant | null {
    const ends = this.all().flatMap(({ holder }) => (holder === null ? [] : [holder.until]));
    return ends.length === 0 ? null : Math.min(...ends);
  }

  #nextFree(): Session | null {
    const free = this.all().filter(({ holder, ready }) => holder === null && firstActive(ready) !== null);
    const first = free.sort((one, other) => (one.ready.firstKey() ?? 0) - (other.ready.firstKey() ?? 0))[0];
    return first ?? null;
  }
}

/** The first that is still to be had; what left by another way (expired) is thrown out on the way. */
export function firstActive(ready: Order<Held>): Held | null {
  for (let first = ready.first(); first !== undefined; first = ready.first()) {
    if (first.state === 'active') return first;
    ready.take();
  }
  return null;
}
