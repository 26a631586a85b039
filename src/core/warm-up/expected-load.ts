// What is to be expected from now on, because it came at this time of the week before. In: now, how far ahead, and how many weeks are looked at. Out:
// the same stretch of the wall clock in each of them, without holidays; and of what came in each, how many are to be expected.
import { dayBefore, instantAt, wallAt } from '../deciding/calendar.js';
import type { Instant } from '../ids.js';
import type { CalendarSettings } from '../settings/calendar-settings.js';
import type { WarmUpSettings } from './warm-up-settings.js';

/** The end is outside. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** A week with a quiet or a busy day says nothing; of two it is at least known that it was no chance. */
const weeksMin = 2;

/** Nothing is expected on a holiday, whatever its weekday; and one that was says nothing. */
export function sameStretches(
  now: Instant,
  { weeks, look_ahead_seconds: seconds }: Pick<WarmUpSettings, 'weeks' | 'look_ahead_seconds'>,
  { time_zone: zone, holidays }: Pick<CalendarSettings, 'time_zone' | 'holidays'>,
): readonly Stretch[] {
  const { date, minutes } = wallAt(now, zone);
  if (holidays.includes(date)) return [];
  return Array.from({ length: weeks }, (_, index) => dayBefore(date, 7 * (index + 1)))
    .filter((day) => !holidays.includes(day))
    .map((day) => {
      const from = instantAt({ date: day, minutes }, zone);
      return { from, to: from + seconds * 1000 };
    });
}

/** The median, of two the lower one: it came in at least half of the weeks. null: too few of them are known. */
export function expectedOf(counts: readonly number[]): number | null {
  if (counts.length < weeksMin) return null;
  return counts.toSorted((a, b) => a - b)[Math.floor((counts.length - 1) / 2)] ?? null;
}
