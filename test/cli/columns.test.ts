import { expect } from 'chai';
import fc from 'fast-check';
import { columnsThatFit, type Measured } from '../../src/cli/printing/columns.js';
import { gap } from '../../src/cli/printing/print.js';

const column = (width: number, leftOut: number | null = null, enough: number | null = null): Measured => ({
  width,
  leftOut,
  enough,
});
const whole = { cutTo: null };

/** Of what is shown. */
function widthOf(columns: readonly Measured[], shown: ReturnType<typeof columnsThatFit>): number {
  const widths = shown.flatMap((one, index) => (one === 'left-out' ? [] : [one.cutTo ?? columns[index]?.width ?? 0]));
  return widths.reduce((sum, width) => sum + width + gap.length, -gap.length);
}

describe('cli: columns', () => {
  it('all are whole where there is room', () => {
    expect(columnsThatFit([column(10), column(5, 1, 3), column(3, 2)], 22)).to.deep.equal([whole, whole, whole]);
  });

  it('a text is cut before anything is left out, and no more than it has to be', () => {
    expect(columnsThatFit([column(10), column(30, 1, 8), column(3, 2)], 40)).to.deep.equal([whole, { cutTo: 23 }, whole]);
  });

  it('what is least telling is left out first, and no more than has to be', () => {
    expect(columnsThatFit([column(10), column(8, 3), column(8, 1), column(8, 2)], 32)).to.deep.equal([
      whole,
      'left-out',
      whole,
      whole,
    ]);
    expect(columnsThatFit([column(10), column(8, 3), column(8, 1), column(8, 2)], 20)).to.deep.equal([
      whole,
      'left-out',
      whole,
      'left-out',
    ]);
  });

  it('what may not be left out stays whole on the narrowest terminal', () => {
    expect(columnsThatFit([column(36), column(9), column(20, 1, 10)], 30)).to.deep.equal([whole, whole, 'left-out']);
  });

  it('whatever the columns are, a list is as wide as the terminal at most once all is left out that may be', () => {
    const some = fc.record({
      width: fc.integer({ min: 1, max: 60 }),
      leftOut: fc.option(fc.integer({ min: 1, max: 9 })),
      enough: fc.option(fc.integer({ min: 1, max: 60 })),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 200 }), (columns, width) => {
        const shown = columnsThatFit(columns, width);
        const leftOut = columns.map(({ leftOut: order }, index) => (shown[index] === 'left-out' ? order : null));
        const staying = columns.filter(({ leftOut: order }, index) => order !== null && shown[index] !== 'left-out');
        if (staying.length > 0) expect(widthOf(columns, shown)).to.be.at.most(width);
        // Nothing that says less stays while something that says more has gone.
        const least = Math.min(...leftOut.flatMap((order) => (order === null ? [] : [order])));
        for (const { leftOut: order } of staying) expect(order).to.be.at.most(least);
        for (const [index, one] of shown.entries())
          if (one !== 'left-out' && one.cutTo !== null) expect(one.cutTo).to.be.at.least(columns[index]?.enough ?? Infinity);
      }),
    );
  });
});
