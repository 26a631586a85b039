// What is wrong with a text that a person wrote, at the place where it is wrong, with the line itself and a caret under it.

export interface PolicyProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
  readonly message: string;
  /** The line of the file, and under it a caret at the column; absent when the place is empty. */
  readonly caret?: string;
}

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** More than anybody reads; a bound for texts that are wrong throughout, another kind of file perhaps. */
export const problemsMax = 200;
const windowMax = 140;
const lead = 60;

export function problemAt(source: Source, offset: number, message: string): PolicyProblem {
  const { file, text } = source;
  const place = Math.max(0, Math.min(offset, text.length));
  const begin = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  const line = text.slice(begin, end === -1 ? text.length : end).replace(/\r$/, '');
  const column = place - begin + 1;
  const where = { file, line: lineAt(source, begin), column, message };
  return line.trim() === '' ? where : { ...where, caret: caretUnder(line, column) };
}

/** In the order of the file, the first of them. */
export function inOrder(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column).slice(0, problemsMax);
}

/** Counting them anew for each of thousands of problems would take minutes. */
const lineBegins = new WeakMap<Source, readonly number[]>();

/** Of the line that begins there. */
function lineAt(source: Source, begin: number): number {
  const begins = lineBegins.get(source) ?? [0, ...[...source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  lineBegins.set(source, begins);
  let [low, high] = [0, begins.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((begins[middle] ?? 0) < begin) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** Long lines are cut around the place; tabs stay tabs, so that the caret stands under its character. */
function caretUnder(line: string, column: number): string {
  const from = line.length > windowMax ? Math.max(0, column - lead) : 0;
  const shown = line.slice(from, from + windowMax);
  return `${shown}\n${shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ')}^`;
}
