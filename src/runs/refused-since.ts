// Since when tokens that were sent before are refused, as far as this process has heard: it is no longer than that in another one, or after a restart.
import type { IdempotencyToken, Instant } from '../core/ids.js';

/** One that is put out for want of room has its time begin anew. */
const heldMax = 10_000;

export class RefusedSince {
  readonly #held = new Map<IdempotencyToken, Instant>();

  of(token: IdempotencyToken, now: Instant): Instant {
    const since = this.#held.get(token);
    if (since !== undefined) return since;
    const oldest = this.#held.keys().next();
    if (this.#held.size >= heldMax && oldest.done !== true) this.#held.delete(oldest.value);
    this.#held.set(token, now);
    return now;
  }

  /** What became of it is known, or it is given up. */
  forget(token: IdempotencyToken): void {
    this.#held.delete(token);
  }
}
