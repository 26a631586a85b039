// Retention. In: the schedule. Out: requests that ended long ago are gone, and those that their job keeps no longer, with all that hangs on them,
// and old audit entries. Promised: in small batches with a pause between them, so that nobody waits for it; a request whose response is not
// delivered stays, however old; harmless on every replica.
import { batchByBatch } from '../core/batch-by-batch.js';
import type { Instant } from '../core/ids.js';
import { someAreKeptLonger } from '../core/keeping.js';
import { removeByJob } from './by-job.js';
import type { RetentionParts } from './parts.js';

export { removeByHand } from './by-hand.js';

/** A pass ends after so many batches; what is left is left for the next one. */
const batchesMax = 10_000;

/** One pass; answers how many requests went. */
export async function retain(parts: RetentionParts): Promise<number> {
  const { store, clock, telemetry, keepings, auditKeepMs } = parts;
  const begun = clock.now();
  const old = before(begun, keepings.keepMs);
  // Where a job is kept for longer, the old ones are found with it: to step over its requests in every batch would read them over and over.
  const unseen = someAreKeptLonger(keepings) ? null : old;
  const ended = await removed(parts, unseen, fromTheOldest(store));
  const requests = ended + (await removeByJob(parts, begun));
  const done = await removed(parts, old, (at, max) => store.removeDone(at, max));
  const audit = await removed(parts, before(begun, auditKeepMs), (at, max) => store.removeAudit(at, max));
  const rates = await removed(parts, begun, (_at, max) => store.removeRates(max));
  const others = done + audit + rates;
  if (requests + others > 0) telemetry.report({ kind: 'removed', requests, others, seconds: (clock.now() - begun) / 1000 });
  return requests;
}

function before(now: Instant, keepMs: number | null): Instant | null {
  return keepMs === null ? null : now - keepMs;
}

/** Who must stay is stepped over once, and not in every batch. */
function fromTheOldest(store: RetentionParts['store']): (before: Instant, max: number) => Promise<number> {
  let from: Instant | null = null;
  return async (before, max) => {
    const { count, last } = await store.removeEnded({ from, before, max });
    from = last;
    return count;
  };
}

async function removed(
  { clock, batchMax, pauseMs }: RetentionParts,
  at: Instant | null,
  remove: (at: Instant, max: number) => Promise<number>,
): Promise<number> {
  if (at === null) return 0;
  return batchByBatch({ max: batchMax, batchesMax, pause: () => clock.pause(pauseMs) }, (max) => remove(at, max));
}
