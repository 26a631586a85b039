// A clock that stands still until it is told to move. Pauses end in the order of their instants, equal instants in the order of asking;
// a pause that is begun while the clock moves is served in the same move. Work that waits for a real socket needs `eventually` besides.
import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../src/ports/clock.js';
import type { Instant } from '../../src/core/ids.js';

/** A loop that pauses more often than this within one advance is a runaway, not a test. */
const wakesMax = 1_000_000;
/** Promise chains go on within one turn; the rest is for those that pass through setImmediate or a stream. */
const turnsAfterWake = 5;

interface Pending {
  readonly at: Instant;
  readonly wake: () => void;
}

export class VirtualClock implements Clock {
  readonly #pending: Pending[] = [];
  #now: Instant;
  #moving: Promise<void> = Promise.resolve();

  constructor(start: Instant = 1_700_000_000_000) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** How many pauses have not ended: what a test polls to know that the work under test has come to rest. */
  get pausing(): number {
    return this.#pending.length;
  }

  /** When the next pause ends, or null. */
  get nextWake(): Instant | null {
    return this.#pending[0]?.at ?? null;
  }

  pause(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    // As with a real timer: nothing to wait for still lets everybody else have a turn.
    if (!(ms > 0)) return turn();
    return new Promise((resolve) => {
      const wake = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      const pending: Pending = { at: this.#now + ms, wake };
      const abort = (): void => {
        const place = this.#pending.indexOf(pending);
        if (place >= 0) this.#pending.splice(place, 1);
        resolve();
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#insert(pending);
    });
  }

  /** Moves time on by `ms`, waking what is due on the way, each at its own instant. Calls queue up behind each other. */
  advance(ms: number): Promise<void> {
    const moved = this.#moving.then(() => this.#moveTo(this.#now + ms));
    this.#moving = moved.catch(() => undefined);
    return moved;
  }

  async #moveTo(target: Instant): Promise<void> {
    await settle();
    for (let wakes = 0; wakes < wakesMax; wakes += 1) {
      const first = this.#pending[0];
      if (first === undefined || first.at > target) {
        this.#now = target;
        return settle();
      }
      this.#pending.shift();
      this.#now = first.at;
      first.wake();
      await settle();
    }
    throw new Error(`more than ${wakesMax} pauses ended within one advance: something pauses in a tight loop`);
  }

  #insert(pending: Pending): void {
    const after = this.#pending.findIndex((other) => other.at > pending.at);
    this.#pending.splice(after === -1 ? this.#pending.length : after, 0, pending);
  }
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < turnsAfterWake; turns += 1) await turn();
}
