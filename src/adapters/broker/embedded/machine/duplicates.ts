// In: message ids with the time of their coming. Out: whether an id came already within the window. Promised: of so many ids the latest half, at
// least, is remembered, and never more of them; the oldest are forgotten first.
import type { Instant } from '../../../../core/ids.js';
import { Recent } from '../../../../core/recent.js';

const idsMax = 200_000;

export class Duplicates {
  readonly #seen = new Recent<string, Instant>(idsMax);

  constructor(private readonly windowMs: number) {}

  /** The first coming counts: repeats do not prolong the window. */
  seen(messageId: string, now: Instant): boolean {
    const at = this.#seen.get(messageId);
    if (at !== undefined && at + this.windowMs > now) return true;
    this.#seen.set(messageId, now);
    return false;
  }

  /** It came, and was not taken: it may come again. */
  forget(messageId: string): void {
    this.#seen.delete(messageId);
  }
}
