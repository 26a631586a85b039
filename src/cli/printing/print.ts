// How things look on a terminal. Promised: no text from outside can begin a line, move the cursor, colour anything or turn the direction of
// writing; colours only where a person looks, and never when NO_COLOR is set.
import { styleText } from 'node:util';
import Table from 'cli-table3';
import type { Io, Output } from '../io.js';

export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string;

export function paintFor({ stdout, env }: Pick<Io, 'stdout' | 'env'>): Paint {
  const colours = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}

/** `part`: where it stands first. */
export function emboldened(text: string, part: string, paint: Paint): string {
  return text.replace(part, () => paint('bold', part));
}

const control = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Line breaks and tabs stay; for what must be one line there is `oneLine`. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(control, '\u{fffd}');
}

export function oneLine(text: string): string {
  return printable(joined(text).replace(/\t+/g, ' '));
}

/** Lines without the space at their ends, and without the empty ones. One pattern for that takes the square of the time of a long row of spaces. */
function joined(text: string): string {
  const lines = text.split('\n');
  const last = lines.length - 1;
  if (last === 0) return text;
  const between = lines.slice(1, -1).map((line) => line.trim());
  return [lines[0]?.trimEnd(), ...between.filter((line) => line !== ''), lines[last]?.trimStart()].join(' ');
}

export function printJson(io: Pick<Io, 'stdout'>, value: unknown): void {
  printJsonText(io, JSON.stringify(value, null, 2));
}

export function printJsonText({ stdout }: Pick<Io, 'stdout'>, json: string): void {
  stdout.write(`${printableJson(json)}\n`);
}

/** JSON itself lets some of them stand as they are: escaped, the text says the same. */
export function printableJson(json: string): string {
  return json.replace(control, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Between two columns of a table. */
export const gap = '  ';

const bare = { top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' };
const chars = {
  ...bare,
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: gap,
};

/** Beyond this a table goes on as another one under the same head: the library's time grows with the square of the rows. */
const rowsMax = 1_000;

interface Cells {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of columns whose text is cut to that; null: as wide as its text. */
  readonly widths?: readonly (number | null)[];
}

export function printTable(output: Output, head: readonly string[], rows: readonly (readonly string[])[]): void {
  printCells(output, { head, rows });
}

export function printCells(output: Output, { rows, ...table }: Cells): void {
  for (let from = 0; from === 0 || from < rows.length; from += rowsMax)
    printPart(output, { ...table, rows: rows.slice(from, from + rowsMax) });
}

function printPart(output: Output, { head, rows, widths }: Cells): void {
  const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true };
  const titles = head.length === 0 ? {} : { head: [...head] };
  const table = new Table({ chars, style, ...titles, ...(widths === undefined ? {} : { colWidths: [...widths] }) });
  table.push(...rows.map((row) => [...row]));
  const lines = table.toString().split('\n');
  output.write(lines.map((line) => `${line.trimEnd()}\n`).join(''));
}
