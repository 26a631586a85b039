// Runs benchmarks. In: names, or `all`, or `list`; --rounds N. Out: for each a table, a line a target and a line of JSON; at the end of several
// one table of targets and what was measured. Run: npm run bench -- NAME...
import { parseArgs } from 'node:util';
import { endRun } from '../test/support/end-of-run.js';
import { benchmarks } from './benchmarks.js';
import type { Benchmark, Round } from './support/benchmark.js';
import { machine } from './support/machine.js';
import { figuresTable, jsonLine, summaryTable, verdictLines, type Told } from './support/print.js';
import { privateServers, type Servers } from './support/servers.js';
import { verdictsOn } from './support/verdict.js';

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string', default: '5' } },
  allowPositionals: true,
});

async function list(): Promise<void> {
  for (const load of Object.values(benchmarks)) {
    const { name, work } = (await load()).benchmark;
    console.log(`${name.padEnd(16)} ${work}`);
  }
}

async function runOne(benchmark: Benchmark, servers: Servers): Promise<Told> {
  console.log(`\n## ${benchmark.name}: ${benchmark.work}`);
  const begun = performance.now();
  const rounds: Round[] = [];
  const say = (line: string) => console.log(`   ${line}`);
  for await (const round of benchmark.run({ rounds: Number(values.rounds), servers, say })) rounds.push(round);
  const seconds = (performance.now() - begun) / 1000;
  const told = { benchmark, rounds, verdicts: verdictsOn(benchmark.targets, rounds), seconds };
  console.log([figuresTable(told), verdictLines(told), jsonLine(told)].join('\n'));
  return told;
}

async function run(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => benchmarks[name] === undefined);
  if (unknown.length > 0)
    throw new Error(`no benchmark is called ${unknown.join(', ')}; there are: ${Object.keys(benchmarks).join(', ')}`);
  console.log(machine());
  const [servers, all] = [privateServers(), [] as Told[]];
  for (const name of names) {
    const loaded = await benchmarks[name]?.();
    if (loaded !== undefined) all.push(await runOne(loaded.benchmark, servers));
  }
  if (all.length > 1) console.log(`\n${summaryTable(all)}`);
  console.log(`${Math.round(all.reduce((sum, { seconds }) => sum + seconds, 0))} s in all`);
}

try {
  const [first] = positionals;
  if (first === undefined || first === 'list') await list();
  else await run(first === 'all' ? Object.keys(benchmarks) : positionals);
} catch (problem) {
  console.error(problem);
  process.exitCode = 1;
} finally {
  await endRun();
}
