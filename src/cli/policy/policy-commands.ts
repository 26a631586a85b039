// job-keeper policy check, test, explain and facts: whether the service would accept a policy. In: files; without any, the one that the configuration names. Out: every
// problem at its line and column. Promised: the same compiler and the same examples as in the service, so that what passes here is accepted there.
import { Option, type Command } from 'commander';
import { factRows, factTable } from '../../policy/conditions/fact-table.js';
import { explainProblems } from '../../policy/text/explain-problems.js';
import { jsonOption, withApiOptions, type ApiOptions } from '../calling/api-options.js';
import { CommandFailure } from '../failure.js';
import { checkPolicy, type PolicyVerdict } from './check-policy.js';
import { dryRun } from './dry-run-command.js';
import { explainPolicies } from './explain-policy.js';
import type { Commands, Io, Run } from '../io.js';
import { heldText, testPolicies } from './test-policy.js';
import { paintFor, printable, printJson, type Paint } from '../printing/print.js';
import { withWide, type WideOption } from '../printing/print-list.js';
import { addPromoteCommand } from './promote-command.js';
import { shadow } from './shadow-command.js';
import { addSimulateCommand } from '../playing/simulate-command.js';
import { showPolicy } from './show-policy-command.js';
import { replay, type ReplayOptions } from './replay-command.js';
import { addWhatIfCommand } from '../playing/what-if-command.js';
import { configOption } from '../config-option.js';

interface CheckOptions {
  readonly config?: string;
  readonly pool?: string[];
  readonly json?: true;
}

export interface PolicyCommands {
  readonly io: Io;
  readonly commands: Commands;
  readonly run: Run;
}

export function addPolicyCommands(program: Command, { io, commands, run }: PolicyCommands): void {
  const policy = program.command('policy').description('work on policies');
  addFileCommands(policy, { io, commands, run });
  policy
    .command('facts')
    .description('the facts that conditions can use, with types, units and examples')
    .addOption(jsonOption())
    .action(({ json }: CheckOptions) => run(() => Promise.resolve(facts(json === true, io))));
  withWide(
    withApiOptions(policy.command('show').description('the policy in force, what was refused since, and the versions before')),
  ).action((options: ApiOptions & WideOption) => run(() => showPolicy(options, io)));
  withWide(
    withApiOptions(policy.command('shadow').description('what the candidate policy decides otherwise than the one in force')),
  ).action((options: ApiOptions & WideOption) => run(() => shadow(options, io)));
  addPromoteCommand(policy, io, run);
  addWhatIfCommand(policy, { io, commands, run });
  addSimulateCommand(policy, { io, commands, run });
  withApiOptions(
    policy
      .command('dry-run')
      .description('the decisions that these job requests would get now; nothing is stored or done')
      .argument('<file...>', 'files with job requests, as for submit; - is standard input'),
  ).action((files: string[], options: ApiOptions) => run(() => dryRun(files, options, io)));
  const replayDescription = 'what another policy would have made of the recorded decisions of a period';
  withWide(withApiOptions(policy.command('replay').description(replayDescription)))
    .addOption(new Option('--from <time>', 'start of the period, ISO 8601 with zone').makeOptionMandatory())
    .addOption(new Option('--to <time>', 'end of the period (else now)'))
    .addOption(new Option('--policy <path>', 'the policy: a file, or a folder that holds one').makeOptionMandatory())
    .addOption(configOption())
    .addOption(new Option('--pool <name...>', 'names of the pools (else those of the configuration)'))
    .action((options: ReplayOptions & CheckOptions) => run(() => replayed(options, { io, commands })));
}

/** What is asked of files alone, without the service. */
function addFileCommands(policy: Command, { io, commands, run }: PolicyCommands): void {
  const onFiles = (name: string, description: string, does: typeof check) =>
    policy
      .command(name)
      .description(description)
      .argument('[file...]', 'policy files (else the one that the configuration names)')
      .addOption(configOption())
      .addOption(new Option('--pool <name...>', 'names of the pools (else those of the configuration)'))
      .addOption(jsonOption())
      .action((files: string[], options: CheckOptions) => run(() => does(files, options, { io, commands })));
  onFiles('check', 'whether the service would accept these policies, examples beside them included', check);
  onFiles(
    'test',
    'run the examples beside policies; show those that do not hold, with what was expected and what came of it',
    test,
  );
  onFiles('explain', 'how policies read: the routes and, case by case, the rules in the order in which they are asked', explain);
}

async function replayed(options: ReplayOptions & CheckOptions, { io, commands }: Omit<PolicyCommands, 'run'>): Promise<number> {
  const scope = await scopeOf([options.policy], options, commands);
  return scope === null ? 2 : replay(options, scope, io);
}

async function check(
  given: readonly string[],
  options: CheckOptions,
  { io, commands }: Omit<PolicyCommands, 'run'>,
): Promise<number> {
  const scope = await scopeOf(given, options, commands);
  if (scope === null) return 2;
  const verdicts: PolicyVerdict[] = [];
  for (const file of scope.files) verdicts.push(await checkPolicy(file, scope));
  if (options.json === true) printJson(io, verdicts);
  else for (const verdict of verdicts) tell(verdict, io, paintFor(io));
  return verdicts.every(({ ok }) => ok) ? 0 : 1;
}

/** `policies/*.yaml` names them too; they are checked with their policy. */
function isExamples(file: string): boolean {
  return file.endsWith('.test.yaml');
}

async function test(given: readonly string[], options: CheckOptions, around: Omit<PolicyCommands, 'run'>): Promise<number> {
  const scope = await scopeOf(given, options, around.commands);
  return scope === null ? 2 : testPolicies({ ...scope, json: options.json === true }, around.io);
}

async function explain(given: readonly string[], options: CheckOptions, around: Omit<PolicyCommands, 'run'>): Promise<number> {
  const scope = await scopeOf(given, options, around.commands);
  return scope === null ? 2 : explainPolicies({ ...scope, json: options.json === true }, around.io);
}

function facts(json: boolean, io: Io): number {
  if (json) printJson(io, factRows());
  else io.stdout.write(`${factTable()}\n`);
  return 0;
}

/** The configuration is read only for what was not given. */
async function scopeOf(given: readonly string[], { config, pool }: CheckOptions, commands: Commands) {
  const files = given.filter((file) => !isExamples(file));
  if (files.length === 0 && given.length > 0) throw new CommandFailure(2, 'these are examples: name the policy beside them');
  if (files.length > 0 && pool !== undefined) return { files, poolNames: pool };
  const configured = await commands.policyScope({ configFile: config ?? null });
  if (configured === null) return null;
  const { file, poolNames, ...groups } = configured;
  return { files: files.length > 0 ? files : [file], poolNames: pool ?? poolNames, ...groups };
}

function tell(verdict: PolicyVerdict, { stdout }: Io, paint: Paint): void {
  const { file, problems } = verdict;
  if (!verdict.ok) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    stdout.write(`${paint('red', `${printable(file)}: refused, ${count}`)}\n${printable(explainProblems(problems))}\n`);
    return;
  }
  const { policy, version, rules, examples, warnings } = verdict;
  const held = heldText(examples) ?? 'no examples beside it';
  stdout.write(
    `${paint('green', `${printable(file)}: accepted`)}, policy ${printable(policy)}, version ${version}, ${rules} rules, ${held}\n`,
  );
  if (warnings.length > 0) stdout.write(`${paint('yellow', 'to look at:')}\n${printable(explainProblems(warnings))}\n`);
}
