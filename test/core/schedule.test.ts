import { expect } from 'chai';
import fc from 'fast-check';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { readJobBody } from '../../src/core/model-jobs/model-job.js';
import type { Checked } from '../../src/core/problem.js';
import { firingOf, readScheduleBody, type Fires } from '../../src/core/schedules/schedule.js';

const minute = 60_000;
const at = Date.parse('2026-11-26T10:00:00Z');
/** At every whole minute. */
const everyMinute: Fires = {
  next: (after) => (Math.floor(after / minute) + 1) * minute,
  last: (before, count) => Array.from({ length: count }, (_, back) => (Math.ceil(before / minute) - 1 - back) * minute),
};
const never: Fires = { next: () => null, last: (before, count) => everyMinute.last(before, count) };
const catchUp = { firesMax: 2, ageMaxMs: 3_600_000 };
const due = { nextAt: at, executions: 0, executionsMax: null, endsAt: null };

describe('schedule: what becomes of it when its time has come', () => {
  it('on time it fires once, and is due again at the next fire', () => {
    const fired = { fires: [at], missed: false, executions: 1, nextAt: at + minute, over: null };
    expect(firingOf(due, everyMinute, at + 900, catchUp)).to.deep.equal(fired);
  });

  it('after a time away the newest fires are made up for, and no more than may be', () => {
    const { fires, missed, nextAt } = firingOf(due, everyMinute, at + 30 * minute, catchUp);
    expect(fires).to.deep.equal([at + 29 * minute, at + 30 * minute]);
    expect({ missed, nextAt }).to.deep.equal({ missed: true, nextAt: at + 31 * minute });
  });

  it('what was missed for too long is not made up for', () => {
    const hourly: Fires = { next: () => at + 48 * 3_600_000, last: () => [at] };
    const { fires, missed } = firingOf(due, hourly, at + 2 * 3_600_000, catchUp);
    expect({ fires, missed }).to.deep.equal({ fires: [], missed: true });
  });

  it('with nothing to be made up for, a fire that is on time still fires', () => {
    const none = { firesMax: 0, ageMaxMs: 0 };
    expect(firingOf(due, everyMinute, at + 2_000, none).fires).to.deep.equal([at]);
    const late = firingOf({ ...due, nextAt: at - 5 * minute }, everyMinute, at + 2_000, none);
    expect([late.fires, late.missed], 'those before it were missed').to.deep.equal([[at], true]);
  });

  it('a fire is on time for a minute, and no longer', () => {
    const hourly: Fires = { next: () => at + 60 * minute, last: () => [at] };
    const firesAt = (now: number) => firingOf(due, hourly, now, { firesMax: 0, ageMaxMs: 0 }).fires;
    expect([firesAt(at + minute), firesAt(at + minute + 1)]).to.deep.equal([[at], []]);
  });

  it('it ends when it has run as often as it may, and never runs once more', () => {
    const last = firingOf({ nextAt: at, executions: 2, executionsMax: 3, endsAt: null }, everyMinute, at + 10 * minute, catchUp);
    expect(last).to.include({ executions: 3, nextAt: null, over: 'ran-as-often-as-it-may' });
    expect(last.fires).to.deep.equal([at + 10 * minute]);
  });

  it('it goes on while it may run more often', () => {
    const more = firingOf({ nextAt: at, executions: 1, executionsMax: 3, endsAt: null }, everyMinute, at, catchUp);
    expect(more).to.deep.include({ fires: [at], executions: 2, nextAt: at + minute, over: null });
  });

  it('of several within the last minute only the newest is on time: the others are made up for, or missed', () => {
    const half = minute / 2;
    const everyHalf: Fires = { next: (after) => after + half, last: (before) => [before - 1, before - 1 - half] };
    const none = firingOf({ ...due, nextAt: at }, everyHalf, at + half, { firesMax: 0, ageMaxMs: 0 });
    expect([none.fires, none.missed]).to.deep.equal([[at + half], true]);
  });

  it('what was missed for exactly as long as may be is made up for', () => {
    const hourly: Fires = { next: () => at + 48 * 3_600_000, last: () => [at] };
    expect(firingOf(due, hourly, at + catchUp.ageMaxMs, catchUp).fires).to.deep.equal([at]);
  });

  it('it ends when it does not fire again', () => {
    expect(firingOf(due, never, at, catchUp)).to.include({ nextAt: null, over: 'never-fires-again' });
  });

  it('with an end it fires up to that instant and not after, however late it is looked at', () => {
    const ending = { ...due, nextAt: at - 2 * minute, endsAt: at };
    expect(firingOf(ending, everyMinute, at - minute, catchUp)).to.include({ nextAt: at, over: null });
    const last = firingOf(ending, everyMinute, at + 30 * minute, catchUp);
    expect(last).to.deep.include({ fires: [at - minute, at], nextAt: null, over: 'its-time-has-ended' });
    expect(firingOf({ ...due, endsAt: at + minute - 1 }, everyMinute, at, catchUp)).to.include({ over: 'its-time-has-ended' });
  });

  it('whenever it is looked at: each fire at most once, never one of the future, never beyond its count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7_200_000 }), { maxLength: 30, size: 'max' }),
        fc.integer({ min: 1, max: 40 }),
        (waits, executionsMax) => {
          let now = at;
          let state: { nextAt: number | null; executions: number } = { nextAt: at, executions: 0 };
          const fires: number[] = [];
          for (const wait of waits) {
            now += wait;
            if (state.nextAt === null || state.nextAt > now) continue;
            const firing = firingOf(
              { nextAt: state.nextAt, executions: state.executions, executionsMax, endsAt: null },
              everyMinute,
              now,
              catchUp,
            );
            for (const one of firing.fires) expect(one).to.be.at.most(now);
            fires.push(...firing.fires);
            state = firing;
          }
          expect(new Set(fires).size).to.equal(fires.length);
          expect(fires).to.deep.equal([...fires].sort((a, b) => a - b));
          expect(fires.length).to.equal(state.executions).and.to.be.at.most(executionsMax);
        },
      ),
    );
  });
});

