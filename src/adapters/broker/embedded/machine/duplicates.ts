// In: message ids with the time of their coming. Out: whether an id came already within the window. Promised: at most `idsMax` ids are
// remembered; the oldest are forgotten first.
import type { Instant } from '../../../../core/ids.js';

const idsMax = 100_000;

export class Duplicates {
  readonly #seen = new Map<string, Instant>();

  constructor(private readonly windowMs: number) {}

  /** The first coming counts: repeats do not prolong the window. */
  seen(messageId: string, now: Instant): boolean {
    this.#forget(now);
    if (this.#seen.has(messageId)) return true;
    this.#seen.set(messageId, now);
    return false;
  }

  /** It came, and was not taken: it may come again. */
  forget(messageId: string): void {
    this.#seen.delete(messageId);
  }

  #forget(now: Instant): void {
    for (const [id, at] of this.#seen) {
      if (at + this.windowMs > now && this.#seen.size < idsMax) return;
      this.#seen.delete(id);
    }
  }
}
