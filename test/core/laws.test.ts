// What holds whatever comes: the order of the queue, the table of states as a machine, and the wall clock over its changes.
import { expect } from 'chai';
import fc from 'fast-check';
import { calendarAt } from '../../src/core/deciding/calendar.js';
import {
  finalStates,
  isFinal,
  lifecycle,
  liveStates,
  next,
  queuedStates,
  states,
  type Happening,
  type State,
} from '../../src/core/lifecycle.js';
import { rankAt } from '../../src/core/deciding/order.js';
import { CalendarSettings } from '../../src/core/settings/calendar-settings.js';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

describe('the order of the waiting queue', () => {
  const request = fc.record({
    id: fc.uuid(),
    dueAt: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    priority: fc.integer({ min: 0, max: 100 }),
  });
  const perPoint = 60;
  const keyOf = ({ id, dueAt, priority }: { id: string; dueAt: number; priority: number }) =>
    [rankAt(dueAt, priority, perPoint), id] as const;
  const before = (a: ReturnType<typeof keyOf>, b: ReturnType<typeof keyOf>) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

  it('is total: of any two exactly one is first, and whoever is before who is before a third is before the third', () => {
    fc.assert(
      fc.property(request, request, request, (...three) => {
        const [a, b, c] = three.map(keyOf);
        if (a === undefined || b === undefined || c === undefined) return;
        if (a[1] !== b[1]) expect(before(a, b)).to.equal(!before(b, a));
        if (before(a, b) && before(b, c)) expect(before(a, c)).to.equal(true);
      }),
    );
  });

  it('does not change as time passes, and nobody is passed by who comes a hundred points of waiting later', () => {
    fc.assert(
      fc.property(request, request, (one, other) => {
        const gap = other.dueAt - one.dueAt;
        if (gap > 100 * perPoint * 1000) expect(before(keyOf(one), keyOf(other))).to.equal(true);
        if (gap === 0 && one.priority > other.priority) expect(before(keyOf(one), keyOf(other))).to.equal(true);
      }),
    );
  });
});

describe('the table of states as a machine', () => {
  const happenings = [...new Set(states.flatMap((state) => Object.keys(lifecycle[state])))] as Happening[];

  it('is over at the first final state, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...happenings), { maxLength: 40, size: 'max' }), (walk) => {
        let state: State = 'received';
        let ended: State | null = null;
        for (const happening of walk) {
          state = next(state, happening) ?? state;
          if (ended !== null) expect(state).to.equal(ended);
          if (isFinal(state)) ended ??= state;
        }
      }),
    );
  });

  it('has three kinds of states, and each state is of one kind', () => {
    expect([...queuedStates, ...liveStates, ...finalStates].sort()).to.deep.equal([...states].sort());
  });

  it('gives a slot only by `run` or `adopted`, and takes it only by an end or by the way back to the queue', () => {
    const isLive = (state: State) => liveStates.some((one) => one === state);
    for (const state of states)
      for (const [happening, to] of Object.entries(lifecycle[state]) as [Happening, State][]) {
        if (!isLive(state) && isLive(to)) expect(['run', 'adopted']).to.include(happening);
        if (isLive(state) && !isLive(to)) expect(isFinal(to) || ['refused', 'retried'].includes(happening)).to.equal(true);
      }
  });
});

describe('the wall clock', () => {
  // With clock changes at night, at midnight, of half an hour, in the other half of the year, and none.
  const zones = [
    'Europe/Dublin',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Pacific/Auckland',
    'Asia/Kolkata',
    'UTC',
  ];
  const settingsOf = (zone: string) => CalendarSettings.parse({ time_zone: zone });
  const begin = Date.UTC(2026, 0, 1);

  for (const zone of zones)
    it(`of ${zone} goes on by a minute a minute through the year, except where it is put forward or back, at most twice`, function () {
      this.timeout(20_000);
      const settings = settingsOf(zone);
      const wallMs = (instant: number) => {
        const { date, hour, minute } = calendarAt(instant, settings);
        return Date.parse(`${date}T00:00:00Z`) + (hour * 60 + minute) * minuteMs;
      };
      const jumps: number[] = [];
      const stepMs = 240 * minuteMs;
      let shown = wallMs(begin);
      for (let at = begin + stepMs; at < begin + 365 * dayMs; at += stepMs) {
        const jump = wallMs(at) - shown - stepMs;
        if (jump !== 0) jumps.push(jump);
        shown += stepMs + jump;
      }
      expect(jumps.length).to.be.at.most(2);
      expect(jumps.reduce((sum, jump) => sum + jump, 0)).to.equal(0);
    });

  it('has ten business hours on every weekday and none at weekends, in every zone, also when the clock changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 1, max: 363 }), (zone, day) => {
        const settings = settingsOf(zone);
        const noon = begin + day * dayMs + dayMs / 2;
        const { date, weekday } = calendarAt(noon, settings);
        let open = 0;
        for (let at = noon - 30 * 60 * minuteMs; at < noon + 30 * 60 * minuteMs; at += 15 * minuteMs) {
          const wall = calendarAt(at, settings);
          if (wall.date === date && wall.business_time) open += 15;
        }
        expect(open).to.equal(weekday <= 5 ? 600 : 0);
      }),
      { numRuns: 20 },
    );
  });
});
