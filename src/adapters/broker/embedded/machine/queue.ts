// One queue, subscription or dead-letter sub-queue as a state machine. In: messages, takers, settlements, time. Out: messages in the order
// of their numbers, each under a lock. Promised: a message is in one hand at a time; a lock that ended settles nothing; what comes back
// too often, or too late, leaves by `exits.deadLetter`; who waits looks when a call has ended, and never in the middle of it. No I/O; time is
// looked at on every call, so a late timer changes nothing.
import type { Instant } from '../../../../core/ids.js';
import { Duplicates } from './duplicates.js';
import type { QueueSettings } from './entities.js';
import type { Exits, Origin } from './exits.js';
import { Kept } from './kept.js';
import { Locks } from './locks.js';
import type { Held, Message, PutOutcome, Refusal, Settlement, World } from './message.js';
import { Orders } from './orders.js';
import { Sessions } from './sessions.js';
import type { Grant, Session } from './sessions.js';
import type { Wakes } from './wakes.js';

/** What all queues of a broker have in common. */
export interface Around {
  readonly world: World;
  readonly wakes: Wakes;
}

export class Queue {
  readonly sessions: Sessions | null;
  /** Called when somebody who waits should look: a message became ready, a session free or lost. */
  readonly watchers = new Set<() => void>();
  readonly #kept = new Kept();
  readonly #orders: Orders;
  readonly #locks: Locks;
  readonly #duplicates: Duplicates | null;

  constructor(
    readonly address: string,
    readonly settings: QueueSettings,
    private readonly around: Around,
    private readonly exits: Exits,
  ) {
    this.sessions = settings.sessions ? new Sessions(settings.lockMs) : null;
    this.#orders = new Orders(this.sessions);
    this.#locks = new Locks(settings.lockMs, this.sessions, around.world);
    this.#duplicates = settings.duplicateWindowMs === null ? null : new Duplicates(settings.duplicateWindowMs);
  }

  get bytes(): number {
    return this.#kept.bytes;
  }

  put(message: Message): PutOutcome {
    return this.#call((now) => {
      const refusal = this.#refusalOf([message]);
      if (refusal !== null) return { outcome: 'refused', reason: refusal };
      if (this.#duplicates?.seen(message.messageId, now) === true) return { outcome: 'duplicate' };
      if (this.exits.forward === null) return { outcome: 'stored', sequence: this.#store(message, now).sequence };
      const forwarded = this.exits.forward(message);
      if (forwarded.outcome === 'refused') this.#duplicates?.forget(message.messageId);
      return forwarded;
    });
  }

  /** Why these may not come all together, as far as their sizes and sessions tell; null: they may. */
  refusalOf(messages: readonly Message[]): Refusal | null {
    return this.#call(() => this.#refusalOf(messages));
  }

  /** For dead letters: taken as it is, its time no longer runs. */
  bury(message: Message, origin: Origin): void {
    this.#activate(this.#hold(message, origin));
  }

  /** The next message under a fresh lock, or null. With sessions: the next of the session that the owner holds. */
  take(owner: string, sessionId: string | null): Held | null {
    return this.#call(() => this.#given(this.#orders.next(owner, sessionId), false));
  }

  /** As `take`, without a second chance. */
  takeForGood(owner: string, sessionId: string | null): Held | null {
    return this.#call(() => this.#given(this.#orders.next(owner, sessionId), true));
  }

