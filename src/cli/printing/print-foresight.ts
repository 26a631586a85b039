// What is foreseen of a job request, for whoever asked. Out: whole lines for programs; for people as wide as their terminal.
import type { Line } from '../../words/line.js';
import type { Io } from '../io.js';
import { printLines } from './print-lines.js';
import { oneLine, printTable } from './print.js';

export function printForesight(lines: readonly Line[], io: Io): void {
  if (io.stdout.isTTY === true) printLines(lines, io);
  else
    printTable(
      io.stdout,
      [],
      lines.flatMap(([label, text]) => (text === null ? [] : [[`  ${label}`, oneLine(text)]])),
    );
}
