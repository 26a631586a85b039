// Time of the simulator: a clock handed in, an offset that tests push forward, and happenings due at known instants.
// Nothing runs by itself: `settle` lets everything happen that is due, each at its own exact instant, oldest first.
// So a workspace looked at an hour later has the same history as one watched every millisecond.
export interface Cancellation {
  cancel(): void;
}

interface Happening {
  readonly at: number;
  readonly act: () => void;
  cancelled: boolean;
}

const HAPPENINGS_MAX = 1_000_000; // of one settle: more means that two happenings schedule each other without time passing

export class Timeline {
  readonly #clock: { now(): number };
  readonly #due: Happening[] = [];
  #offsetMs = 0;
  #latest = Number.NEGATIVE_INFINITY;
  #current: number | null = null;

  constructor(clock: { now(): number }) {
    this.#clock = clock;
  }

  /** Inside a happening: its own instant. Never goes back. */
  now(): number {
    if (this.#current !== null) return this.#current;
    this.#latest = Math.max(this.#latest, this.#clock.now() + this.#offsetMs);
    return this.#latest;
  }

  after(ms: number, act: () => void): Cancellation {
    const happening: Happening = { at: this.now() + ms, act, cancelled: false };
    this.#due.splice(this.#placeOf(happening.at), 0, happening);
    return {
      cancel: () => {
        happening.cancelled = true;
      },
    };
  }

  /** Moves time forward and lets everything due happen. */
  advance(ms: number): void {
    this.#offsetMs += ms;
    this.settle();
  }

  settle(): void {
    if (this.#current !== null) return;
    const until = this.now();
    try {
      for (let count = 0; count < HAPPENINGS_MAX; count += 1) {
        const next = this.#due[0];
        if (next === undefined || next.at > until) return;
        this.#due.shift();
        if (next.cancelled) continue;
        this.#current = next.at;
        next.act();
      }
      throw new Error(`more than ${HAPPENINGS_MAX} happenings are due at once`);
    } finally {
      this.#current = null;
    }
  }

  #placeOf(at: number): number {
    let low = 0;
    let high = this.#due.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#due[middle]?.at ?? at) <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
