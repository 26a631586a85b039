// An example that does not hold, as people read it: what was expected beside what came of it, and the facts it was given.
import type { ExampleFailure } from './examples.js';

export function explainFailures(failures: readonly ExampleFailure[]): string {
  return failures.map(explainFailure).join('\n\n');
}

function explainFailure({ name, place, expected, got, given, reason }: ExampleFailure): string {
  const rows = Object.keys(expected).map((part) => [part, expected[part] ?? '', got[part] ?? ''] as const);
  const width = (column: 0 | 1, least: number) => Math.max(least, ...rows.map((row) => row[column].length));
  const [first, second] = [width(0, 0), width(1, 'expected'.length)];
  const line = (mark: string, [part, wanted, came]: readonly [string, string, string]) =>
    `  ${mark} ${part.padEnd(first)}  ${wanted.padEnd(second)}  ${came}`;
  return [
    `${name} (${place})`,
    line(' ', ['', 'expected', 'got']),
    ...rows.map((row) => line(row[1] === row[2] ? ' ' : '>', row)),
    `    because: ${reason}`,
    `    given:   ${given}`,
  ].join('\n');
}
