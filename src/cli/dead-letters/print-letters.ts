// Dead letters for people: a line each, or one with its body, and what became of those that were replayed.
import type { Instant } from '../../core/ids.js';
import { letterLines, replayedText, resultText } from '../../words/dead-letter.js';
import type { Letter, LetterWithBody, ReplayedLetters } from '../../words/letter-shapes.js';
import { relativeTime } from '../../words/time.js';
import type { Io } from '../io.js';
import { printLines } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printable } from '../printing/print.js';

const descriptionMax = 100;

export function printLetters(
  { items, more }: { readonly items: readonly Letter[]; readonly more: boolean },
  io: Io,
  options: WideOption,
): void {
  if (items.length === 0) io.stdout.write(more ? 'None among the oldest.\n' : 'No dead letters.\n');
  else {
    const why = ({ reason, description }: Letter) => `${reason}: ${description}`;
    printList(items, [...marksAt(io.clock.now()), lastColumn('WHY', why, options)], io, options);
  }
  if (more && items.length > 0) io.stdout.write(paintFor(io)('dim', 'There are more: --limit, or replay these first.') + '\n');
}

export function printLetter(letter: LetterWithBody, io: Io): void {
  io.stdout.write(`${paintFor(io)('bold', `Dead letter ${oneLine(letter.id)}`)}\n`);
  printLines(letterLines(letter, io.clock.now()), io);
  io.stdout.write(`\n${printable(letter.body)}\n`);
}

export function printReplayed(told: ReplayedLetters, io: Io, options: WideOption): void {
  const { items } = told;
  if (items.length > 0) printList(items, [...marksAt(io.clock.now()), lastColumn('RESULT', resultText, options)], io, options);
  io.stdout.write(`${replayedText(told)}\n`);
}

function marksAt(now: Instant): Column<Letter>[] {
  return [
    { title: 'DEAD LETTER', text: ({ id }) => id },
    { title: 'QUEUE', text: ({ queue }) => queue, leftOut: 4 },
    { title: 'TENANT', text: ({ tenant_id: tenant }) => tenant ?? '-', leftOut: 2 },
    { title: 'CORRELATION', text: ({ correlation_id: correlation }) => correlation ?? '-', leftOut: 3 },
    { title: 'SINCE', text: ({ since }) => (since === null ? '-' : relativeTime(since, now)), leftOut: 1 },
  ];
}

/** Also where nothing is narrow, a list of all problems of a message is cut: show has them, each on its line. */
function lastColumn<Row>(title: string, text: (row: Row) => string, { wide }: WideOption): Column<Row> {
  return { title, text: (row) => (wide === true ? text(row) : shortened(oneLine(text(row)))), enough: 36 };
}

const shortened = (text: string): string => (text.length > descriptionMax ? `${text.slice(0, descriptionMax - 1)}…` : text);
