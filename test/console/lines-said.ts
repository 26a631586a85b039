// The lines of a thing, as the console and as the command line say them, so that they can be held against each other.
import type { Line } from '../../src/words/line.js';

export function said(lines: readonly Line[]): string[] {
  return lines.filter(([, text]) => text !== null && text !== '').map(([label, text]) => `${label} ${text ?? ''}`.trim());
}

/** Without its first line, which is the title. */
export function saidBy(out: string): string[] {
  const lines = out.split('\n').slice(1);
  return lines.map((line) => line.trim().replace(/\s+/g, ' ')).filter(Boolean);
}
