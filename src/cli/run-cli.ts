// The command line. In: the arguments after the program's name. Out: what people or programs read on stdout, complaints on stderr, and the exit
// code: 0 ok, 1 failed, 2 wrong use or bad configuration. Promised: never throws; a complaint is a sentence, not a stack.
import { Command, CommanderError } from 'commander';
import { version } from '../app/version.js';
import { addDeadLettersCommands } from './dead-letters/dead-letters-commands.js';
import { CommandFailure } from './failure.js';
import { nameHelp, withHelp } from './help.js';
import type { Commands, Io, Run } from './io.js';
import { addJobsCommands } from './jobs/jobs-commands.js';
import { addKeysCommand } from './keys-command.js';
import { addPolicyCommands } from './policy/policy-commands.js';
import { addOutputsCommands } from './outputs/outputs-commands.js';
import { printable } from './printing/print.js';
import { addProcessCommands } from './process-commands.js';
import { addRequestsCommands } from './requests/requests-commands.js';
import { addSchedulesCommands } from './schedules/schedules-commands.js';
import { addSubmitCommand } from './requests/submit-command.js';
import { addTemplatesCommands } from './templates/templates-commands.js';
import { withoutVainHelp } from './wanted-help.js';

export async function runCli(argv: readonly string[], io: Io, commands: Commands): Promise<number> {
  let exitCode = 0;
  const run: Run = async (work) => {
    exitCode = await work();
  };
  try {
    const program = programOf(io, commands, run);
    await program.parseAsync([...withoutVainHelp(program, argv)], { from: 'user' });
    return exitCode;
  } catch (problem) {
    return exitCodeOf(problem, io);
  }
}

function programOf(io: Io, commands: Commands, run: Run): Command {
  const program = withHelp(new Command('job-keeper'), io)
    .description('Stands in front of a Spark/Databricks platform and decides when each job may run.')
    .version(version, '-V, --version', 'print the version')
    // A command may have a --version of its own.
    .enablePositionalOptions()
    .exitOverride()
    .addHelpText('after', '\nExit codes: 0 ok, 1 failed, 2 wrong use or bad configuration.');
  addProcessCommands(program, commands, run);
  addSubmitCommand(program, io, run);
  addRequestsCommands(program, io, run);
  addOutputsCommands(program, io, run);
  addDeadLettersCommands(program, io, run);
  addJobsCommands(program, io, run);
  addSchedulesCommands(program, io, run);
  addTemplatesCommands(program, io, run);
  addKeysCommand(program, io, run);
  addPolicyCommands(program, { io, commands, run });
  nameHelp(program);
  return program;
}

function exitCodeOf(problem: unknown, { stderr }: Io): number {
  // The parser has told already; asking for help or the version is no mistake.
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? 0 : 2;
  const message = problem instanceof Error && problem.message !== '' ? problem.message : String(problem);
  stderr.write(`job-keeper: ${printable(message)}\n`);
  return problem instanceof CommandFailure ? problem.exitCode : 1;
}
