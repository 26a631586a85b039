// The table of facts as docs/policies.md must show it, from the list that conditions are checked against.
import { factGroups, notesOf } from '../../src/policy/fact-list.js';

export function factTable(): string {
  const rows = factGroups.flatMap((group) =>
    [...notesOf(group)].map(([fact, { type, unit, example, meaning }]) =>
      row([`\`${group}.${fact}\``, type, unit, `\`${example}\``, meaning]),
    ),
  );
  return [row(['fact', 'type', 'unit', 'example', 'what it says']), row(['---', '---', '---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
