// Cron as Quartz reads it, held against a reading of it that is as plain as can be: each field is a set of values, and each day and second is looked at.
// Quartz' own rules are those of its CronExpression.
import { expect } from 'chai';
import fc from 'fast-check';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';

/** A field, or a part of one, and the values that it stands for. */
interface Values {
  readonly text: string;
  readonly values: readonly number[];
}

interface Days {
  readonly month: string;
  readonly week: string;
  holds(day: Day): boolean;
}

interface Day {
  readonly date: number;
  /** 1 is Sunday. */
  readonly weekday: number;
  readonly last: number;
}

const secondsOfDay = 86_400;
const firesLookedAt = 3;
const from = Date.UTC(2026, 0, 1) / 1_000;
/** Within it every day of any month comes: the 29th of February in 2028. */
const to = Date.UTC(2033, 0, 1) / 1_000;
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** From `begin` to `end`, over the end of the field where that is before it. */
function stepped([min, max]: readonly [number, number], begin: number, end: number, step: number): number[] {
  const count = max - min + 1;
  const beyond = end < begin ? end + count : end;
  const steps = Array.from({ length: Math.floor((beyond - begin) / step) + 1 }, (_, index) => begin + index * step);
  return steps.map((value) => ((value - min) % count) + min);
}

function field(min: number, max: number, names: readonly string[] = []): fc.Arbitrary<Values> {
  const of = [min, max] as const;
  const number = fc.integer({ min, max });
  const value = fc.tuple(number, fc.boolean()).map(([at, named]) => ({ at, text: (named && names[at - min]) || String(at) }));
  const step = fc.integer({ min: 1, max: max - min });
  const part = fc.oneof(
    value.map(({ text, at }) => ({ text, values: [at] })),
    fc.tuple(value, value).map(([a, b]) => ({ text: `${a.text}-${b.text}`, values: stepped(of, a.at, b.at, 1) })),
    fc
      .tuple(value, value, step)
      .map(([a, b, by]) => ({ text: `${a.text}-${b.text}/${by}`, values: stepped(of, a.at, b.at, by) })),
    fc.tuple(number, step).map(([at, by]) => ({ text: `${at}/${by}`, values: stepped(of, at, max, by) })),
    step.map((by) => ({ text: `*/${by}`, values: stepped(of, min, max, by) })),
  );
  const list = fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => ({
    text: parts.map(({ text }) => text).join(','),
    values: parts.flatMap(({ values }) => values),
  }));
  return fc.oneof(part, list, fc.constant({ text: '*', values: stepped(of, min, max, 1) }));
}

/** The working day that is nearest to it and in the same month. */
function nearest(date: number, { date: at, weekday, last }: Day): number {
  const on = (((weekday - 1 + date - at) % 7) + 7) % 7;
  if (on === 6) return date === 1 ? 3 : date - 1;
  if (on === 0) return date === last ? date - 2 : date + 1;
  return date;
}

const ofMonth = fc.oneof(
  field(1, 31).map(({ text, values }) => ({ text, holds: ({ date }: Day) => values.includes(date) })),
  fc.constant({ text: 'L', holds: ({ date, last }: Day) => date === last }),
  fc.constant({ text: 'LW', holds: (day: Day) => day.date === nearest(day.last, day) }),
  fc.integer({ min: 1, max: 28 }).map((date) => ({ text: `${date}W`, holds: (day: Day) => day.date === nearest(date, day) })),
);
const aWeekday = fc.constantFrom(...weekdays.flatMap((name, index) => [name, String(index + 1)]));
const numberOf = (weekday: string) => weekdays.indexOf(weekday) + 1 || Number(weekday);
const ofWeek = fc.oneof(
  field(1, 7, weekdays).map(({ text, values }) => ({ text, holds: ({ weekday }: Day) => values.includes(weekday) })),
  fc.constant({ text: 'L', holds: ({ weekday }: Day) => weekday === 7 }),
  aWeekday.map((on) => ({
    text: `${on}L`,
    holds: ({ weekday, date, last }: Day) => weekday === numberOf(on) && date + 7 > last,
  })),
  fc.tuple(aWeekday, fc.integer({ min: 1, max: 5 })).map(([on, nth]) => ({
    text: `${on}#${nth}`,
    holds: ({ weekday, date }: Day) => weekday === numberOf(on) && Math.ceil(date / 7) === nth,
  })),
);
const days: fc.Arbitrary<Days> = fc.oneof(
  ofMonth.map(({ text, holds }) => ({ month: text, week: '?', holds })),
  ofWeek.map(({ text, holds }) => ({ month: '?', week: text, holds })),
);
const years = fc.constantFrom(
  { text: '', holds: () => true },
  { text: ' *', holds: () => true },
  { text: ' 2027', holds: (year: number) => year === 2027 },
  { text: ' 2026-2028', holds: (year: number) => year >= 2026 && year <= 2028 },
);
const expression = fc.record({
  ...{ second: field(0, 59), minute: field(0, 59), hour: field(0, 23), day: days, month: field(1, 12, months), year: years },
});
type Expression = typeof expression extends fc.Arbitrary<infer Value> ? Value : never;

const textOf = ({ second, minute, hour, day, month, year }: Expression) =>
  `${[second.text, minute.text, hour.text, day.month, month.text, day.week].join(' ')}${year.text}`;

/** The first seconds after `after` at which it fires. */
function plainly({ second, minute, hour, day, month, year }: Expression, after: number): number[] {
  const [hours, minutes, seconds] = [hour, minute, second].map(({ values }) => [...new Set(values)].sort((a, b) => a - b));
  const ofDay = (hours ?? []).flatMap((h) => (minutes ?? []).flatMap((m) => (seconds ?? []).map((s) => h * 3_600 + m * 60 + s)));
  const fires: number[] = [];
  const midnight = Math.floor(after / secondsOfDay) * secondsOfDay;
  for (let start = midnight; start < to && fires.length < firesLookedAt; start += secondsOfDay) {
    const at = new Date(start * 1_000);
    const [y, m] = [at.getUTCFullYear(), at.getUTCMonth() + 1];
    const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
    const holds = day.holds({ date: at.getUTCDate(), weekday: at.getUTCDay() + 1, last });
    if (holds && month.values.includes(m) && year.holds(y)) fires.push(...ofDay.map((s) => start + s).filter((s) => s > after));
  }
  return fires.slice(0, firesLookedAt);
}

describe('cron as Quartz reads it', () => {
  it('fires at the very seconds that its fields stand for, whatever they are, and looks back on the same', () => {
    fc.assert(
      fc.property(expression, fc.integer({ min: from, max: from + 730 * secondsOfDay }), (wanted, after) => {
        const read = quartzTimes.read(textOf(wanted), 'UTC');
        if (!read.ok) throw new Error(`${textOf(wanted)} is refused: ${read.reason}`);
        const times = plainly(wanted, after).map((second) => second * 1_000);
        let at: number | null = after * 1_000;
        const fires = times.map(() => (at = at === null ? null : read.fires.next(at)));
        expect(fires, textOf(wanted)).to.deep.equal(times);
        const last = times.at(-1);
        if (last === undefined) return;
        expect(read.fires.last(last + 1, times.length).toReversed(), textOf(wanted)).to.deep.equal(times);
      }),
      { numRuns: 400 },
    );
  });
});
