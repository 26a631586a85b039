// docs/performance.md holds the output of the last whole run, and is what a later run is compared with. In: that output. Out: the page; what CPU
// time a message took of ours then.
import { readFileSync, writeFileSync } from 'node:fs';
import { packageFile } from '../../src/app/config/package-file.js';
import type { Round } from './benchmark.js';
import { cpuOfOurs } from './print.js';
import { spreadOf } from './statistics.js';

const file = packageFile('docs/performance.md');
const [begin, end] = ['<!-- last run -->', '<!-- end of last run -->'];

export function writeLastRun(output: string): void {
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the last run: ${begin} and ${end}`);
  writeFileSync(file, `${page.slice(0, from + begin.length)}\n\n\`\`\`\n${output.trim()}\n\`\`\`\n\n${page.slice(to)}`);
}

/** By benchmark; empty where the page has no run. */
export function cpuOfLastRun(): ReadonlyMap<string, number> {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"bench":'));
  return new Map(
    lines.map((line) => {
      const { bench, rounds } = JSON.parse(line) as { readonly bench: string; readonly rounds: readonly Round[] };
      return [bench, spreadOf(cpuOfOurs(rounds)).median];
    }),
  );
}
