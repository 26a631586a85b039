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

export function problemAt({ file, text }: Source, offset: number, message: string): PolicyProblem {
  const place = Math.max(0, Math.min(offset, text.length));
  const begin = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1;
  const end = text.indexOf('\n', place);
  const line = text.slice(begin, end === -1 ? text.length : end).replace(/\r$/, '');
  const column = place - begin + 1;
  const where = { file, line: countLines(text, begin), column, message };
  return line.trim() === '' ? where : { ...where, caret: caretUnder(line, column) };
}

/** In the order of the file, the first of them. */
export function inOrder(problems: readonly PolicyProblem[]): PolicyProblem[] {
  return problems.toSorted((one, other) => one.line - other.line || one.column - other.column).slice(0, problemsMax);
}

function countLines(text: string, until: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < until; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** Long lines are cut around the place; tabs stay tabs, so that the caret stands under its character. */
function caretUnder(line: string, column: number): string {
  const from = line.length > windowMax ? Math.max(0, column - lead) : 0;
  const shown = line.slice(from, from + windowMax);
  return `${shown}\n${shown.slice(0, column - 1 - from).replace(/[^\t]/g, ' ')}^`;
}
