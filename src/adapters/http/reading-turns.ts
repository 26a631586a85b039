// Calls that read, of which few go on at once. In: who calls, and the work. Out: what the work answers, in its turn. Promised: readers never have all that
// the store can do at once, for what comes in and what is decided has to go on; nobody has all the turns; who waits already for as many as may is told so.
import { Fault } from '../../core/faults.js';

export interface TurnsBounds {
  readonly atOnce: number;
  /** Of one caller. */
  readonly eachAtOnce: number;
  /** Of one caller, beside those that go on. */
  readonly eachWaiting: number;
}

export interface Turns {
  /** Throws a Fault 'overloaded' when too many calls of the caller wait. */
  take<T>(who: string, work: () => Promise<T>): Promise<T>;
}

interface Reader {
  going: number;
  readonly waiting: (() => void)[];
}

export class ReadingTurns implements Turns {
  #going = 0;
  /** Those who read or wait; whose turn was last stands last. */
  readonly #readers = new Map<string, Reader>();

  constructor(private readonly bounds: TurnsBounds) {}

  async take<T>(who: string, work: () => Promise<T>): Promise<T> {
    await this.#turnOf(who);
    try {
      return await work();
    } finally {
      this.#ended(who);
    }
  }

  #turnOf(who: string): Promise<void> {
    const reader = this.#readers.get(who) ?? { going: 0, waiting: [] };
    if (reader.waiting.length >= this.bounds.eachWaiting)
      throw new Fault('overloaded', `${reader.waiting.length} calls of ${who} wait to read`);
    this.#readers.set(who, reader);
    return new Promise((go) => {
      reader.waiting.push(go);
      this.#next();
    });
  }

  #ended(who: string): void {
    this.#going -= 1;
    const reader = this.#readers.get(who);
    if (reader !== undefined) reader.going -= 1;
    this.#next();
    if (reader !== undefined && reader.going + reader.waiting.length === 0) this.#readers.delete(who);
  }

  #next(): void {
    if (this.#going >= this.bounds.atOnce) return;
    for (const [who, reader] of this.#readers) {
      if (reader.going >= this.bounds.eachAtOnce) continue;
      const go = reader.waiting.shift();
      if (go === undefined) continue;
      reader.going += 1;
      this.#going += 1;
      this.#readers.delete(who);
      this.#readers.set(who, reader);
      go();
      return;
    }
  }
}

/** Some of the connections of the store: the rest is for what comes in and what is decided. */
export function readingBounds(connections: number): TurnsBounds {
  const atOnce = Math.max(1, Math.floor(connections / 3));
  return { atOnce, eachAtOnce: Math.max(1, Math.ceil(atOnce / 2)), eachWaiting: 1_000 };
}
