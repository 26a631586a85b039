// job-keeper policy simulate: what a policy and settings would make of load, clusters and outages that somebody thought of. In: a scenario. Out: waits, starts,
// how full pools would be, and whether it came to what the scenario expects; exit code 1 when not. Needs no service and no database, unless it is to be played on what a service has.
import type { Command } from 'commander';
import { judged } from '../../core/playing/expectations.js';
import { playedPast } from '../../core/playing/played-past.js';
import type { Policy } from '../../core/policy.js';
import { onServiceSentence } from '../../core/playing/scenario-on-service.js';
import { requestsMax, scenarioPlay, type ScenarioPlay } from '../../core/playing/scenario-play.js';
import type { Scenario } from '../../core/playing/scenario.js';
import type { Settings } from '../../core/settings.js';
import { simulated } from '../../core/playing/simulated.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { readScenario, type ReadScenario, type ScenarioHouse } from '../../policy/scenario-text.js';
import { textOf } from '../policy/check-policy.js';
import { apiOf } from '../calling/api-options.js';
import { compiledPolicy } from './compiled-policy.js';
import { decidingNow, policyInForce } from './past-of-service.js';
import { CommandFailure } from '../failure.js';
import type { Commands, Io, Run } from '../io.js';
import { tellSimulation } from './print-simulation.js';
import type { Simulation } from './simulation.js';
import { withSimulateOptions, type SimulateOptions } from './simulate-options.js';

type Configured = Pick<Commands, 'settingsIn' | 'policyScope'>;

interface Around {
  readonly io: Io;
  readonly commands: Configured;
  readonly run: Run;
}

export function addSimulateCommand(policy: Command, { io, commands, run }: Around): void {
  const description = 'what a policy and settings would make of a scenario: load, clusters and outages that you think of';
  withSimulateOptions(policy.command('simulate').description(description)).action((file: string, options: SimulateOptions) =>
    run(() => simulate(file, options, { io, commands })),
  );
}

async function simulate(file: string, options: SimulateOptions, { io, commands }: Omit<Around, 'run'>): Promise<number> {
  const grounds = await groundsOf(options, { io, commands });
  if (grounds === null) return 2;
  const { settings, ground } = grounds;
  const read = readScenario(await needed(file), file, grounds);
  const scenario = scenarioIn(read, file);
  const seed = options.seed ?? scenario.seed;
  const play = playable(scenarioPlay(scenario, settings, seed), read, file);
  const compared = async (name: string) => simulation(play, compiledPolicy(await needed(name), name, settings), scenario);
  const one = simulation(play, compiledPolicy(grounds.policy.text, grounds.policy.name, settings), scenario);
  const other = options.compare === undefined ? null : await compared(options.compare);
  const notes = ground === null ? [] : [onServiceSentence(scenario, ground)];
  const told = { scenario, seed, period: play.past.period, zone: zoneOf(scenario, settings), one, other, notes };
  tellSimulation(told, options, io);
  return one.judged.every(({ holds }) => holds) ? 0 : 1;
}

interface Grounds extends ScenarioHouse {
  readonly policy: { readonly name: string; readonly text: string };
}

/** What it is played under. null: the configuration is bad, and that has been told. */
async function groundsOf(options: SimulateOptions, { io, commands }: Omit<Around, 'run'>): Promise<Grounds | null> {
  if (options.fromService === true) {
    const { policy: inForce, settings, ground } = await decidingNow(apiOf(options, io));
    return { settings, ground, policy: (await policyIn(options.policy)) ?? policyInForce(inForce) };
  }
  const configFile = options.settings ?? null;
  const settings = await commands.settingsIn({ configFile });
  if (settings === null) return null;
  const policyFile = options.policy ?? (await commands.policyScope({ configFile }))?.file;
  const policy = await policyIn(policyFile);
  return policy === null ? null : { settings, ground: null, policy };
}

async function policyIn(file: string | undefined): Promise<Grounds['policy'] | null> {
  return file === undefined ? null : { name: file, text: await needed(file) };
}

async function needed(file: string): Promise<string> {
  const text = await textOf(file);
  if (text === null) throw new CommandFailure(2, `there is no file ${file}`);
  return text;
}

function scenarioIn(read: ReadScenario, file: string): Scenario {
  if (read.ok) return read.scenario;
  throw new CommandFailure(1, `${file} is refused:\n${explainProblems(read.problems)}`);
}

type Playable = Extract<ScenarioPlay, { kind: 'playable' }>;

function playable(play: ScenarioPlay, read: ReadScenario, file: string): Playable {
  if (play.kind === 'playable') return play;
  const message = `with these there are more than ${requestsMax} requests, and no more can be played: a shorter period, or less load`;
  const problems = read.ok ? [read.text.problem(read.text.valueAt(['arrivals', play.arrival]), message)] : [];
  throw new CommandFailure(1, `${file} is refused:\n${explainProblems(problems)}`);
}

function simulation({ past, settings, simulating }: Playable, policy: Policy, scenario: Scenario): Simulation {
  const played = playedPast(past, { settings, policy, slots: new Map() });
  if (played.kind === 'too-much')
    throw new CommandFailure(1, 'too many decisions would have to be taken: a shorter period, or less load');
  const figures = simulated(played.history, simulating);
  return { policy, simulated: figures, judged: judged(scenario.expect, figures) };
}

function zoneOf({ zone }: Scenario, { calendar }: Settings): string {
  return zone ?? calendar.time_zone;
}
