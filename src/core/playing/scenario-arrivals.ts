// When requests of a scenario come. In: what it says of one kind of them, and chance. Out: the instants, in order. A rate holds for a minute: within it
// requests come as independent people send them (a Poisson process), or as evenly as a clock sends them.
import { calendarAt, wallAt } from '../deciding/calendar.js';
import type { Instant } from '../ids.js';
import { momentsIn, windowsIn, type Zoned } from './moments.js';
import type { Arrival } from './scenario.js';
import type { Chance } from './seeded.js';
import type { CalendarSettings } from '../settings/calendar-settings.js';

export interface Arriving extends Zoned {
  readonly calendar: CalendarSettings;
  readonly load: number;
  /** No more are made. */
  readonly most: number;
}

const minuteMs = 60_000;
const hourMs = 3_600_000;

export function arrivalsOf(arrival: Arrival, arriving: Arriving, chance: Chance): readonly Instant[] {
  const all = arrival.count === undefined ? flowOf(arrival, arriving, chance) : burstsOf(arrival, arriving, chance);
  return all.sort((one, other) => one - other);
}

function burstsOf(arrival: Arrival, { load, most, ...zoned }: Arriving, chance: Chance): Instant[] {
  const { count = 0, at = '00:00', within_seconds: seconds, spread } = arrival;
  const each = Math.min(Math.round(count * load), most + 1);
  const all: Instant[] = [];
  for (const moment of momentsIn(at, zoned).filter((one) => isWanted(arrival, one, zoned))) {
    for (let index = 0; index < each && all.length <= most; index += 1)
      all.push(moment + Math.floor(seconds * 1_000 * (spread === 'even' ? index / each : chance())));
  }
  return all;
}

function flowOf(arrival: Arrival, arriving: Arriving, chance: Chance): Instant[] {
  const all: Instant[] = [];
  // Of an even flow: what has come together for the next.
  let owed = 0;
  for (const window of windowsIn(arrival, arriving)) {
    for (let from = window.from; from < window.until; from += minuteMs) {
      const until = Math.min(from + minuteMs, window.until);
      const perMs = (rateAt(arrival, from, window) * partAt(arrival, from, arriving) * arriving.load) / hourMs;
      if (perMs <= 0) continue;
      // The way to the next one, in requests.
      const way = () => (arrival.spread === 'even' ? 1 : -Math.log(1 - chance()));
      let at = from + (arrival.spread === 'even' ? 1 - owed : way()) / perMs;
      for (; at < until; at += way() / perMs) {
        all.push(Math.floor(at));
        if (all.length > arriving.most) return all;
      }
      owed = Math.max(0, 1 - (at - until) * perMs);
    }
  }
  return all;
}

/** An hour's worth, before the day and the hour are looked at. */
function rateAt(
  { per_hour: perHour = 0, ramp }: Arrival,
  at: Instant,
  { from, until }: { from: Instant; until: Instant },
): number {
  if (ramp === undefined) return perHour;
  return ramp.from_per_hour + (ramp.to_per_hour - ramp.from_per_hour) * ((at - from) / (until - from));
}

/** Of the rate. */
function partAt(arrival: Arrival, at: Instant, arriving: Zoned & Pick<Arriving, 'calendar'>): number {
  if (!isWanted(arrival, at, arriving)) return 0;
  const { by_hour: byHour, by_weekday: byWeekday } = arrival;
  if (byHour === undefined && byWeekday === undefined) return 1;
  const { minutes, weekday } = wallAt(at, arriving.zone);
  return (byHour?.[Math.floor(minutes / 60)] ?? 1) * (byWeekday?.[weekday - 1] ?? 1);
}

function isWanted({ during, days }: Arrival, at: Instant, { calendar, zone }: Zoned & Pick<Arriving, 'calendar'>): boolean {
  if (days !== undefined && !days.includes(wallAt(at, zone).weekday)) return false;
  return during === 'always' || calendarAt(at, calendar).business_time === (during === 'business-time');
}
