// The first minute from which something is so. Looked for by quarters of an hour: what opens and closes within one may be passed over.
import type { Instant } from '../ids.js';

const quarterMs = 900_000;
const minuteMs = 60_000;
/** A week and a day: every window of a week opens within it. */
export const horizonMs = 8 * 86_400_000;

/** After `now`, before `limit` and within the horizon; null: at none that was looked at. */
export function firstTime(now: Instant, limit: Instant, isSo: (at: Instant) => boolean): Instant | null {
  const end = Math.min(limit, now + horizonMs);
  let before = now;
  for (let at = nextQuarter(before); at < end; at = nextQuarter(before)) {
    if (isSo(at)) return firstMinute(before, at, isSo);
    before = at;
  }
  return null;
}

function nextQuarter(at: Instant): Instant {
  return (Math.floor(at / quarterMs) + 1) * quarterMs;
}

function firstMinute(before: Instant, at: Instant, isSo: (at: Instant) => boolean): Instant {
  for (let minute = (Math.floor(before / minuteMs) + 1) * minuteMs; minute < at; minute += minuteMs)
    if (isSo(minute)) return minute;
  return at;
}
