// How many waited and ran at once, from hour to hour of a period. In: when each began and ended. Out: the mean of each part; a long period has parts of
// several hours, so that there are never more than a screen shows.
import type { Instant } from '../ids.js';
import type { Period } from './past-tally.js';

export interface TimelinePart {
  readonly from: Instant;
  readonly waiting: number;
  readonly running: number;
}

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

const hourMs = 3_600_000;
const partsMax = 48;

export function timelineOf(
  { from, until }: Period,
  { waiting, running }: { readonly waiting: readonly Span[]; readonly running: readonly Span[] },
): readonly TimelinePart[] {
  const partMs = hourMs * Math.ceil((until - from) / hourMs / partsMax);
  const count = Math.ceil((until - from) / partMs);
  const [waits, runs] = [waiting, running].map((spans) => meansOf(spans, { from, partMs, count, until }));
  return Array.from({ length: count }, (_, part) => ({
    from: from + part * partMs,
    waiting: waits?.[part] ?? 0,
    running: runs?.[part] ?? 0,
  }));
}

interface Parts extends Period {
  readonly partMs: number;
  readonly count: number;
}

function meansOf(spans: readonly Span[], { from, until, partMs, count }: Parts): readonly number[] {
  const sums = new Array<number>(count).fill(0);
  for (const span of spans) {
    const end = Math.min(span.to, until);
    for (let at = Math.max(span.from, from); at < end;) {
      const part = Math.floor((at - from) / partMs);
      const next = Math.min(end, from + (part + 1) * partMs);
      sums[part] = (sums[part] ?? 0) + next - at;
      at = next;
    }
  }
  return sums.map((ms, part) => ms / (Math.min(until, from + (part + 1) * partMs) - (from + part * partMs)));
}
