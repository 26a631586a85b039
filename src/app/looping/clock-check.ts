// Holds the clock of this process against the database's, which leases run on and which all replicas share. Promised: one small statement a look; what was
// found last is told in the metrics and by readiness, in the log while it is wrong. A clock that is set between two looks is known to be so at once.
import { clockOffset, wrongSince, type ClockOffset } from '../../core/clock-offset.js';
import type { BothClocks, Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store/store.js';
import type { Telemetry } from '../../ports/telemetry.js';

interface Asking {
  readonly store: Pick<Store, 'now'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

interface Found {
  readonly offset: ClockOffset;
  /** The clock of this process over one that is never set. */
  readonly overSteady: number;
}

export class ClockCheck {
  #found: Found | null = null;

  /** `steady`: a clock that is never set. */
  constructor(private readonly steady: () => number = () => performance.now()) {}

  /** null: none has been made yet. */
  latest(): ClockOffset | null {
    return this.#found?.offset ?? null;
  }

  async look({ store, clock, telemetry }: Asking): Promise<void> {
    const askedAt = clock.now();
    const told = await store.now();
    const offset = clockOffset({ askedAt, answeredAt: clock.now(), told });
    this.#found = { offset, overSteady: clock.now() - this.steady() };
    telemetry.report({ kind: 'clock', aheadSeconds: offset.aheadMs / 1000, wrong: offset.wrong });
  }

  /** Before the first look the two are taken for the same. */
  both(clock: Clock): BothClocks {
    return {
      earlier: () => clock.now() - Math.max(0, this.#wrongMs(clock)),
      later: () => clock.now() - Math.min(0, this.#wrongMs(clock)),
    };
  }

  /** By how much the clock is ahead, where that is too much; below 0: behind. */
  #wrongMs(clock: Clock): number {
    if (this.#found === null) return 0;
    const { offset, overSteady } = this.#found;
    return wrongSince(offset, clock.now() - this.steady() - overSteady);
  }
}
