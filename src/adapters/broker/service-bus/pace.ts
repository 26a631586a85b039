// In: how the calls of one queue go. Out: how long to pause before the next. Promised: pauses grow with every failure up to a limit; after
// the broker asked for less they shrink again only by and by.
import type { Clock } from '../../../ports/clock.js';

export interface Backoff {
  readonly firstMs: number;
  readonly maxMs: number;
  /** What the service asks for when it is busy. */
  readonly busyMs: number;
}

export const usualBackoff: Backoff = { firstMs: 200, maxMs: 10_000, busyMs: 2000 };

export class Pace {
  #pauseMs = 0;
  #slowed = false;

  constructor(
    private readonly clock: Clock,
    private readonly backoff: Backoff,
  ) {}

  get pauseMs(): number {
    return this.#pauseMs;
  }

  pause(signal: AbortSignal): Promise<void> {
    return this.#pauseMs > 0 ? this.clock.pause(this.#pauseMs, signal) : Promise.resolve();
  }

  went(): void {
    const half = this.#pauseMs / 2;
    this.#slowed = this.#slowed && half >= this.backoff.firstMs;
    this.#pauseMs = this.#slowed ? half : 0;
  }

  failed(): void {
    this.#grow(this.backoff.firstMs);
  }

  busy(): void {
    this.#slowed = true;
    this.#grow(this.backoff.busyMs);
  }

  #grow(leastMs: number): void {
    this.#pauseMs = Math.min(this.backoff.maxMs, Math.max(leastMs, this.#pauseMs * 2));
  }
}
