// A list for people: a line for each thing. Out: every column where a program reads or with --wide; on a terminal as many as it has room for, the least
// telling ones left out first, and a line that says which.
import stringWidth from 'string-width';
import { Option, type Command } from 'commander';
import { columnsThatFit, type Shown } from './columns.js';
import type { Io } from '../io.js';
import { oneLine, paintFor, printCells, type Paint } from './print.js';
import { roomOf } from './room.js';
import { wrap } from './wrap.js';

export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  readonly style?: (row: Row) => Parameters<Paint>[0] | null;
  /** Where a terminal has no room, what is left out first has the greatest; absent: it always stays. */
  readonly leftOut?: number;
  /** Where a terminal has no room, its text is cut to so many signs before it is left out. */
  readonly enough?: number;
}

export interface WideOption {
  readonly wide?: true;
}

export function withWide(command: Command): Command {
  return command.addOption(new Option('--wide', 'show every column in full, however narrow the terminal is'));
}

export function printList<Row>(rows: readonly Row[], columns: readonly Column<Row>[], io: Io, { wide }: WideOption): void {
  const paint = paintFor(io);
  const cells = rows.map((row) => columns.map(({ text, style }) => painted(paint, style?.(row) ?? null, oneLine(text(row)))));
  const room = wide === true ? Infinity : roomOf(io.stdout);
  const shown = fitted(columns, cells, room);
  const kept = <T>(all: readonly T[]): T[] => all.filter((_, index) => shown[index] !== 'left-out');
  printCells(io.stdout, {
    head: kept(columns.map(({ title }) => paint('bold', title))),
    rows: cells.map(kept),
    widths: shown.flatMap((one) => (one === 'left-out' ? [] : [one.cutTo])),
  });
  const gone = columns.filter((_, index) => shown[index] === 'left-out').map(({ title }) => title);
  if (gone.length === 0) return;
  for (const line of wrap(`Not shown: ${gone.join(', ')}; --wide shows all.`, room)) io.stdout.write(`${paint('dim', line)}\n`);
}

function painted(paint: Paint, style: Parameters<Paint>[0] | null, text: string): string {
  return style === null ? text : paint(style, text);
}

function fitted<Row>(columns: readonly Column<Row>[], cells: readonly (readonly string[])[], room: number): Shown[] {
  const measured = columns.map(({ title, leftOut, enough }, index) => ({
    width: cells.reduce((widest, row) => Math.max(widest, stringWidth(row[index] ?? '')), title.length),
    leftOut: leftOut ?? null,
    enough: enough ?? null,
  }));
  return columnsThatFit(measured, room);
}
