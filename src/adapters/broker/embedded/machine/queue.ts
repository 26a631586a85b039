// One queue, subscription or dead-letter sub-queue as a state machine. In: messages, takers, settlements, time. Out: messages in the order
// of their numbers, each under a lock. Promised: a message is in one hand at a time; a lock that ended settles nothing; what comes back
// too often, or too late, leaves by `exits.deadLetter`. No I/O; time is looked at on every call, so a late timer changes nothing.
import type { Instant } from '../../../../core/ids.js';
import { Duplicates } from './duplicates.js';
import type { QueueSettings } from './entities.js';
import type { Exits, Origin } from './exits.js';
import { Kept } from './kept.js';
import { Locks } from './locks.js';
import type { Held, Message, PutOutcome, Refusal, Settlement, World } from './message.js';
import { Order } from './order.js';
import { firstActive, Sessions } from './sessions.js';
import type { Grant, Session } from './sessions.js';

export class Queue {
  readonly sessions: Sessions | null;
  /** Called when somebody who waits should look: a message became ready, a session free or lost. */
  readonly watchers = new Set<() => void>();
  readonly #kept = new Kept();
  readonly #ready = new Order<Held>();
  readonly #scheduled = new Order<Held>();
  readonly #expiring = new Order<Held>();
  readonly #locks: Locks;
  readonly #duplicates: Duplicates | null;

  constructor(
    readonly address: string,
    readonly settings: QueueSettings,
    private readonly world: World,
    private readonly exits: Exits,
  ) {
    this.sessions = settings.sessions ? new Sessions(settings.lockMs) : null;
    this.#locks = new Locks(settings.lockMs, this.sessions, world);
    this.#duplicates = settings.duplicateWindowMs === null ? null : new Duplicates(settings.duplicateWindowMs);
  }

  get bytes(): number {
    return this.#kept.bytes;
  }

  put(message: Message): PutOutcome {
    const now = this.#look();
    const refusal = this.refusalOf([message]);
    if (refusal !== null) return { outcome: 'refused', reason: refusal };
    if (this.#duplicates?.seen(message.messageId, now) === true) return { outcome: 'duplicate' };
    if (this.exits.forward !== null) {
      const forwarded = this.exits.forward(message);
      if (forwarded.outcome === 'refused') this.#duplicates?.forget(message.messageId);
      return forwarded;
    }
    const held = this.#hold(message, null);
    if (message.scheduledAt !== null && message.scheduledAt > now) {
      held.state = 'scheduled';
      this.#scheduled.put(message.scheduledAt, held);
      this.world.due(message.scheduledAt);
    } else this.#activate(held);
    return { outcome: 'stored', sequence: held.sequence };
  }

  /** Why these may not come all together, as far as their sizes and sessions tell; null: they may. */
  refusalOf(messages: readonly Message[]): Refusal | null {
    this.#look();
    const { messageBytesMax, sizeBytesMax, sessions } = this.settings;
    if (messages.length === 0) return null;
    if (messages.some(({ sizeBytes }) => sizeBytes > messageBytesMax)) return 'too-large';
    const bytes = messages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.#kept.bytes + this.exits.buriedBytes() + bytes > sizeBytesMax) return 'full';
    return sessions && messages.some(({ sessionId }) => sessionId === null) ? 'no-session' : null;
  }

  /** For dead letters: taken as it is, its time no longer runs. */
  bury(message: Message, origin: Origin): void {
    this.#activate(this.#hold(message, origin));
  }

  /** The next message under a fresh lock, or null. With sessions: the next of the session that the owner holds. */
  take(owner: string, sessionId: string | null): Held | null {
    this.#look();
    const held = this.#next(owner, sessionId);
    return held === null ? null : this.#locks.lock(held);
  }

  /** As `take`, without a second chance. */
  takeForGood(owner: string, sessionId: string | null): Held | null {
    this.#look();
    const held = this.#next(owner, sessionId);
    if (held !== null) this.#remove(held);
    return held;
  }

  /** A deferred message by its number; null when there is none. */
  takeDeferred(sequence: number, forGood: boolean): Held | null {
    this.#look();
    const held = this.#kept.at(sequence);
    if (held?.state !== 'deferred') return null;
    held.deliveries += 1;
    if (!forGood) return this.#locks.lock(held);
    this.#remove(held);
    return held;
  }

  settle(token: string, settlement: Settlement): 'done' | 'lock-lost' {
    const now = this.#look();
    const held = this.#locks.release(token);
    if (held === null) return 'lock-lost';
    if (settlement.kind === 'complete') {
      this.#remove(held);
      return 'done';
    }
    held.message = { ...held.message, added: { ...held.message.added, ...settlement.properties } };
    if (settlement.kind === 'dead-letter') this.#deadLetter(held, settlement.reason, settlement.description);
    else {
      if (settlement.kind === 'defer') held.deferred = true;
      this.#comeBack(held, now, settlement.kind === 'defer');
    }
    return 'done';
  }

  renew(token: string): Instant | null {
    this.#look();
    return this.#locks.renew(token);
  }

  /** At most `count` messages from a number on, in whatever state, without a lock. */
  peek(from: number, count: number, sessionId: string | null): Held[] {
    this.#look();
    const seen: Held[] = [];
    for (const held of this.#kept.all()) {
      if (seen.length >= count) break;
      if (held.sequence >= from && (sessionId === null || held.message.sessionId === sessionId)) seen.push(held);
    }
    return seen;
  }

  cancelScheduled(sequence: number): boolean {
    this.#look();
    const held = this.#kept.at(sequence);
    if (held?.state !== 'scheduled') return false;
    this.#remove(held);
    return true;
  }

  grantSession(id: string | null, owner: string): Grant {
    const now = this.#look();
    const grant = this.sessions?.grant(id, owner, now) ?? { outcome: 'none-free' as const };
    if (grant.outcome === 'granted') this.world.due(grant.until);
    return grant;
  }

  /** The owner lets go; what it had in hand goes back. */
  releaseSession(id: string, owner: string): void {
    const now = this.#look();
    const session = this.sessions?.find(id) ?? null;
    if (session?.holder?.owner === owner) this.#endSession(session, now);
  }

  renewSession(id: string): Instant | null {
    const now = this.#look();
    return this.sessions?.renew(id, now) ?? null;
  }

  /** Gives back at once what these tokens lock: for a broker whose locks end with the link. */
  giveBack(tokens: Iterable<string>): void {
    const now = this.#look();
    for (const token of tokens) {
      const held = this.#locks.release(token);
      if (held !== null) this.#comeBack(held, now, false);
    }
  }

  /** Does what time has brought: locks and lives that ended, messages whose hour has come. */
  tick(): void {
    this.#look();
  }

  /** When time will bring something next. */
  nextAt(): Instant | null {
    const times = [this.#locks.nextAt(), this.#scheduled.firstKey(), this.#expiring.firstKey(), this.sessions?.nextAt() ?? null];
    return times.reduce((least, at) => (at !== null && (least === null || at < least) ? at : least), null);
  }

  count(state: Held['state']): number {
    this.#look();
    let count = 0;
    for (const held of this.#kept.all()) if (held.state === state) count += 1;
    return count;
  }

  all(): readonly Held[] {
    this.#look();
    return [...this.#kept.all()];
  }

  #look(): Instant {
    const now = this.world.now();
    for (let held = this.#locks.overdue(now); held !== null; held = this.#locks.overdue(now)) this.#comeBack(held, now, false);
    const { sessions } = this;
    for (let over = sessions?.overdue(now); over; over = sessions?.overdue(now)) this.#endSession(over, now);
    this.#publishScheduled(now);
    this.#expire(now);
    return now;
  }

  #publishScheduled(now: Instant): void {
    for (let at = this.#scheduled.firstKey(); at !== null && at <= now; at = this.#scheduled.firstKey()) {
      const held = this.#scheduled.take();
      if (held?.state !== 'scheduled') continue;
      // As if it came now: at the end of the queue, with a number of its own.
      this.#remove(held);
      this.#activate(this.#hold({ ...held.message, scheduledAt: null }, null));
    }
  }

  #expire(now: Instant): void {
    for (let at = this.#expiring.firstKey(); at !== null && at <= now; at = this.#expiring.firstKey()) {
      const held = this.#expiring.take();
      // In somebody's hand it may still be completed; it is looked at again when it comes back.
      if (held?.state === 'active') this.#timeIsUp(held);
    }
  }

  #timeIsUp(held: Held): void {
    if (this.settings.deadLetterOnExpiry)
      this.#deadLetter(held, 'TTLExpiredException', 'The message expired and was dead lettered.');
    else this.#remove(held);
  }

  #endSession(session: Session, now: Instant): void {
    for (const held of this.sessions?.end(session) ?? []) {
      held.lock = null;
      this.#comeBack(held, now, false);
    }
    this.sessions?.forgetIfEmpty(session);
    this.#wake();
  }

