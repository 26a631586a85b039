// The table of facts for people, from the list that conditions are checked against: docs/policies.md shows it, and `job-keeper policy facts`.
import { factGroups, notesOf, type FactNote } from './fact-list.js';

export interface FactRow extends FactNote {
  /** As conditions write it: `request.priority`. */
  readonly fact: string;
}

export function factRows(): FactRow[] {
  return factGroups.flatMap((group) => [...notesOf(group)].map(([fact, note]) => ({ fact: `${group}.${fact}`, ...note })));
}

/** In Markdown. */
export function factTable(): string {
  const rows = factRows().map(({ fact, type, unit, example, meaning }) =>
    row([`\`${fact}\``, type, unit, `\`${example}\``, meaning]),
  );
  return [row(['fact', 'type', 'unit', 'example', 'what it says']), row(['---', '---', '---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
