// One queue, subscription or dead-letter sub-queue as a state machine. In: messages, takers, settlements, time. Out: messages in the order
// of their numbers, each under a lock. Promised: a message is in one hand at a time; a lock that ended settles nothing; what comes back
// too often, or too late, leaves by `exits.deadLetter`; who waits looks when a call has ended, and never in the middle of it. No I/O; time is
// looked at on every call, so a late timer changes nothing.
import type { Instant } from '../../../../core/ids.js';
import { Arrivals } from './arrivals.js';
import type { QueueSettings } from './entities.js';
import type { Exits, Origin } from './exits.js';
import type { Held, Message, PutOutcome, Refusal, Settlement } from './message.js';
import { lookAtTime, nextInstant } from './passing-time.js';
import { Returns } from './returns.js';
import type { Grant, Sessions } from './sessions.js';
import { Stock, type Around } from './stock.js';

export class Queue {
  readonly sessions: Sessions | null;
  /** Called when somebody who waits should look: a message became ready, a session free or lost. */
  readonly watchers: Set<() => void>;
  readonly #stock: Stock;
  readonly #arrivals: Arrivals;
  readonly #returns: Returns;

  constructor(
    readonly address: string,
    readonly settings: QueueSettings,
    private readonly around: Around,
    exits: Exits,
  ) {
    this.#stock = new Stock(settings, around);
    this.#arrivals = new Arrivals(this.#stock, exits);
    this.#returns = new Returns(this.#stock, exits);
    this.sessions = this.#stock.sessions;
    this.watchers = this.#stock.watchers;
  }

  get bytes(): number {
    return this.#stock.kept.bytes;
  }

  put(message: Message): PutOutcome {
    return this.#call((now) => this.#arrivals.put(message, now));
  }

  /** Why these may not come all together, as far as their sizes and sessions tell; null: they may. */
  refusalOf(messages: readonly Message[]): Refusal | null {
    return this.#call(() => this.#arrivals.refusalOf(messages));
  }

  /** For dead letters: taken as it is, its time no longer runs. */
  bury(message: Message, origin: Origin): void {
    this.#arrivals.bury(message, origin);
  }

  /** The next message under a fresh lock, or null. With sessions: the next of the session that the owner holds. */
  take(owner: string, sessionId: string | null): Held | null {
    return this.#call(() => this.#stock.give(this.#stock.orders.next(owner, sessionId), false));
  }

  /** As `take`, without a second chance. */
  takeForGood(owner: string, sessionId: string | null): Held | null {
    return this.#call(() => this.#stock.give(this.#stock.orders.next(owner, sessionId), true));
  }

  /** A deferred message by its number; null when there is none. One whose time is up is found out only when it is asked for. */
  takeDeferred(sequence: number, forGood: boolean): Held | null {
    return this.#call((now) => this.#stock.give(this.#returns.deferred(sequence, now), forGood));
  }

  settle(token: string, settlement: Settlement): 'done' | 'lock-lost' {
    return this.#call((now) => this.#returns.settle(token, settlement, now));
  }

  renew(token: string): Instant | null {
    return this.#call(() => this.#stock.locks.renew(token));
  }

  /** At most `count` messages from a number on, in whatever state, without a lock. */
  peek(from: number, count: number, sessionId: string | null): Held[] {
    return this.#call(() => this.#stock.kept.from(from, count, sessionId));
  }

  cancelScheduled(sequence: number): boolean {
    return this.#call(() => this.#stock.cancelScheduled(sequence));
  }

  grantSession(id: string | null, owner: string): Grant {
    return this.#call((now) => this.#stock.grantSession(id, owner, now));
  }

  /** The owner lets go; what it had in hand goes back. */
  releaseSession(id: string, owner: string): void {
    this.#call((now) => this.#returns.releaseSession(id, owner, now));
  }

  renewSession(id: string): Instant | null {
    return this.#call((now) => this.sessions?.renew(id, now) ?? null);
  }

  /** Gives back at once what these tokens lock: for a broker whose locks end with the link. */
  giveBack(tokens: Iterable<string>): void {
    this.#call((now) => this.#returns.giveBack(tokens, now));
  }

  /** Does what time has brought: locks and lives that ended, messages whose hour has come. */
  tick(): void {
    this.#call(() => undefined);
  }

  /** When time will bring something next. */
  nextAt(): Instant | null {
    return nextInstant(this.#stock);
  }

  count(state: Held['state']): number {
    return this.all().filter((held) => held.state === state).length;
  }

  all(): readonly Held[] {
    return this.#call(() => [...this.#stock.kept.all()]);
  }

  /** For who has another reason to look: as the watchers do, when nothing is being done. */
  wake(look: () => void): void {
    this.around.wakes.wake([look]);
  }

  #call<T>(work: (now: Instant) => T): T {
    return this.around.wakes.during(() => {
      const now = this.around.world.now();
      lookAtTime(this.#stock, this.#returns, now);
      return work(now);
    });
  }
}
