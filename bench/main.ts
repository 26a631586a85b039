// Runs benchmarks. In: names, or `all`, or `list`; --rounds N (else five, or those that fit the budget of a benchmark); --write puts the output into docs/performance.md; --gate fails when a target is
// missed and a message takes over 15 % more CPU time than in the run that stands there. Out: for each a table, a line a target and a line of
// JSON; at the end of several one table of targets and what was measured. Run: npm run bench -- NAME...
import { parseArgs } from 'node:util';
import { endRun } from '../test/support/end-of-run.js';
import { amongAll, benchmarks } from './benchmarks.js';
import type { Benchmark, Round } from './support/benchmark.js';
import { machine } from './support/machine.js';
import { cpuOfLastRun, writeLastRun } from './support/page.js';
import { cpuOfOurs, figuresTable, jsonLine, summaryTable, verdictLines, type Told } from './support/print.js';
import { privateServers, type Servers } from './support/servers.js';
import { spreadOf } from './support/statistics.js';
import { verdictsOn } from './support/verdict.js';

const { values, positionals } = parseArgs({
  options: {
    rounds: { type: 'string' },
    write: { type: 'boolean', default: false },
    gate: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const cpuRiseMax = 1.15;
const roundsUsual = 5;
const printed: string[] = [];

function print(text: string): void {
  console.log(text);
  printed.push(text);
}

async function list(): Promise<void> {
  for (const load of Object.values(benchmarks)) {
    const { name, work, budgetSeconds } = (await load()).benchmark;
    console.log(`${name.padEnd(13)} ${String(budgetSeconds).padStart(4)} s  ${work}`);
  }
}

async function runOne(benchmark: Benchmark, servers: Servers): Promise<Told> {
  print(`\n## ${benchmark.name}: ${benchmark.work}`);
  const begun = performance.now();
  const rounds: Round[] = [];
  const say = (line: string) => console.log(`   ${line}`);
  const asked =
    values.rounds === undefined
      ? { rounds: roundsUsual, deadline: begun + benchmark.budgetSeconds * 1000 }
      : { rounds: Number(values.rounds), deadline: Number.POSITIVE_INFINITY };
  for await (const round of benchmark.run({ ...asked, servers, say })) rounds.push(round);
  const seconds = (performance.now() - begun) / 1000;
  const told = { benchmark, rounds, verdicts: verdictsOn(benchmark.targets, rounds), seconds };
  print([figuresTable(told), verdictLines(told), jsonLine(told)].join('\n'));
  return told;
}

/** One that fails is told of, and the others still run. */
async function run(names: readonly string[]): Promise<void> {
  const [servers, all, begun] = [privateServers(), [] as Told[], performance.now()];
  print(machine());
  for (const name of names) {
    const loaded = await benchmarks[name]?.();
    if (loaded === undefined) throw new Error(`no benchmark is called ${name}; there are: ${Object.keys(benchmarks).join(', ')}`);
    try {
      all.push(await runOne(loaded.benchmark, servers));
    } catch (problem) {
      process.exitCode = 1;
      print(`${name} FAILED: ${problem instanceof Error ? (problem.stack ?? problem.message) : String(problem)}`);
    }
  }
  if (all.length > 1) print(`\n${summaryTable(all)}`);
  print(`${Math.round((performance.now() - begun) / 1000)} s in all`);
  if (values.gate) gate(all);
  if (values.write) writeLastRun(printed.join('\n'));
}

function gate(all: readonly Told[]): void {
  const before = cpuOfLastRun();
  for (const { benchmark, rounds, verdicts } of all) {
    const rise = spreadOf(cpuOfOurs(rounds)).median / (before.get(benchmark.name) ?? Number.NaN);
    if (verdicts.every(({ met }) => met) || !(rise > cpuRiseMax)) continue;
    process.exitCode = 1;
    console.error(
      `${benchmark.name}: a target is missed, and a message takes ${rise.toFixed(2)} times the CPU time of the last run`,
    );
  }
}

try {
  const [first] = positionals;
  if (first === undefined || first === 'list') await list();
  else await run(first === 'all' ? await amongAll() : positionals);
} catch (problem) {
  console.error(problem);
  process.exitCode = 1;
} finally {
  await endRun();
}
