// Waiting that is bounded, for many at once. In: work, each bounded by the same time. Out: its result, or a rejection when that time is over or
// nothing can come any more.
// Promised: one timer for all, because all wait equally long: a timer and its abort for each message cost a tenth of its intake. What has
// ended keeps no timer alive for longer than one bound.
import type { Clock } from '../../../ports/clock.js';
import { NoAnswer } from './within.js';

interface Waiting {
  readonly until: number;
  readonly what: string;
  readonly reject: (problem: Error) => void;
}

export class Patience {
  /** In the order of their ends, which is that of their begins. */
  readonly #waiting = new Set<Waiting>();
  #watching = false;

  constructor(
    private readonly clock: Clock,
    private readonly ms: number,
    private readonly stopped: AbortSignal,
  ) {}

  within<T>(what: string, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const waiting = { until: this.clock.now() + this.ms, what, reject };
      this.#waiting.add(waiting);
      void work.finally(() => this.#waiting.delete(waiting)).then(resolve, reject);
      if (!this.#watching) void this.#watch();
    });
  }

  /** Whatever is waited for will not come. */
  abandon(why: string): void {
    for (const { reject } of this.#waiting) reject(new Error(why));
    this.#waiting.clear();
  }

  /** After a stop those who still wait are waited for by whoever stops. */
  async #watch(): Promise<void> {
    this.#watching = true;
    for (let [first] = this.#waiting; first !== undefined && !this.stopped.aborted; [first] = this.#waiting) {
      const leftMs = first.until - this.clock.now();
      if (leftMs > 0) await this.clock.pause(leftMs, this.stopped);
      else {
        this.#waiting.delete(first);
        first.reject(new NoAnswer(`${first.what}: no answer within ${this.ms} ms`));
      }
    }
    this.#watching = false;
  }
}
