// Timestamps are read as node-postgres reads them, only faster.
import { expect } from 'chai';
import fc from 'fast-check';
import pg from 'pg';
import { dateIn } from '../../src/adapters/store/postgres/sql/timestamps.js';

const usual = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text') as (text: string) => Date | number;

describe('a timestamp that PostgreSQL has written', () => {
  it('is the instant that node-postgres reads, whatever its fraction and its zone', () => {
    const date = fc.date({ min: new Date('0101-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });
    const digits = fc.integer({ min: 0, max: 3 });
    const zone = fc.constantFrom('+00', '-08', '+05:30', '+13:45');
    fc.assert(
      fc.property(date, digits, zone, (at, kept, offset) => {
        const [day, time = ''] = at.toISOString().slice(0, -1).split('T');
        const [seconds, fraction = ''] = time.split('.');
        const shown = fraction.slice(0, kept).replace(/0+$/, '');
        const text = `${day} ${seconds}${shown === '' ? '' : `.${shown}`}${offset}`;
        expect(dateIn(text), text).to.deep.equal(usual(text));
      }),
    );
  });

  for (const text of [
    'infinity',
    '-infinity',
    '0044-03-15 12:00:00+00 BC',
    '10000-01-01 00:00:00+00',
    '0044-03-15 12:00:00.5+00',
  ])
    it(`is what node-postgres reads: ${text}`, () => {
      expect(dateIn(text)).to.deep.equal(usual(text));
    });
});
