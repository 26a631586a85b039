// Which columns of a list a terminal has room for. In: how wide each would be, in what order they may be left out, and the terminal's width. Out: for
// each column whether it is shown, and how wide one is whose text is cut. Promised: nothing is cut or left out that there is room for; what may
// not be left out stays whole, and then the terminal breaks the line.
import { gap } from './print.js';

export interface Measured {
  /** Of its longest text, or of its title. */
  readonly width: number;
  /** What is left out first has the greatest; null: it always stays. */
  readonly leftOut: number | null;
  /** Before it is left out its text is cut, to so much at least; null: it is shown whole. */
  readonly enough: number | null;
}

/** null: as wide as its text. */
export type Shown = 'left-out' | { readonly cutTo: number | null };

export function columnsThatFit(columns: readonly Measured[], width: number): Shown[] {
  const order = columns.filter(({ leftOut }) => leftOut !== null).sort((a, b) => (b.leftOut ?? 0) - (a.leftOut ?? 0));
  let kept = columns;
  for (const next of order) {
    if (widthOf(kept) <= width) break;
    kept = kept.filter((one) => one !== next);
  }
  let spare = width - widthOf(kept);
  return columns.map((column) => {
    if (!kept.includes(column)) return 'left-out';
    // The first one that may be cut takes what room there is.
    const more = Math.max(0, Math.min(spare, column.width - least(column)));
    spare -= more;
    return { cutTo: least(column) + more < column.width ? least(column) + more : null };
  });
}

function widthOf(columns: readonly Measured[]): number {
  return columns.reduce((sum, column) => sum + least(column) + gap.length, -gap.length);
}

function least({ width, enough }: Measured): number {
  return Math.min(width, enough ?? width);
}
