// When a request that waits is looked at next. A sweep that leaves it where it is writes nothing: what was recorded goes by, and the next
// sweep is what comes. Promised: nobody is told a time that is over.
import type { Instant } from '../../core/ids.js';
import type { RequestRow } from '../../ports/store/reading.js';

export interface Looking {
  readonly now: Instant;
  readonly nextSweepAt: Instant;
}

export function nextLookAt({ waits, dueAt }: Pick<RequestRow, 'waits' | 'dueAt'>, { now, nextSweepAt }: Looking): Instant {
  const recorded = waits?.checkAt ?? 0;
  return recorded > now ? recorded : Math.max(nextSweepAt, dueAt);
}

/** The row, with the next look in the place of the one that was recorded. */
export function lookedAtNext<Row extends RequestRow>(row: Row, looking: Looking): Row {
  return row.waits === null ? row : { ...row, waits: { ...row.waits, checkAt: nextLookAt(row, looking) } };
}
