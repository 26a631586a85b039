// Which loops go on. Each says when it begins a turn and when it ends one, and by when it will be heard of again; whoever asks is told who has
// not been heard of in time. A loop that hangs in a call and a loop that has died look the same from here: both are told of. A process that stood
// still, or whose clock was moved, is not told of: none of its loops could be heard of meanwhile.
import type { Instant } from '../../core/ids.js';
import type { Clock } from '../../ports/clock.js';

export interface Quiet {
  readonly loop: string;
  readonly quietMs: number;
  readonly stopped: boolean;
}

export class Pulses {
  readonly #loops = new Map<string, { heardAt: Instant; dueBy: Instant }>();
  #awakeAt: Instant | null = null;

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    /** How much later than it said a loop may be: every call of a turn has its timeout, and a turn has many calls. */
    private readonly stoppedAfterMs: number,
  ) {}

  /** The work, heard of at its beginning and at its end. `nextAt`: when the turn after this one is to begin. */
  watched<T>(loop: string, nextAt: () => Instant, work: () => Promise<T>): () => Promise<T> {
    this.#beat(loop, nextAt());
    return async () => {
      this.#beat(loop, this.clock.now());
      try {
        return await work();
      } finally {
        this.#beat(loop, nextAt());
      }
    };
  }

  /** For work in many parts with a pause between them, which may go on for an hour: each pause says that it does. */
  pausesHeard(loop: string, clock: Clock): Clock {
    const pause: Clock['pause'] = (ms, signal) => {
      this.#beat(loop, this.clock.now() + ms);
      return clock.pause(ms, signal);
    };
    return { now: () => clock.now(), pause };
  }

  /** It was stopped on purpose. */
  forget(loop: string): void {
    this.#loops.delete(loop);
  }

  all(): readonly Quiet[] {
    const now = this.clock.now();
    this.#leapTo(now);
    return [...this.#loops].map(([loop, { heardAt, dueBy }]) => ({
      loop,
      quietMs: Math.max(0, now - heardAt),
      stopped: now > dueBy + this.stoppedAfterMs,
    }));
  }

  /** Somebody asks or is heard of every few seconds: where time has leapt since, all that were heard of before leap with it. */
  #leapTo(now: Instant): void {
    const leapt = now - (this.#awakeAt ?? now);
    this.#awakeAt = now;
    if (leapt >= 0 && leapt <= this.stoppedAfterMs) return;
    for (const pulse of this.#loops.values()) {
      pulse.heardAt += leapt;
      pulse.dueBy += leapt;
    }
  }

  #beat(loop: string, dueBy: Instant): void {
    const now = this.clock.now();
    this.#leapTo(now);
    this.#loops.set(loop, { heardAt: now, dueBy });
  }
}