describe('schedule: what it is asked with', () => {
  it('numbers may be text, empty folders are none, and every problem is told at once', () => {
    const body = {
      modelId: 'm-1',
      configurationId: 'c-1',
      scheduleString: '0 15 10 * * ?',
      inputFolderId: '',
      maximumExecutionTime: '2',
    };
    const read = readScheduleBody(body);
    expect(read.ok && read.value).to.include({ inputFolderId: null, outputFolderId: null, executionsMax: 2, timeZone: null });
    const named = readScheduleBody({ ...body, name: 'mornings', timeZone: 'Europe/Dublin' });
    expect(named.ok && named.value).to.include({ name: 'mornings', timeZone: 'Europe/Dublin' });
    const wrong = readScheduleBody({ modelId: '../m', maximumExecutionTime: 0, scheduleString: 7 });
    expect(wrong.ok ? [] : wrong.problems.map(({ path }) => path)).to.have.members([
      ...['modelId', 'configurationId', 'scheduleString', 'maximumExecutionTime'],
    ]);
  });
});

describe('bodies of the Job Manager API', () => {
  it('say of a word in the place of a number what is expected there', () => {
    const ids = { modelId: 'm', configurationId: 'c', scheduleString: '0 0 0 * * ?' };
    const messagesOf = (read: Checked<unknown>) => (read.ok ? [] : read.problems.map(({ message }) => message));
    const job = readJobBody({ ...ids, maximumExecutionTimeInSeconds: '2h' });
    const schedule = readScheduleBody({ ...ids, maximumExecutionTime: 'twice' });
    expect([...messagesOf(job), ...messagesOf(schedule)]).to.deep.equal([
      'must be a whole number of seconds from 1 to 2592000, as a number or as a text of digits',
      'must be a whole number from 1 to 1000000, as a number or as a text of digits',
    ]);
  });
});

