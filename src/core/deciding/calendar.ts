// Business time, on the wall clock of an IANA zone: weekdays, holidays and hours, right on days that a clock change makes 23 or 25 hours
// long, because the wall clock is read for each instant and never calculated from an offset.
import type { CalendarFacts } from './facts.js';
import type { Instant } from '../ids.js';
import { Recent } from '../recent.js';
import type { CalendarSettings } from '../settings/calendar-settings.js';

export interface Wall {
  readonly date: string;
  /** 1 (Monday) to 7 (Sunday). */
  readonly weekday: number;
  /** Of the day. */
  readonly minutes: number;
}

const minutesOfDay = 1440;
/** A reader takes 30 KB, and the zone of a schedule is as its sender writes it: in capital letters and small ones there are thousands of each. */
const readersMax = 100;
const readers = new Recent<string, Intl.DateTimeFormat>(readersMax);

type OfTheMinute = Omit<CalendarFacts, 'epoch_seconds'>;

let last: { readonly now: Instant; readonly settings: CalendarSettings; readonly facts: CalendarFacts } | null = null;
let shown: { readonly minute: number; readonly settings: CalendarSettings; readonly facts: OfTheMinute } | null = null;

/** A pass asks for one instant hundreds of times: the last answer is kept. */
export function calendarAt(now: Instant, settings: CalendarSettings): CalendarFacts {
  if (last?.now !== now || last.settings !== settings)
    last = { now, settings, facts: { ...minuteOf(now, settings), epoch_seconds: Math.floor(now / 1000) } };
  return last.facts;
}

/**
 * At 200 requests a second there are as many passes, and reading the wall costs 13 us, 60 where nothing is warm: it is kept for its minute. Offsets of
 * zones have been whole minutes since 1972.
 */
function minuteOf(now: Instant, settings: CalendarSettings): OfTheMinute {
  const minute = Math.floor(now / 60_000);
  if (shown?.minute !== minute || shown.settings !== settings) shown = { minute, settings, facts: readCalendar(now, settings) };
  return shown.facts;
}

function readCalendar(now: Instant, settings: CalendarSettings): OfTheMinute {
  const wall = wallAt(now, settings.time_zone);
  return {
    business_time: isBusinessTime(wall, settings),
    holiday: settings.holidays.includes(wall.date),
    weekday: wall.weekday,
    hour: Math.floor(wall.minutes / 60),
    minute: wall.minutes % 60,
    date: wall.date,
    time_zone: settings.time_zone,
  };
}

/** The instant at which the wall clock of the zone shows this; within an hour of it where the clock is put forward just then. */
export function instantAt({ date, minutes }: Pick<Wall, 'date' | 'minutes'>, zone: string): Instant {
  const wanted = wallMs(date, minutes);
  const offAt = (instant: Instant) => {
    const shown = wallAt(instant, zone);
    return wanted - wallMs(shown.date, shown.minutes);
  };
  const near = wanted + offAt(wanted);
  return near + offAt(near);
}

function wallMs(date: string, minutes: number): number {
  return Date.parse(`${date}T00:00:00Z`) + minutes * 60_000;
}

/** The day of the week of a date, 1 (Monday) to 7 (Sunday). */
export function weekdayOf(date: string): number {
  const sundayFirst = new Date(`${date}T00:00:00Z`).getUTCDay();
  return sundayFirst === 0 ? 7 : sundayFirst;
}

function isBusinessTime(wall: Wall, settings: CalendarSettings): boolean {
  const before: Wall = {
    date: dayBefore(wall.date),
    weekday: wall.weekday === 1 ? 7 : wall.weekday - 1,
    minutes: wall.minutes + minutesOfDay,
  };
  return [wall, before].some(
    (day) =>
      !settings.holidays.includes(day.date) &&
      settings.business_hours.some((hours) => hours.days.includes(day.weekday) && isWithin(day.minutes, hours)),
  );
}

function isWithin(minutes: number, hours: { readonly from: string; readonly to: string }): boolean {
  const from = minutesAt(hours.from);
  const to = minutesAt(hours.to);
  return minutes >= from && minutes < (to > from ? to : to + minutesOfDay);
}

function minutesAt(time: string): number {
  const [hour = '0', minute = '0'] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

export function dayBefore(date: string, days = 1): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What the wall clock of a zone shows. */
export function wallAt(now: Instant, zone: string): Wall {
  const parts = Object.fromEntries(
    readerOf(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  return { date, weekday: weekdayOf(date), minutes: Number(parts['hour']) * 60 + Number(parts['minute']) };
}

/** Making a formatter costs 50 us, using one 2 us: they are kept, one a zone. */
function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  readers.set(zone, made);
  return made;
}
