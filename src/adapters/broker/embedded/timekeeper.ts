// In: a clock, the work that time brings, and every instant that something is due. Out: the work done at those instants. Promised: one
// pause at a time; a nearer instant shortens it; after `stop` nothing is left waiting.
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';

export interface Ticking {
  tick(): void;
  nextAt(): Instant | null;
}

/** With nothing due. */
const idleMs = 600_000;

export class Timekeeper {
  readonly #stopped = new AbortController();
  #nearer = new AbortController();
  #until: Instant = Number.POSITIVE_INFINITY;
  #running: Promise<void> | null = null;

  constructor(private readonly clock: Clock) {}

  start(work: Ticking): void {
    this.#running ??= this.#run(work);
  }

  due(at: Instant): void {
    if (at < this.#until) this.#nearer.abort();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  async #run(work: Ticking): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      work.tick();
      const now = this.clock.now();
      this.#until = Math.max(now + 1, work.nextAt() ?? now + idleMs);
      this.#nearer = new AbortController();
      await this.clock.pause(this.#until - now, AbortSignal.any([this.#nearer.signal, this.#stopped.signal]));
    }
  }
}
