// What is told of one thing, a label and its text on each line, within the width of a terminal.
import type { Line } from '../../words/line.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printTable } from './print.js';
import { wrap } from './wrap.js';

const widthMax = 80;
const textMin = 24;

export function printLines(lines: readonly Line[], io: Pick<Io, 'stdout' | 'env'>): void {
  const paint = paintFor(io);
  const { isTTY, columns } = io.stdout;
  const width = isTTY === true ? Math.min(widthMax, columns || widthMax) : widthMax;
  const told = lines.flatMap(([label, text]) => (text === null || text === '' ? [] : [{ label: oneLine(label), text }]));
  if (told.length === 0) return;
  const labelled = Math.max(...told.map(({ label }) => `  ${label}  `.length));
  const rows = told.flatMap(({ label, text }) =>
    wrap(text, Math.max(textMin, width - labelled)).map((part, index) => [
      paint('dim', `  ${index === 0 ? label : ''}`),
      oneLine(part),
    ]),
  );
  printTable(io.stdout, [], rows);
}
