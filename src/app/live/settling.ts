// When the content of a file is to be judged. In: a mark of its content at each look. Out: whether it is due. Promised: each content is judged once; one
// that is being written is left until it has been the same for a while, for half of a configuration is a good one too, with fewer pools.
import type { Instant } from '../../core/ids.js';

interface Fresh {
  readonly mark: string;
  readonly since: Instant;
  /** Somebody has said that it is written. */
  readonly hurried: boolean;
  /** Something else was in its way, that may be changing with it. */
  readonly blocked: boolean;
}

export class Settling {
  /** null: none was. */
  #judged: string | null = null;
  #fresh: Fresh | null = null;
  #hurried: string | null = null;

  constructor(private readonly afterMs: number) {}

  /** One has been seen, and is not judged yet. */
  get underWay(): boolean {
    return this.#fresh !== null;
  }

  /** Judged at the next look, even if it was before. */
  hurry(mark: string, now: Instant): void {
    this.#hurried = mark;
    this.#judged = null;
    this.#fresh = { mark, since: now, hurried: true, blocked: false };
  }

  /** As that, once what may stand in the way of what was hurried was looked at as well. One that came since is given the time that others have. */
  hurryAgain(mark: string, now: Instant): void {
    this.#judged = null;
    this.#fresh = { mark, since: now, hurried: true, blocked: mark === this.#hurried };
  }

  isDue(mark: string, now: Instant): boolean {
    if (mark === this.#judged) this.#fresh = null;
    else if (this.#fresh?.mark !== mark) this.#fresh = { mark, since: now, hurried: false, blocked: false };
    if (this.#fresh === null) return false;
    const { hurried, since } = this.#fresh;
    // A clock that was set back must not put it off.
    return hurried || now < since || now - since >= this.afterMs;
  }

  judged(mark: string): void {
    this.#judged = mark;
    this.#fresh = null;
  }

  /** Answers whether it is to be looked at once more before that is said: what is in its way may be changed in the same breath. */
  wait(now: Instant): boolean {
    if (this.#fresh === null || this.#fresh.blocked) return false;
    this.#fresh = { ...this.#fresh, since: now, blocked: true };
    return true;
  }
}
