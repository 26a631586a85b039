// Holds the clock of this process against the database's, which leases run on and which all replicas share. Promised: one small statement a look; what was
// found last is told in the metrics and by readiness, in the log while it is wrong.
import { clockOffset, type ClockOffset } from '../../core/clock-offset.js';
import type { Clock } from '../../ports/clock.js';
import type { Store } from '../../ports/store/store.js';
import type { Telemetry } from '../../ports/telemetry.js';

interface Asking {
  readonly store: Pick<Store, 'now'>;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export class ClockCheck {
  #latest: ClockOffset | null = null;

  /** null: none has been made yet. */
  latest(): ClockOffset | null {
    return this.#latest;
  }

  async look({ store, clock, telemetry }: Asking): Promise<void> {
    const askedAt = clock.now();
    const told = await store.now();
    const found = clockOffset({ askedAt, answeredAt: clock.now(), told });
    this.#latest = found;
    telemetry.report({ kind: 'clock', aheadSeconds: found.aheadMs / 1000, wrong: found.wrong });
  }
}
