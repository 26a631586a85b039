// In: deliveries with the outcome that the broker gives them. Out: disposition frames. Promised: every delivery is answered with its own
// outcome. The library's writer merges neighbours without comparing their outcomes, so the frames are written here; only neighbours that
// are all accepted share one.
import type { Delivery, Session, Typed } from 'rhea';
import type { Clock } from '../../../../ports/clock.js';
import type { Faults } from '../faults.js';
import type { Condition } from './conditions.js';
import { accepted, forget, register, rejected, writeDisposition } from './rhea-internals.js';

/** Whose delivery is answered: the peer sent it, or received it. */
export type Direction = 'sent-by-peer' | 'given-to-peer';

interface Answer {
  readonly id: number;
  readonly direction: Direction;
  readonly refusal: Condition | null;
}

export class Answers {
  readonly #due = new Map<Session, Answer[]>();

  constructor(
    private readonly clock: Clock,
    private readonly faults: Faults,
  ) {}

  /** `refusal` null: accepted. */
  give(delivery: Delivery, direction: Direction, refusal: Condition | null): void {
    const { session, connection } = delivery.link;
    const needed = !delivery.remote_settled;
    forget(delivery);
    register(connection);
    if (!needed || (direction === 'given-to-peer' && this.faults.takeDroppedAnswer())) return;
    const answer: Answer = { id: delivery.id, direction, refusal };
    if (this.faults.answerDelayMs === 0) this.#put(session, answer);
    else void this.clock.pause(this.faults.answerDelayMs).then(() => this.#put(session, answer));
  }

  #put(session: Session, answer: Answer): void {
    const due = this.#due.get(session);
    if (due !== undefined) {
      due.push(answer);
      return;
    }
    this.#due.set(session, [answer]);
    // What is decided within one turn goes out together.
    process.nextTick(() => this.#write(session));
  }

  #write(session: Session): void {
    const due = this.#due.get(session) ?? [];
    this.#due.delete(session);
    if (!session.is_open()) return;
    let first: Answer | null = null;
    let last: Answer | null = null;
    for (const answer of due) {
      if (first !== null && last !== null && !joins(last, answer)) {
        writeDisposition(session, frame(first, last));
        first = null;
      }
      first ??= answer;
      last = answer;
    }
    if (first !== null && last !== null) writeDisposition(session, frame(first, last));
  }
}

function joins(last: Answer, next: Answer): boolean {
  return last.refusal === null && next.refusal === null && last.direction === next.direction && next.id === last.id + 1;
}

function frame(first: Answer, last: Answer): { role: boolean; first: number; last: number; state: Typed } {
  const state = first.refusal === null ? accepted() : rejected(first.refusal.condition, first.refusal.description);
  return { role: first.direction === 'sent-by-peer', first: first.id, last: last.id, state };
}