  #next(owner: string, sessionId: string | null): Held | null {
    const ready = this.#readyFor(owner, sessionId);
    const held = ready === null ? null : firstActive(ready);
    if (held === null) return null;
    ready?.take();
    held.deliveries += 1;
    return held;
  }

  #readyFor(owner: string, sessionId: string | null): Order<Held> | null {
    if (this.sessions === null) return this.#ready;
    const session = sessionId === null ? null : this.sessions.find(sessionId);
    return session?.holder?.owner === owner ? session.ready : null;
  }

  #sessionOf({ message: { sessionId } }: Held): Session | null {
    return sessionId === null ? null : (this.sessions?.find(sessionId) ?? null);
  }

  #comeBack(held: Held, now: Instant, onPurpose: boolean): void {
    if (!onPurpose && held.deliveries >= this.settings.deliveriesMax) {
      const description = `Message could not be consumed after ${held.deliveries} delivery attempts.`;
      this.#deadLetter(held, 'MaxDeliveryCountExceeded', description);
    } else if (held.deferred) held.state = 'deferred';
    else if (held.expiresAt !== null && held.expiresAt <= now) this.#timeIsUp(held);
    else this.#activate(held);
  }

  #deadLetter(held: Held, reason: string | null, description: string | null): void {
    this.#remove(held);
    this.exits.deadLetter(held, reason, description);
  }

  #hold(message: Message, origin: Origin | null): Held {
    return this.#kept.hold(message, { now: this.world.now(), ttlMs: this.settings.ttlMs }, origin);
  }

  #activate(held: Held): void {
    held.state = 'active';
    if (held.expiresAt !== null) {
      this.#expiring.put(held.expiresAt, held);
      this.world.due(held.expiresAt);
    }
    const { sessionId } = held.message;
    const ready = this.sessions === null || sessionId === null ? this.#ready : this.sessions.of(sessionId).ready;
    ready.put(held.sequence, held);
    this.#wake();
  }

  #remove(held: Held): void {
    if (!this.#kept.remove(held)) return;
    const session = this.#sessionOf(held);
    // What left by another way than being taken must not fill the orders that still name it.
    for (const order of [this.#ready, this.#expiring, this.#scheduled, session?.ready]) {
      if (order !== undefined && order.size > 1000 + 2 * this.#kept.size) order.keep(({ state }) => state !== 'gone');
    }
    if (session !== null) this.sessions?.forgetIfEmpty(session);
  }

  #wake(): void {
    for (const watcher of [...this.watchers]) watcher();
  }
}
