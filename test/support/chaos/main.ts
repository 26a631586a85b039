// npm run chaos -- --seed 1 --minutes 5: plays the plan of a seed, and judges what came of it. Exit code 1: a promise was broken.
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import { endRun } from '../end-of-run.js';
import { inWords } from '../history/check.js';
import { chaos } from './chaos.js';
import { inLines, planOf } from './schedule.js';

const positive = (text: string): number => {
  const value = Number(text);
  if (!(value > 0 && Number.isFinite(value))) throw new InvalidArgumentError('must be a number above 0');
  return value;
};

interface Asked {
  readonly seed: number;
  readonly minutes: number;
  readonly requestsPerSecond: number;
  readonly history?: string;
  readonly plan?: boolean;
}

const command = new Command('chaos')
  .description('Breaks replicas and servers by a seed, and proves from the history that every promise held.')
  .option('--seed <n>', 'which plan', positive, 1)
  .option('--minutes <m>', 'how long', positive, 1)
  .option('--requests-per-second <n>', 'how much is asked for meanwhile', positive, 5)
  .option('--history <file>', 'where the history is written')
  .option('--plan', 'only say what would be done');

const { seed, minutes, requestsPerSecond, history, plan: onlyPlan } = command.parse().opts<Asked>();
const plan = planOf(seed, minutes * 60_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(inLines(plan));
if (onlyPlan !== true) {
  const historyFile = history ?? join(tmpdir(), `job-keeper-chaos-${seed}.jsonl`);
  const begun = performance.now();
  const at = (): string => `${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  `;
  try {
    const outcome = await chaos({ plan, requestsPerSecond, historyFile, say: (line) => say(`${at()}${line}`) });
    const { requests, duplicates, runs, kills, faults, violations } = outcome;
    say(
      `\n${requests} requests and ${duplicates} duplicates, ${runs} runs; ${faults} faults, ${kills} of them kills. History: ${historyFile}`,
    );
    say(violations.length === 0 ? 'Every promise held.' : `${violations.length} promises were broken:\n${inWords(violations)}`);
    if (violations.length > 0) say(`To play it again: npm run chaos -- --seed ${seed} --minutes ${minutes}`);
    process.exitCode = violations.length === 0 ? 0 : 1;
  } finally {
    await endRun();
  }
}
