// Requests of jobs that say for themselves how long they are kept. All that have ended are read, from the newest to the oldest, a page at a time:
// no index knows them by their job, for it would be written for every request of everybody. A pass costs nothing where no job says anything.
import { surplusAt } from '../core/keeping.js';
import type { Instant, RequestId } from '../core/ids.js';
import type { RetentionParts } from './parts.js';

/** Rows that one statement reads: some 5 ms. */
const pageMax = 5_000;

/** Answers how many went. Each page is older than the one before it: the pass ends with the oldest. */
export async function removeByJob(parts: RetentionParts, begun: Instant): Promise<number> {
  const { store, clock, keepings, pauseMs } = parts;
  if (keepings.jobs.size === 0) return 0;
  const surplus = surplusAt(keepings, begun);
  const jobIds = [...keepings.jobs.keys()];
  const anyBefore = keepings.keepMs === null ? null : begun - keepings.keepMs;
  let sum = 0;
  let before = begun + 1;
  for (;;) {
    const page = await store.ended({ before, jobIds, anyBefore, max: pageMax });
    const last = page.at(-1);
    if (last === undefined) return sum;
    sum += await removeAll(parts, surplus(page));
    before = last.finishedAt;
    await clock.pause(pauseMs);
  }
}

async function removeAll({ store, clock, batchMax, pauseMs }: RetentionParts, ids: readonly RequestId[]): Promise<number> {
  let sum = 0;
  for (let from = 0; from < ids.length; from += batchMax) {
    if (from > 0) await clock.pause(pauseMs);
    sum += await store.remove(ids.slice(from, from + batchMax));
  }
  return sum;
}
