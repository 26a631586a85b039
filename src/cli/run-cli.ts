// The command line. In: the arguments after the program's name. Out: what people or programs read on stdout, complaints on stderr, and the exit
// code: 0 ok, 1 failed, 2 wrong use or bad configuration. Promised: never throws; a complaint is a sentence, or JSON where that is asked for, not a stack.
import { Command, CommanderError } from 'commander';
import { complain, wantsJson, type CommandCode, type Complaint } from '../app/complaint.js';
import { version } from '../app/version.js';
import { addDeadLettersCommands } from './dead-letters/dead-letters-commands.js';
import { CommandFailure } from './failure.js';
import { nameHelp, withHelp } from './help.js';
import type { Commands, Io, Run } from './io.js';
import { addJobsCommands } from './jobs/jobs-commands.js';
import { addKeysCommand } from './keys-command.js';
import { addPolicyCommands } from './policy/policy-commands.js';
import { addOutputsCommands } from './outputs/outputs-commands.js';
import { printable, printableJson } from './printing/print.js';
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
  const asJson = wantsJson(argv);
  try {
    const program = programOf(withHelp(new Command('job-keeper'), io, asJson), io, { commands, run });
    await program.parseAsync([...withoutVainHelp(program, argv)], { from: 'user' });
    return exitCode;
  } catch (problem) {
    const complaint = complaintOf(problem);
    const stderr = asJson ? { write: (json: string) => io.stderr.write(printableJson(json)) } : io.stderr;
    if (complaint !== null) complain(stderr, asJson, complaint);
    return complaint?.exitCode ?? 0;
  }
}

interface Doing {
  readonly commands: Commands;
  readonly run: Run;
}

function programOf(program: Command, io: Io, { commands, run }: Doing): Command {
  program
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

/** null: asking for help or the version is no mistake. */
function complaintOf(problem: unknown): Complaint | null {
  if (problem instanceof CommanderError) return problem.exitCode === 0 ? null : wrongUse(problem.message);
  const message = problem instanceof Error && problem.message !== '' ? problem.message : String(problem);
  const { exitCode, problem: told } = problem instanceof CommandFailure ? problem : new CommandFailure(1, message);
  return { exitCode, text: `job-keeper: ${printable(message)}\n`, problem: told };
}

/** For people the parser has told already. */
function wrongUse(message: string): Complaint {
  const code: CommandCode = 'wrong-use';
  return { exitCode: 2, text: '', problem: { code, detail: message.replace(/^error: /, '') } };
}
