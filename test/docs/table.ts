// The tables of a Markdown document, as lists of rows of cells.
import { readFileSync } from 'node:fs';

/** The rows of all tables whose header begins with `first`, without header and rule. A cell is its text without outer spaces. */
export function tableRows(path: string, first: string): string[][] {
  const blocks = readFileSync(path, 'utf8').split(/\n(?!\|)/);
  const tables = blocks.map(rowsOf).filter(([header]) => header?.[0] === first);
  return tables.flatMap((rows) => rows.slice(2));
}

function rowsOf(block: string): string[][] {
  return block
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, line.lastIndexOf('|')).split('|'))
    .map((cells) => cells.map((cell) => cell.trim()));
}

/** `code` -> code */
export function plain(cell: string): string {
  return cell.replace(/^`(.*)`$/, '$1');
}
