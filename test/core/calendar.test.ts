import { expect } from 'chai';
import fc from 'fast-check';
import { calendarAt, instantAt, wallAt } from '../../src/core/deciding/calendar.js';
import { CalendarSettings } from '../../src/core/settings/calendar-settings.js';

const dublin = CalendarSettings.parse({ time_zone: 'Europe/Dublin', holidays: ['2026-12-25'] });
const at = (iso: string, settings = dublin) => calendarAt(Date.parse(iso), settings);

describe('business calendar', () => {
  const table: Record<string, [string, boolean]> = {
    'a Monday at 08:00 in winter is business time': ['2026-11-23T08:00:00Z', true],
    'a Monday at 07:59 in winter is not': ['2026-11-23T07:59:59Z', false],
    'a Monday at 18:00 is not: the end is outside': ['2026-11-23T18:00:00Z', false],
    'a Monday at 08:00 in summer is 07:00 UTC': ['2026-07-06T07:00:00Z', true],
    'a Sunday is not': ['2026-11-22T12:00:00Z', false],
    'a holiday is not': ['2026-12-25T12:00:00Z', false],
  };
  for (const [name, [iso, expected]] of Object.entries(table)) it(name, () => expect(at(iso).business_time).to.equal(expected));

  it('takes weekday and date from the wall of the zone, not from UTC', () => {
    const auckland = CalendarSettings.parse({ time_zone: 'Pacific/Auckland' });
    expect(at('2026-11-22T12:00:00Z', auckland)).to.include({ date: '2026-11-23', weekday: 1, hour: 1 });
  });

  it('answers each instant of a minute, and each of the next, as its own', () => {
    const edge = Date.parse('2026-11-23T08:00:00Z');
    const seen = [-1001, -1, 0, 59_999, 60_000].map((after) => calendarAt(edge + after, dublin));
    expect(
      seen.map(({ business_time: open, minute, epoch_seconds: seconds }) => [open, minute, seconds - edge / 1000]),
    ).to.deep.equal([
      [false, 59, -2],
      [false, 59, -1],
      [true, 0, 0],
      [true, 0, 59],
      [true, 1, 60],
    ]);
  });

  it('knows hours that go over midnight, and to which day they belong', () => {
    const night = CalendarSettings.parse({ time_zone: 'UTC', business_hours: [{ days: [5], from: '22:00', to: '06:00' }] });
    expect(at('2026-11-27T23:00:00Z', night).business_time).to.equal(true); // Friday night
    expect(at('2026-11-28T05:59:00Z', night).business_time).to.equal(true); // its Saturday morning
    expect(at('2026-11-28T06:00:00Z', night).business_time).to.equal(false);
    expect(at('2026-11-28T23:00:00Z', night).business_time).to.equal(false); // Saturday night
  });

  it('takes hours that end when they begin for the whole day from then on', () => {
    const whole = CalendarSettings.parse({ time_zone: 'UTC', business_hours: [{ days: [5], from: '08:00', to: '08:00' }] });
    const open = ['2026-11-27T07:59:00Z', '2026-11-27T08:00:00Z', '2026-11-28T07:59:00Z', '2026-11-28T08:00:00Z'].map(
      (instant) => at(instant, whole).business_time,
    );
    expect(open).to.deep.equal([false, true, true, false]);
  });

  it('counts Sunday night as Sunday’s, and a night as the holiday on which it begins', () => {
    const night = (day: number, holidays: string[] = []) =>
      CalendarSettings.parse({ time_zone: 'UTC', holidays, business_hours: [{ days: [day], from: '22:00', to: '06:00' }] });
    expect(at('2026-11-23T05:00:00Z', night(7)).business_time, 'Monday morning').to.equal(true);
    const saturday = (holiday: string) => at('2026-11-28T05:00:00Z', night(5, [holiday])).business_time;
    expect([saturday('2026-11-27'), saturday('2026-11-28')]).to.deep.equal([false, true]);
  });

  it('has ten business hours also on a day with a clock change, where the day is 23 or 25 hours long', () => {
    const everyDay = CalendarSettings.parse({
      time_zone: 'Europe/Dublin',
      business_hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '18:00' }],
    });
    for (const day of ['2026-03-29', '2026-10-25']) {
      const minutes = Array.from(
        { length: 26 * 60 },
        (_, minute) => Date.parse(`${day}T00:00:00Z`) - 3_600_000 + minute * 60_000,
      );
      const business = minutes.filter(
        (instant) => calendarAt(instant, everyDay).date === day && calendarAt(instant, everyDay).business_time,
      );
      expect(business.length, day).to.equal(600);
    }
  });

  it('lets a night window that begins before the clocks go back last an hour longer', () => {
    const night = CalendarSettings.parse({
      time_zone: 'Europe/Dublin',
      business_hours: [{ days: [6], from: '22:00', to: '06:00' }],
    });
    const minutes = Array.from({ length: 24 * 60 }, (_, minute) => Date.parse('2026-10-24T12:00:00Z') + minute * 60_000);
    expect(minutes.filter((instant) => calendarAt(instant, night).business_time).length).to.equal(9 * 60);
  });

  it('is defined at every instant in every zone', () => {
    const zones = [
      'UTC',
      'Europe/Dublin',
      'America/Sao_Paulo',
      'Asia/Kathmandu',
      'Africa/Cairo',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), fc.constantFrom(...zones), (instant, zone) => {
        const facts = calendarAt(instant, CalendarSettings.parse({ time_zone: zone }));
        expect(facts.weekday).to.be.within(1, 7);
        expect(facts.hour).to.be.within(0, 23);
        expect(facts.date).to.match(/^\d{4}-\d\d-\d\d$/);
      }),
    );
  });

  it('is that of the settings of now: others hold from the same instant on', () => {
    const noon = '2026-11-23T12:00:00Z';
    expect(at(noon).business_time).to.equal(true);
    expect(at(noon, CalendarSettings.parse({ holidays: ['2026-11-23'] }))).to.include({ business_time: false, holiday: true });
    expect(at(noon).business_time).to.equal(true);
  });

  it('refuses a zone that there is not, with its path', () => {
    const refused = CalendarSettings.safeParse({ time_zone: 'Europe/Atlantis' });
    expect(refused.error?.issues[0]).to.deep.include({ path: ['time_zone'] });
  });
});

