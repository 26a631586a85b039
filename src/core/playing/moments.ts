// Times of a scenario, on the wall clock of a zone: a day and a time, or a time alone, which is that time of each day. In: what is written, and the
// period. Out: instants and windows within it, right on days that a clock change makes longer or shorter.
import { z } from 'zod';
import { dayBefore, instantAt, wallAt } from '../deciding/calendar.js';
import type { Instant } from '../ids.js';
import type { Period } from './past-tally.js';

const form = /^(?:(\d{4}-\d{2}-\d{2})T)?([01]\d|2[0-3]):([0-5]\d)$/;

const said = 'must be a time of day such as 09:00, which is each day, or a day and a time such as 2026-11-30T09:00';

export const Moment = z
  .string()
  .regex(form, said)
  .refine((text) => isDay(dayOf(text)), 'there is no such day');

/** Of one moment only. */
export const DatedMoment = Moment.refine((text) => dayOf(text) !== null, 'must be a day and a time such as 2026-11-30T00:00');

export const windowShape = { from: Moment.optional(), until: Moment.optional() };

export interface Window {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

export interface Zoned {
  readonly period: Period;
  readonly zone: string;
}

/** null: it is a window. */
export function windowProblem({ from, until }: Window): string | null {
  if (from === undefined || until === undefined) return null;
  const [begins, ends] = [dayOf(from), dayOf(until)];
  if ((begins === null) !== (ends === null)) return 'from and until must both name a day, or neither';
  if (begins !== null && until <= from) return 'must be after from';
  return null;
}

export function instantOf(text: string, zone: string, day = dayOf(text)): Instant {
  const [, , hour = '0', minute = '0'] = form.exec(text) ?? [];
  return instantAt({ date: day ?? '1970-01-01', minutes: Number(hour) * 60 + Number(minute) }, zone);
}

export function momentsIn(text: string, { period, zone }: Zoned): readonly Instant[] {
  const days = dayOf(text) === null ? daysOf({ period, zone }) : [dayOf(text)];
  return days.map((day) => instantOf(text, zone, day)).filter((at) => at >= period.from && at < period.until);
}

export function windowsIn({ from, until }: Window, { period, zone }: Zoned): readonly Period[] {
  const all = daily({ from, until })
    ? // One that goes over midnight belongs to the day that it begins on.
      daysOf({ period, zone }).map((day) => eachDay({ from: from ?? '00:00', until: until ?? '00:00' }, zone, day))
    : [
        {
          from: from === undefined ? period.from : instantOf(from, zone),
          until: until === undefined ? period.until : instantOf(until, zone),
        },
      ];
  return all
    .map((one) => ({ from: Math.max(one.from, period.from), until: Math.min(one.until, period.until) }))
    .filter((one) => one.from < one.until);
}

function daily({ from, until }: Window): boolean {
  return [from, until].some((text) => text !== undefined && dayOf(text) === null);
}

function eachDay({ from, until }: Required<Window>, zone: string, day: string): Period {
  const begin = from ?? '00:00';
  const end = until ?? '00:00';
  return { from: instantOf(begin, zone, day), until: instantOf(end, zone, end > begin ? day : dayBefore(day, -1)) };
}

/** From the day before it, for what goes over midnight. */
function daysOf({ period, zone }: Zoned): string[] {
  const last = wallAt(period.until, zone).date;
  const days = [dayBefore(wallAt(period.from, zone).date)];
  for (let day = days[0] ?? last; day < last;) {
    day = dayBefore(day, -1);
    days.push(day);
  }
  return days;
}

function dayOf(text: string): string | null {
  return form.exec(text)?.[1] ?? null;
}

function isDay(day: string | null): boolean {
  return day === null || z.iso.date().safeParse(day).success;
}
