// Cron as Quartz writes it. In: an expression and a zone. Out: when it fires. Promised: what Quartz reads otherwise than the library does is
// brought to one meaning here, or refused with a sentence; a day that a clock change makes longer or shorter gives no fixed time twice and
// leaves none out.
import { Cron } from 'croner';
import type { Instant } from '../../core/ids.js';
import type { Fires } from '../../core/schedules/schedule.js';
import type { CronTimes } from '../../ports/cron-times.js';

export const quartzTimes: CronTimes = {
  read: (expression, timeZone) => {
    const zone = zoneCalled(timeZone);
    if (zone === null) return { ok: false, of: 'zone', reason: `${timeZone} is not an IANA time zone such as Europe/Dublin` };
    const fields = expression.trim().toUpperCase().split(/\s+/);
    const reason = refusal(fields);
    if (reason !== null) return { ok: false, of: 'expression', reason };
    try {
      const cron = new Cron(fields.map(asRead).join(' '), {
        ...{ paused: true, timezone: zone, mode: '6-or-7-parts' },
        // Sunday is 1, and `0/15` begins at 0.
        ...{ alternativeWeekdays: true, sloppyRanges: true },
      });
      return { ok: true, fires: firesOf(cron) };
    } catch (problem) {
      const why = problem instanceof Error ? problem.message.replace(/^Cron\w+: /, '') : String(problem);
      return { ok: false, of: 'expression', reason: `is not a cron expression as Quartz writes it: ${why}`.slice(0, 300) };
    }
  },
};

function firesOf(cron: Cron): Fires {
  return {
    next: (after) => instantOf(cron.nextRun(new Date(after))),
    // The library counts back from a whole second and leaves that one out.
    last: (before, count) => cron.previousRuns(count, new Date(Math.ceil(before / 1000) * 1000)).map((date) => date.getTime()),
  };
}

function instantOf(date: Date | null): Instant | null {
  return date === null ? null : date.getTime();
}

const dayOfMonth = 3;
const dayOfWeek = 5;

/** null: nothing speaks against it so far. */
function refusal(fields: readonly string[]): string | null {
  if (fields.length !== 6 && fields.length !== 7)
    return `has ${fields.length} fields; seconds, minutes, hours, day of month, month, day of week, and a year if wished`;
  if (fields.some((field, index) => field.includes('?') && (field !== '?' || (index !== dayOfMonth && index !== dayOfWeek))))
    return '? stands alone, for the day of month or the day of week';
  return daysRefusal(fields[dayOfMonth] ?? '', fields[dayOfWeek] ?? '') ?? outside(fields);
}

/** The library would name the number that it made of the one that was written: 31 of the 32nd. */
function outside(fields: readonly string[]): string | null {
  for (const [index, { first, last, are }] of ranges.entries()) {
    const named = (fields[index] ?? '').split(',').flatMap((part) => part.replace(/[/#].*/, '').match(/\d+/g) ?? []);
    const wrong = named.find((number) => Number(number) < first || Number(number) > last);
    if (wrong !== undefined) return `${are} are ${first} to ${last}, and ${wrong} is none`;
  }
  return null;
}

function daysRefusal(month: string, week: string): string | null {
  if (month === '?' && week === '?') return '? may stand for the day of month or for the day of week, not for both';
  if (![month, week].some((field) => field === '?' || field === '*'))
    return 'names a day of month and a day of week: one of them has to be ?';
  if (/^L-/.test(month)) return `${month} is not supported: count from the first day of the month, or use L or LW`;
  if (/(^|[^0-9])[089]|[0-9]{2}/.test(week.replaceAll(/#\d|\/\d+/g, '')))
    return 'days of week are 1 (Sunday) to 7, or SUN to SAT';
  return null;
}

/** L alone is Saturday for Quartz; and its ranges go over the end: FRI-MON, 22-2, 22-4/2. */
function asRead(field: string, index: number): string {
  if (index === dayOfWeek && field === 'L') return '7';
  return field
    .split(',')
    .map((part) => overTheEnd(part, index))
    .join(',');
}

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
interface Field {
  readonly are: string;
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
}
/** First and last of each field, and its names; a year does not go over any end. */
const ranges: readonly Field[] = [
  { are: 'seconds', first: 0, last: 59, names: [] },
  { are: 'minutes', first: 0, last: 59, names: [] },
  { are: 'hours', first: 0, last: 23, names: [] },
  { are: 'days of month', first: 1, last: 31, names: [] },
  { are: 'months', first: 1, last: 12, names: months },
  { are: 'days of week', first: 1, last: 7, names: weekdays },
];

/** The values of a range that goes over the end; its steps are counted from its beginning, as those of any other. */
function overTheEnd(part: string, index: number): string {
  const range = ranges[index];
  const [, from, to, step = '1'] = /^(\w+)-(\w+)(?:\/([1-9]\d*))?$/.exec(part) ?? [];
  if (range === undefined || from === undefined || to === undefined) return part;
  const [first, last] = [numberOf(from, range), numberOf(to, range)];
  if (!(first > last) || first > range.last || last < range.first) return part;
  const count = range.last - range.first + 1;
  const values: number[] = [];
  for (let at = first; at <= last + count; at += Number(step)) values.push(((at - range.first) % count) + range.first);
  return values.join(',');
}

function numberOf(text: string, { names, first }: Field): number {
  return names.includes(text) ? names.indexOf(text) + first : Number(text);
}

/** The one name of it, however it is written: the library keeps something of each that it is given, for ever. null: there is none. */
function zoneCalled(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