describe('the instant at which a wall clock shows a time', () => {
  const utc = (date: string, minutes: number, zone: string) => new Date(instantAt({ date, minutes }, zone)).toISOString();

  it('is that of the zone, in winter and in summer, east and west, and by the half hour', () => {
    expect(utc('2026-01-15', 8 * 60, 'Europe/Dublin')).to.equal('2026-01-15T08:00:00.000Z');
    expect(utc('2026-07-15', 8 * 60, 'Europe/Dublin')).to.equal('2026-07-15T07:00:00.000Z');
    expect(utc('2026-07-15', 8 * 60 + 30, 'Asia/Kolkata')).to.equal('2026-07-15T03:00:00.000Z');
    expect(utc('2026-07-15', 0, 'America/New_York')).to.equal('2026-07-15T04:00:00.000Z');
    for (const [hours, instant] of [
      [1, '06:00'],
      [3, '07:00'],
      [5, '09:00'],
    ] as const) {
      expect(utc('2026-03-08', hours * 60, 'America/New_York'), `${hours} o'clock, about the change at two`).to.equal(
        `2026-03-08T${instant}:00.000Z`,
      );
    }
    expect(utc('2026-03-29', 2 * 60, 'Europe/Dublin'), 'an hour after clocks went forward').to.equal('2026-03-29T01:00:00.000Z');
  });

  it('shows that time, at every time that the clock shows', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Dublin', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), zones, (minutes, zone) => {
        const shown = wallAt(Date.parse('2024-01-01T00:00:00Z') + minutes * 60_000, zone);
        expect(wallAt(instantAt(shown, zone), zone)).to.deep.equal(shown);
      }),
    );
  });
});