  /** A deferred message by its number; null when there is none. One whose time is up is found out only when it is asked for. */
  takeDeferred(sequence: number, forGood: boolean): Held | null {
    return this.#call((now) => {
      const held = this.#kept.at(sequence);
      if (held?.state !== 'deferred') return null;
      if (!isOver(held, now)) return this.#given(held, forGood);
      this.#timeIsUp(held);
      return null;
    });
  }

  settle(token: string, settlement: Settlement): 'done' | 'lock-lost' {
    return this.#call((now) => {
      const held = this.#locks.release(token);
      if (held === null) return 'lock-lost';
      this.#settle(held, settlement, now);
      return 'done';
    });
  }

  renew(token: string): Instant | null {
    return this.#call(() => this.#locks.renew(token));
  }

  /** At most `count` messages from a number on, in whatever state, without a lock. */
  peek(from: number, count: number, sessionId: string | null): Held[] {
    const seen: Held[] = [];
    for (const held of this.all()) {
      if (seen.length >= count) break;
      if (held.sequence >= from && (sessionId === null || held.message.sessionId === sessionId)) seen.push(held);
    }
    return seen;
  }

  cancelScheduled(sequence: number): boolean {
    return this.#call(() => {
      const held = this.#kept.at(sequence);
      if (held?.state !== 'scheduled') return false;
      this.#remove(held);
      return true;
    });
  }

  grantSession(id: string | null, owner: string): Grant {
    return this.#call((now) => {
      const grant = this.sessions?.grant(id, owner, now) ?? { outcome: 'none-free' as const };
      if (grant.outcome === 'granted') this.around.world.due(grant.until);
      return grant;
    });
  }

  /** The owner lets go; what it had in hand goes back. */
  releaseSession(id: string, owner: string): void {
    this.#call((now) => {
      const session = this.sessions?.find(id) ?? null;
      if (session?.holder?.owner === owner) this.#endSession(session, now);
    });
  }

  renewSession(id: string): Instant | null {
    return this.#call((now) => this.sessions?.renew(id, now) ?? null);
  }

  /** Gives back at once what these tokens lock: for a broker whose locks end with the link. */
  giveBack(tokens: Iterable<string>): void {
    this.#call((now) => {
      for (const token of tokens) {
        const held = this.#locks.release(token);
        if (held !== null) this.#comeBack(held, now, false);
      }
    });
  }

  /** Does what time has brought: locks and lives that ended, messages whose hour has come. */
  tick(): void {
    this.#call(() => undefined);
  }

  /** When time will bring something next. */
  nextAt(): Instant | null {
    const times = [this.#locks.nextAt(), this.#orders.nextAt(), this.sessions?.nextAt() ?? null];
    return times.reduce((least, at) => (at !== null && (least === null || at < least) ? at : least), null);
  }

  count(state: Held['state']): number {
    return this.all().filter((held) => held.state === state).length;
  }

  all(): readonly Held[] {
    return this.#call(() => [...this.#kept.all()]);
  }

  /** For who has another reason to look: as the watchers do, when nothing is being done. */
  wake(look: () => void): void {
    this.around.wakes.wake([look]);
  }

  #call<T>(work: (now: Instant) => T): T {
    return this.around.wakes.during(() => {
      const now = this.around.world.now();
      this.#lookAtTime(now);
      return work(now);
    });
  }

  #lookAtTime(now: Instant): void {
    for (let held = this.#locks.overdue(now); held !== null; held = this.#locks.overdue(now)) this.#comeBack(held, now, false);
    const { sessions } = this;
    for (let over = sessions?.overdue(now); over; over = sessions?.overdue(now)) this.#endSession(over, now);
    for (let held = this.#orders.publishable(now); held !== null; held = this.#orders.publishable(now)) {
      // As if it came now: at the end of the queue, with a number of its own.
      this.#remove(held);
      this.#activate(this.#hold({ ...held.message, scheduledAt: null }, null));
    }
    for (let held = this.#orders.expired(now); held !== null; held = this.#orders.expired(now)) this.#timeIsUp(held);
  }

  #refusalOf(messages: readonly Message[]): Refusal | null {
    const { messageBytesMax, sizeBytesMax, sessions } = this.settings;
    if (messages.length === 0) return null;
    if (messages.some(({ sizeBytes }) => sizeBytes > messageBytesMax)) return 'too-large';
    const bytes = messages.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    if (this.#kept.bytes + this.exits.buriedBytes() + bytes > sizeBytesMax) return 'full';
    return sessions && messages.some(({ sessionId }) => sessionId === null) ? 'no-session' : null;
  }

  #store(message: Message, now: Instant): Held {
    const held = this.#hold(message, null);
    if (message.scheduledAt !== null && message.scheduledAt > now) {
      held.state = 'scheduled';
      this.#orders.schedule(held, message.scheduledAt);
      this.around.world.due(message.scheduledAt);
    } else this.#activate(held);
    return held;
  }

  #given(held: Held | null, forGood: boolean): Held | null {
    if (held === null) return null;
    held.deliveries += 1;
    if (!forGood) return this.#locks.lock(held);
    this.#remove(held);
    return held;
  }

  #settle(held: Held, settlement: Settlement, now: Instant): void {
    if (settlement.kind === 'complete') {
      this.#remove(held);
      return;
    }
    held.message = { ...held.message, added: { ...held.message.added, ...settlement.properties } };
    if (settlement.kind === 'dead-letter') this.#deadLetter(held, settlement.reason, settlement.description);
    else {
      if (settlement.kind === 'defer') held.deferred = true;
      this.#comeBack(held, now, settlement.kind === 'defer');
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
    this.around.wakes.wake(this.watchers);
  }

  #comeBack(held: Held, now: Instant, onPurpose: boolean): void {
    if (!onPurpose && held.deliveries >= this.settings.deliveriesMax) {
      const description = `Message could not be consumed after ${held.deliveries} delivery attempts.`;
      this.#deadLetter(held, 'MaxDeliveryCountExceeded', description);
    } else if (held.deferred) held.state = 'deferred';
    else if (isOver(held, now)) this.#timeIsUp(held);
    else this.#activate(held);
  }

  #deadLetter(held: Held, reason: string | null, description: string | null): void {
    this.#remove(held);
    this.exits.deadLetter(held, reason, description);
  }

  #hold(message: Message, origin: Origin | null): Held {
    return this.#kept.hold(message, { now: this.around.world.now(), ttlMs: this.settings.ttlMs }, origin);
  }

  #activate(held: Held): void {
    held.state = 'active';
    this.#orders.ready(held);
    if (held.expiresAt !== null) this.around.world.due(held.expiresAt);
    this.around.wakes.wake(this.watchers);
  }

  #remove(held: Held): void {
    if (!this.#kept.remove(held)) return;
    const { sessionId } = held.message;
    const session = sessionId === null ? null : (this.sessions?.find(sessionId) ?? null);
    this.#orders.clear(this.#kept.size, session?.ready ?? null);
    if (session !== null) this.sessions?.forgetIfEmpty(session);
  }
}

function isOver({ expiresAt }: Held, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now;
}