describe('cron as Quartz writes it', () => {
  const after = (expression: string, from: string, zone = 'UTC', count = 3): string[] => {
    const read = quartzTimes.read(expression, zone);
    if (!read.ok) throw new Error(read.reason);
    const fires: string[] = [];
    let now: number | null = Date.parse(from);
    for (let left = count; left > 0 && now !== null; left -= 1) {
      now = read.fires.next(now);
      if (now !== null) fires.push(new Date(now).toISOString().replace('.000Z', 'Z'));
    }
    return fires;
  };

  /** 1 January 2026 is a Thursday. */
  const meanings: Record<string, string[]> = {
    '0 15 10 * * ?': ['2026-01-01T10:15:00Z', '2026-01-02T10:15:00Z'],
    '0 15 10 ? * MON-FRI': ['2026-01-01T10:15:00Z', '2026-01-02T10:15:00Z', '2026-01-05T10:15:00Z'],
    '0 15 10 ? * 1': ['2026-01-04T10:15:00Z'], // Sunday
    '0 15 10 ? * L': ['2026-01-03T10:15:00Z'], // Saturday
    '0 15 10 ? * 6L': ['2026-01-30T10:15:00Z', '2026-02-27T10:15:00Z'], // the last Friday
    '0 15 10 ? * 6#3': ['2026-01-16T10:15:00Z', '2026-02-20T10:15:00Z'], // the third Friday
    '0 15 10 L * ?': ['2026-01-31T10:15:00Z', '2026-02-28T10:15:00Z'],
    '0 0 12 LW * ?': ['2026-01-30T12:00:00Z'],
    '0 0 12 15W * ?': ['2026-01-15T12:00:00Z', '2026-02-16T12:00:00Z'],
    '0 0/15 * * * ?': ['2026-01-01T00:15:00Z', '2026-01-01T00:30:00Z'],
    '30 5/20 8-9 * * ?': ['2026-01-01T08:05:30Z', '2026-01-01T08:25:30Z', '2026-01-01T08:45:30Z'],
    '0 0 22-2 * * ?': ['2026-01-01T01:00:00Z', '2026-01-01T02:00:00Z', '2026-01-01T22:00:00Z'],
    '0 0 0 ? * FRI-MON': ['2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-01-04T00:00:00Z'],
    '0 11 11 11 11 ? 2027': ['2027-11-11T11:11:00Z'],
  };
  for (const [expression, fires] of Object.entries(meanings)) {
    it(expression, () => expect(after(expression, '2026-01-01T00:00:00Z', 'UTC', fires.length)).to.deep.equal(fires));
  }

  it('over a clock change a fixed time comes once a day, also when the clock skips it or shows it twice', () => {
    const spring = ['2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'];
    expect(after('0 30 2 * * ?', '2026-03-28T00:00:00Z', 'Europe/Berlin')).to.deep.equal(spring);
    const autumn = ['2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'];
    expect(after('0 30 2 * * ?', '2026-10-24T00:00:00Z', 'Europe/Berlin')).to.deep.equal(autumn);
  });

  it('in New York too, and in Dublin, whose summer is the standard: a time that is not there comes when the clock goes on, one that comes twice comes once', () => {
    const skipped = ['2026-03-07T07:30:00Z', '2026-03-08T07:00:00Z', '2026-03-09T06:30:00Z'];
    expect(after('0 30 2 * * ?', '2026-03-07T00:00:00Z', 'America/New_York')).to.deep.equal(skipped);
    const twice = ['2026-10-31T05:30:00Z', '2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z'];
    expect(after('0 30 1 * * ?', '2026-10-31T00:00:00Z', 'America/New_York')).to.deep.equal(twice);
    const inDublin = ['2026-03-28T01:30:00Z', '2026-03-29T01:00:00Z', '2026-03-30T00:30:00Z'];
    expect(after('0 30 1 * * ?', '2026-03-28T00:00:00Z', 'Europe/Dublin')).to.deep.equal(inDublin);
    const twiceInDublin = ['2026-10-24T00:30:00Z', '2026-10-25T00:30:00Z', '2026-10-26T01:30:00Z'];
    expect(after('0 30 1 * * ?', '2026-10-24T00:00:00Z', 'Europe/Dublin')).to.deep.equal(twiceInDublin);
  });

  it('weekdays are those of the zone: Monday at eight in Auckland is Sunday in UTC, and a weekend there fires nothing', () => {
    const mondays = ['2026-01-04T19:00:00Z', '2026-01-11T19:00:00Z'];
    expect(after('0 0 8 ? * MON', '2026-01-01T00:00:00Z', 'Pacific/Auckland', 2)).to.deep.equal(mondays);
    const evenings = ['2026-01-03T01:00:00Z', '2026-01-06T01:00:00Z'];
    expect(after('0 0 20 ? * MON-FRI', '2026-01-02T02:00:00Z', 'America/New_York', 2)).to.deep.equal(evenings);
  });

  it('over a clock change what comes every half hour goes on coming every half hour', () => {
    const fires = after('0 0/30 * * * ?', '2026-10-25T00:00:00Z', 'Europe/Dublin', 6).map((text) => Date.parse(text));
    for (const [index, fire] of fires.slice(1).entries()) expect(fire - fires[index]!).to.equal(30 * minute);
  });

  it('what was before is told the newest first, the instant itself left out', () => {
    const read = quartzTimes.read('0 0 * * * ?', 'UTC');
    const last = read.ok ? read.fires.last(Date.parse('2026-01-01T10:00:00Z'), 2) : [];
    expect(last.map((one) => new Date(one).getUTCHours())).to.deep.equal([9, 8]);
    expect(read.ok ? read.fires.last(Date.parse('2026-01-01T10:00:00Z') + 1, 1) : []).to.deep.equal([
      Date.parse('2026-01-01T10:00:00Z'),
    ]);
  });

  const refused: Record<string, RegExp> = {
    '0 15 10 * *': /5 fields/,
    '@daily': /1 fields/,
    '0 15 10 15 * 2': /one of them has to be \?/,
    '0 0 12 ? * ?': /not for both/,
    '? 0 12 * * ?': /\? stands alone/,
    '0 0 12 L-3 * ?': /not supported/,
    '0 0 12 ? * 8': /1 \(Sunday\) to 7/,
    '0 0 12 ? * 0': /1 \(Sunday\) to 7/,
    '61 * * * * ?': /seconds are 0 to 59, and 61 is none/,
    '0 0 24 * * ?': /hours are 0 to 23, and 24 is none/,
    '0 0 12 1,32 * ?': /days of month are 1 to 31, and 32 is none/,
    '0 0 12 0W * ?': /days of month are 1 to 31, and 0 is none/,
    '0 0 12 1 11-13/2 ?': /months are 1 to 12, and 13 is none/,
    '0 0 12 * FOO ?': /not a cron expression/,
  };
  for (const [expression, reason] of Object.entries(refused)) {
    it(`is not one: ${expression}`, () => {
      const read = quartzTimes.read(expression, 'UTC');
      expect(read.ok ? '' : read.reason).to.match(reason);
    });
  }

  it('a zone that there is not is refused', () => {
    const read = quartzTimes.read('0 15 10 * * ?', 'Europe/Atlantis');
    expect(read).to.include({ ok: false, of: 'zone' });
    expect(read.ok ? '' : read.reason).to.include('Europe/Atlantis');
  });
});
