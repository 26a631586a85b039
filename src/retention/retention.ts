// Retention. In: the schedule. Out: requests that ended long ago are gone, with all that hangs on them. Promised: in small batches with a
// pause between them, so that nobody waits for it; a request whose response is not delivered stays, however old; harmless on every replica.
import type { Clock } from '../ports/clock.js';
import type { RetentionStore } from '../ports/store/retention.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface RetentionParts {
  readonly store: RetentionStore;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** null: for ever. */
  readonly keepMs: number | null;
  readonly batchMax: number;
  readonly pauseMs: number;
}

/** A pass ends after so many batches; what is left is left for the next one. */
const batchesMax = 10_000;

/** One pass; answers how many requests went. */
export async function retain({ store, clock, telemetry, keepMs, batchMax, pauseMs }: RetentionParts): Promise<number> {
  if (keepMs === null) return 0;
  const begun = clock.now();
  const before = begun - keepMs;
  let requests = 0;
  let others = 0;
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const ended = await store.removeEnded(before, batchMax);
    const done = await store.removeDone(before, batchMax);
    requests += ended;
    others += done;
    if (ended < batchMax && done < batchMax) break;
    await clock.pause(pauseMs);
  }
  if (requests + others > 0) telemetry.report({ kind: 'removed', requests, others, seconds: (clock.now() - begun) / 1000 });
  return requests;
}
