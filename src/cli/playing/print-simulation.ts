// A simulation as the command line tells it: tables, a line an hour, and the verdict in words; of two policies their figures side by side.
import type { Judged } from '../../core/playing/expectations.js';
import { simulatedSentence, simulationGrounds, verdictSentence } from '../../core/playing/simulated-sentence.js';
import type { Io } from '../io.js';
import { emboldened, oneLine, paintFor, printJson } from '../printing/print.js';
import type { Sentences, Simulation, Told } from './simulation.js';
import { simulationJson } from './simulation-json.js';
import { printComparison, printGroups, printPools, printTimeline, printWaitedBy } from './simulation-tables.js';
import type { WideOption } from '../printing/print-list.js';
import { roomOf } from '../printing/room.js';
import { wrap } from '../printing/wrap.js';

const widthMax = 100;

export function tellSimulation(told: Told, options: WideOption & { readonly json?: true }, io: Io): void {
  if (options.json === true) printJson(io, simulationJson(told, sentencesOf(told)));
  else tell(told, options, io);
}

function tell(told: Told, options: WideOption, io: Io): void {
  const paint = paintFor(io);
  const { scenario, seed, period, zone, one, other } = told;
  const { stdout } = io;
  const hours = Number(((period.until - period.from) / 3_600_000).toFixed(2));
  const room = roomOf(stdout);
  const width = Math.min(widthMax, room);
  const named = `Scenario ${oneLine(scenario.scenario)}`;
  const head = `${named}: ${hours} h from ${new Date(period.from).toISOString()}, seed ${seed}, ${nameOf(one)}`;
  stdout.write(`${emboldened(wrap(head, room).join('\n'), named, paint)}\n\n`);
  printGroups(one.simulated, io, options);
  stdout.write('\n');
  printPools(one.simulated, io, options);
  stdout.write('\n');
  printWaitedBy(one.simulated, io, options);
  printTimeline(one.simulated, zone, io, options);
  if (other !== null) {
    stdout.write(`\n${wrap(`${nameOf(one)} beside ${nameOf(other)}`, room).join('\n')}\n\n`);
    printComparison(one.simulated, other.simulated, io, options);
  }
  const { before, verdict } = sentencesOf(told);
  for (const sentence of before) stdout.write(`\n${wrap(oneLine(sentence), width).join('\n')}\n`);
  if (verdict !== null)
    stdout.write(`\n${paint(holds(one.judged) ? 'green' : 'red', wrap(oneLine(verdict), width).join('\n'))}\n`);
}

function sentencesOf({ one, other, notes }: Told): Sentences {
  const beside =
    other === null
      ? []
      : [`With ${nameOf(other)}: ${simulatedSentence(other.simulated)} ${verdictSentence(other.judged) ?? ''}`.trimEnd()];
  return {
    before: [simulatedSentence(one.simulated), ...beside, ...notes, simulationGrounds],
    verdict: verdictSentence(one.judged),
  };
}

function nameOf({ policy: { name, version } }: Simulation): string {
  return `policy ${name}, version ${version}`;
}

function holds(all: readonly Judged[]): boolean {
  return all.every((one) => one.holds);
}
