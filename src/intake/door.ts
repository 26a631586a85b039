// Whether intake can write, as its messages find it. In: what was written and what was not. Out: how long a message pauses before its next try, and when
// the broker is to give out more. Promised: one pause for all that are held; a door that shut again and again opens after ever longer pauses, for a
// broker buries what comes back too often; nothing outlasts the stop.
import type { Instant } from '../core/ids.js';
import type { Clock } from '../ports/clock.js';

export interface DoorParts {
  readonly clock: Clock;
  /** Resolves when the store takes what is written, as far as that can be asked. */
  readonly ping: () => Promise<void>;
  readonly retryMs: number;
  readonly stopped: AbortSignal;
}

const shutFirstMs = 30_000;
const shutMaxMs = 900_000;
/** What no later try mends by itself is not tried every second. */
const slowly = 10;

/** Who held it tries again within seconds: of what was tried before that nobody knows how it would go now. */
const triedWithinMs = 60_000;

export class Door {
  #written = 0;
  /** How often it has shut since something was written. */
  #shut = 0;
  #unwritten: { readonly since: Instant; readonly last: Instant } | null = null;
  #opening: Promise<void> | null = null;
  readonly #pausing = new Map<number, Promise<void>>();

  constructor(private readonly parts: DoorParts) {}

  /** Batches that were written. Above what it was: others were, meanwhile. */
  get written(): number {
    return this.#written;
  }

  wrote(): void {
    this.#written += 1;
    this.#shut = 0;
    this.#unwritten = null;
  }

  /** A batch was tried, and nothing of it could be written. */
  failed(): void {
    const last = this.parts.clock.now();
    this.#unwritten = { since: last - this.unwrittenMs, last };
  }

  /** For how long nothing could be written; 0: what was tried last was written, or nothing was tried for a while. */
  get unwrittenMs(): number {
    const now = this.parts.clock.now();
    if (this.#unwritten === null || now - this.#unwritten.last > triedWithinMs) return 0;
    return Math.max(0, now - this.#unwritten.since);
  }

  /** A thousand that are held would each hang a listener on the one signal. */
  pause(passing: boolean): Promise<void> {
    const { clock, retryMs, stopped } = this.parts;
    const ms = passing ? retryMs : retryMs * slowly;
    const pausing = this.#pausing.get(ms) ?? clock.pause(ms, stopped).finally(() => this.#pausing.delete(ms));
    this.#pausing.set(ms, pausing);
    return pausing;
  }

  /** Resolves when it is worth a try, or at the stop. */
  opens(): Promise<void> {
    return (this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    }));
  }

  async #open(): Promise<void> {
    const { clock, ping, retryMs, stopped } = this.parts;
    const again = this.#shut;
    this.#shut += 1;
    if (again > 0) await clock.pause(Math.min(shutMaxMs, shutFirstMs * 2 ** (again - 1)), stopped);
    const answers = () =>
      ping().then(
        () => true,
        () => false,
      );
    while (!stopped.aborted && !(await answers())) await clock.pause(retryMs, stopped);
  }
}
