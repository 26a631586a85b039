// What is to be expected, because it came at this time of the week before.
import { expect } from 'chai';
import fc from 'fast-check';
import { wallAt } from '../../src/core/deciding/calendar.js';
import { expectedOf, sameStretches } from '../../src/core/warm-up/expected-load.js';
import { monday } from '../support/scenes.js';

const calendar = { time_zone: 'Europe/Berlin', holidays: [] };
const ahead = { weeks: 4, look_ahead_seconds: 1_800 };
const shown = (now: number, zone = 'Europe/Berlin') => {
  const { date, minutes } = wallAt(now, zone);
  return `${date} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
};

describe('the same time of the week', () => {
  it('is that of the wall clock, also where a clock change lies between', () => {
    // Monday 13:00 in Berlin; on 25 October the clock went back.
    const stretches = sameStretches(monday, { ...ahead, weeks: 5 }, calendar);
    expect(stretches.map(({ from }) => shown(from))).to.deep.equal([
      '2026-11-16 13:00',
      '2026-11-09 13:00',
      '2026-11-02 13:00',
      '2026-10-26 13:00',
      '2026-10-19 13:00',
    ]);
    expect(stretches.map(({ from, to }) => (to - from) / 1000)).to.deep.equal([1_800, 1_800, 1_800, 1_800, 1_800]);
  });

  it('is not looked at in weeks in which it was a holiday, and on a holiday nothing is expected', () => {
    const left = sameStretches(monday, ahead, { ...calendar, holidays: ['2026-11-09', '2026-11-10'] });
    expect(left.map(({ from }) => shown(from))).to.deep.equal(['2026-11-16 13:00', '2026-11-02 13:00', '2026-10-26 13:00']);
    expect(sameStretches(monday, ahead, { ...calendar, holidays: ['2026-11-23'] })).to.deep.equal([]);
  });

  it('lies in the past, whenever it is, and shows the same wall clock wherever that time is given', () => {
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC');
    const instants = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2030-01-01') });
    fc.assert(
      fc.property(instants, zones, fc.integer({ min: 2, max: 12 }), (now, zone, weeks) => {
        const stretches = sameStretches(now, { weeks, look_ahead_seconds: 21_600 }, { time_zone: zone, holidays: [] });
        expect(stretches).to.have.length(weeks);
        for (const { from, to } of stretches) {
          expect(to).to.be.below(now);
          // An hour that a clock change leaves out is not shown; the one beside it is.
          const apart = Math.abs(wallAt(from, zone).minutes - wallAt(now, zone).minutes);
          expect(Math.min(apart, 1_440 - apart)).to.be.at.most(60);
        }
      }),
    );
  });
});

describe('what is expected', () => {
  it('is not known of fewer than two weeks', () => {
    expect(expectedOf([])).to.equal(null);
    expect(expectedOf([9])).to.equal(null);
  });

  it('came in at least half of the weeks, and in no more than that', () => {
    expect(expectedOf([3, 9])).to.equal(3);
    expect(expectedOf([0, 0, 7, 7])).to.equal(0);
    expect(expectedOf([0, 7, 5, 7])).to.equal(5);
    fc.assert(
      fc.property(fc.array(fc.nat(1_000), { minLength: 2, maxLength: 12, size: 'max' }), (counts) => {
        const expected = expectedOf(counts)!;
        expect(counts.filter((count) => count >= expected).length).to.be.at.least(counts.length / 2);
        expect(counts.filter((count) => count > expected).length).to.be.at.most(counts.length / 2);
      }),
    );
  });
});
