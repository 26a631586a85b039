// Each way of writing a zone, in capital letters and small ones, is another text: whoever sends schedules must not fill the memory with them.
import { expect } from 'chai';
import { quartzTimes } from '../../src/adapters/clock/quartz-times.js';
import { wallAt } from '../../src/core/deciding/calendar.js';

const name = 'america/argentina/comodrivadavia';

/** Thousands of them mean the same zone. */
function written(way: number): string {
  return Array.from(name, (letter, at) => (((way >> (at % 30)) & 1) === 1 ? letter.toUpperCase() : letter)).join('');
}

interface Made {
  readonly timeZone?: string;
  readonly second?: string;
}

/** What was made to read zones while `work` went on. */
function madeBy(work: () => void): readonly Made[] {
  const made: Made[] = [];
  const real = Intl.DateTimeFormat;
  const noted = new Proxy(real, {
    construct: (target, [locale, options]: [string, Made]) => (made.push(options), new target(locale, options as object)),
  });
  Intl.DateTimeFormat = noted;
  try {
    work();
  } finally {
    Intl.DateTimeFormat = real;
  }
  return made;
}

describe('zones as they are written', () => {
  it('are one zone for the library that reads cron: what it keeps of each is kept once', () => {
    const made = madeBy(() => {
      for (let way = 1; way < 20; way += 1) {
        const read = quartzTimes.read('0 0 2 * * ?', written(way));
        expect(read.ok && read.fires.next(0)).to.equal(Date.parse('1970-01-01T05:00:00Z'));
      }
    });
    const kept = new Set(made.filter(({ second }) => second !== undefined).map(({ timeZone }) => timeZone));
    expect([...kept].filter((zone) => zone?.toLowerCase().startsWith('america/'))).to.have.length.of.at.most(1);
  });

  it('are forgotten by the calendar when there have been many others', () => {
    wallAt(0, 'Europe/Dublin');
    const again = madeBy(() => wallAt(0, 'Europe/Dublin'));
    expect(again).to.deep.equal([]);
    for (let way = 0; way < 1_000; way += 1) expect(wallAt(0, written(way)).date).to.equal('1969-12-31');
    expect(madeBy(() => wallAt(0, 'Europe/Dublin')).map(({ timeZone }) => timeZone)).to.deep.equal(['Europe/Dublin']);
  });
});
