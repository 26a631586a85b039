import { expect } from 'chai';
import { duration, relativeTime } from '../../src/words/time.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('words: how long something takes', () => {
  const told: readonly (readonly [ms: number, said: string])[] = [
    [0, '0 s'],
    [999, '0 s'],
    [59 * second, '59 s'],
    [minute, '1 min'],
    [119 * second, '1 min 59 s'],
    [9 * minute + 59 * second, '9 min 59 s'],
    [10 * minute + 59 * second, '10 min'],
    [59 * minute + 59 * second, '59 min'],
    [hour, '1 h'],
    [hour + 59 * second, '1 h'],
    [90 * minute, '1 h 30 min'],
    [10 * hour + 59 * minute, '10 h'],
    [47 * hour + 59 * minute, '47 h'],
    [2 * day, '2 d'],
    [2 * day + 23 * hour, '2 d 23 h'],
    [10 * day + 23 * hour, '10 d'],
  ];
  for (const [ms, said] of told) {
    it(`${ms} ms is ${said}`, () => expect(duration(ms)).to.equal(said));
  }

  it('what is said of a length is never a tenth less than it is, from a second on', () => {
    const unitMs: Readonly<Record<string, number>> = { s: second, min: minute, h: hour, d: day };
    const meant = (said: string) =>
      [...said.matchAll(/(\d+) (\w+)/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? NaN), 0);
    for (let ms = second; ms < 400 * day; ms += second + Math.floor(ms / 97)) {
      const whole = Math.floor(ms / second) * second;
      expect(meant(duration(ms)), duration(ms)).to.be.within(whole * 0.9, whole);
    }
  });

  it('an instant is told in the same words, before and after it', () => {
    const at = '2026-11-21T06:00:00.000Z';
    const told = (ms: number) => relativeTime(at, Date.parse(at) + ms);
    expect([told(119 * second), told(-119 * second), told(999), told(-999)]).to.deep.equal([
      '1 min 59 s ago',
      'in 1 min 59 s',
      'now',
      'now',
    ]);
  });
});
