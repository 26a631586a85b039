// Dead letters for people: a line each, or one with its body, and what became of those that were replayed.
import { z } from 'zod';
import type { Instant } from '../../core/ids.js';
import type { Io } from '../io.js';
import { printLines, type Line } from '../printing/print-lines.js';
import { printList, type Column, type WideOption } from '../printing/print-list.js';
import { oneLine, paintFor, printable } from '../printing/print.js';
import { relativeTime } from '../printing/relative-time.js';

const maybeText = z.string().nullable();

export const Letter = z.object({
  id: z.string(),
  queue: z.string(),
  reason: z.string(),
  description: z.string(),
  tenant_id: maybeText,
  correlation_id: maybeText,
  message_id: maybeText,
  since: z.iso.datetime().nullable(),
  bytes: z.int(),
});
type Letter = z.infer<typeof Letter>;

export const LetterWithBody = Letter.extend({ encoding: z.string(), body: z.string() });

export const Replayed = Letter.extend({
  outcome: z.string(),
  request_id: maybeText,
  refused: z.object({ reason: z.string(), description: z.string() }).nullable(),
});
export type Replayed = z.infer<typeof Replayed>;

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

export function printLetter(letter: z.infer<typeof LetterWithBody>, io: Io): void {
  const { id, queue, reason, description, encoding, body, bytes, since } = letter;
  io.stdout.write(`${paintFor(io)('bold', `Dead letter ${oneLine(id)}`)}\n`);
  const told: readonly Line[] = [
    ['queue', queue],
    ['why', reason],
    ...description.split('; ').map((one): Line => ['', one]),
    ['since', since === null ? 'not known' : `${relativeTime(Date.parse(since), io.clock.now())} (${since})`],
    ['tenant', letter.tenant_id ?? 'it does not say'],
    ['correlation', letter.correlation_id ?? 'it does not say'],
    ['message id', letter.message_id ?? 'none'],
    ['body', encoding === 'utf-8' ? `${bytes} bytes` : `${bytes} bytes, here in ${encoding}`],
  ];
  printLines(told, io);
  io.stdout.write(`\n${printable(body)}\n`);
}

interface Told {
  readonly items: readonly Replayed[];
  readonly more: boolean;
  readonly dry_run: boolean;
}

export function printReplayed({ items, more, dry_run: dryRun }: Told, io: Io, options: WideOption): void {
  if (items.length > 0) printList(items, [...marksAt(io.clock.now()), lastColumn('RESULT', resultOf, options)], io, options);
  const count = (...outcomes: string[]) => items.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const rest = more ? ', and there are more' : '';
  io.stdout.write(
    dryRun
      ? `${items.length} would be replayed${rest}. Nothing was done.\n`
      : `${count('stored', 'same')} replayed, ${count('refused')} still refused${rest}.\n`,
  );
}

function resultOf({ outcome, request_id: requestId, refused }: Replayed): string {
  if (refused !== null) return `still refused: ${refused.reason}: ${refused.description}`;
  switch (outcome) {
    case 'stored':
      return `request ${requestId ?? ''}`;
    case 'same':
      return `the same as request ${requestId ?? ''}`;
    default:
      return outcome;
  }
}

function marksAt(now: Instant): Column<Letter>[] {
  return [
    { title: 'DEAD LETTER', text: ({ id }) => id },
    { title: 'QUEUE', text: ({ queue }) => queue, leftOut: 4 },
    { title: 'TENANT', text: ({ tenant_id: tenant }) => tenant ?? '-', leftOut: 2 },
    { title: 'CORRELATION', text: ({ correlation_id: correlation }) => correlation ?? '-', leftOut: 3 },
    { title: 'SINCE', text: ({ since }) => (since === null ? '-' : relativeTime(Date.parse(since), now)), leftOut: 1 },
  ];
}

/** Also where nothing is narrow, a list of all problems of a message is cut: show has them, each on its line. */
function lastColumn<Row>(title: string, text: (row: Row) => string, { wide }: WideOption): Column<Row> {
  return { title, text: (row) => (wide === true ? text(row) : shortened(oneLine(text(row)))), enough: 36 };
}

const shortened = (text: string): string => (text.length > descriptionMax ? `${text.slice(0, descriptionMax - 1)}…` : text);
