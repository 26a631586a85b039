// What becomes of a message that leaves a hand, or whose time is up. In: settlements, tokens, sessions that end. Out: it is ready or deferred again, gone, or
// a dead letter. Promised: what came back too often, or too late, does not become ready again.
import type { Instant } from '../../../../core/ids.js';
import type { Exits } from './exits.js';
import type { Held, Settlement } from './message.js';
import type { Session } from './sessions.js';
import type { Stock } from './stock.js';

export class Returns {
  constructor(
    private readonly stock: Stock,
    private readonly exits: Exits,
  ) {}

  settle(token: string, settlement: Settlement, now: Instant): 'done' | 'lock-lost' {
    const held = this.stock.locks.release(token);
    if (held === null) return 'lock-lost';
    if (settlement.kind === 'complete') this.stock.remove(held);
    else this.#settle(held, settlement, now);
    return 'done';
  }

  giveBack(tokens: Iterable<string>, now: Instant): void {
    for (const token of tokens) {
      const held = this.stock.locks.release(token);
      if (held !== null) this.comeBack(held, now);
    }
  }

  /** One that is still to be had by its number. */
  deferred(sequence: number, now: Instant): Held | null {
    const held = this.stock.kept.at(sequence);
    if (held?.state !== 'deferred') return null;
    if (!isOver(held, now)) return held;
    this.timeIsUp(held);
    return null;
  }

  releaseSession(id: string, owner: string, now: Instant): void {
    const session = this.stock.sessions?.find(id) ?? null;
    if (session?.holder?.owner === owner) this.endSession(session, now);
  }

  endSession(session: Session, now: Instant): void {
    const { sessions } = this.stock;
    for (const held of sessions?.end(session) ?? []) {
      held.lock = null;
      this.comeBack(held, now);
    }
    sessions?.forgetIfEmpty(session);
    this.stock.wake();
  }

  /** Otherwise than deferred: then it counts how often it was had. */
  comeBack(held: Held, now: Instant): void {
    if (held.deliveries < this.stock.settings.deliveriesMax) this.#keepOn(held, now);
    else {
      const description = `Message could not be consumed after ${held.deliveries} delivery attempts.`;
      this.#deadLetter(held, 'MaxDeliveryCountExceeded', description);
    }
  }

  timeIsUp(held: Held): void {
    if (this.stock.settings.deadLetterOnExpiry)
      this.#deadLetter(held, 'TTLExpiredException', 'The message expired and was dead lettered.');
    else this.stock.remove(held);
  }

  #settle(held: Held, settlement: Exclude<Settlement, { kind: 'complete' }>, now: Instant): void {
    held.message = { ...held.message, added: { ...held.message.added, ...settlement.properties } };
    switch (settlement.kind) {
      case 'dead-letter':
        this.#deadLetter(held, settlement.reason, settlement.description);
        break;
      case 'defer':
        held.deferred = true;
        this.#keepOn(held, now);
        break;
      case 'abandon':
        this.comeBack(held, now);
    }
  }

  #keepOn(held: Held, now: Instant): void {
    if (held.deferred) held.state = 'deferred';
    else if (isOver(held, now)) this.timeIsUp(held);
    else this.stock.activate(held);
  }

  #deadLetter(held: Held, reason: string | null, description: string | null): void {
    this.stock.remove(held);
    this.exits.deadLetter(held, reason, description);
  }
}

function isOver({ expiresAt }: Held, now: Instant): boolean {
  return expiresAt !== null && expiresAt <= now;
}
