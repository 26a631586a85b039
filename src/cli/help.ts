// How help and mistakes of use are told, of every command alike. In: the program with all its commands, and the options that many of them have. Promised:
// what is a command's own is told first; who has made a mistake is told which help to ask for.
import { Help, Option, type Command } from 'commander';
import type { Io } from './io.js';

const columnsDefault = 80;
/** At the end, in this order; what is not here comes first. */
const ofMany = ['--config', '--url', '--timeout', '--wide', '--json', '--help'];

/** `asJson`: what the parser complains of is told as JSON, by whoever catches it. */
export function withHelp(program: Command, io: Io, asJson: boolean): Command {
  return (
    program
      .configureOutput({
        writeOut: (text) => io.stdout.write(text),
        writeErr: (text) => (asJson ? undefined : io.stderr.write(text)),
        outputError: (text, write) => write(text.replace(/^error: /, 'job-keeper: ')),
        getOutHelpWidth: () => io.stdout.columns || columnsDefault,
        getErrHelpWidth: () => io.stderr.columns || columnsDefault,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
      // Its own measure is 40, which leaves the lines of a command with long arguments to the terminal to break.
      .configureHelp({
        minWidthToWrap: 20,
        visibleOptions: (command) => new Help().visibleOptions(command).sort((a, b) => placeOf(a) - placeOf(b)),
      })
  );
}

function placeOf({ long }: Option): number {
  return ofMany.indexOf(long ?? '');
}

/** Once all commands are there. */
export function nameHelp(command: Command, name = command.name()): void {
  command.showHelpAfterError(`(${name} --help shows how to use it)`);
  for (const one of command.commands) nameHelp(one, `${name} ${one.name()}`);
}

/** The service says what is no number, or too large: it is the one that has the bound. */
export function limitOption(usual: number, max: number): Option {
  return new Option('--limit <number>', `how many at most, up to ${max}`).default(String(usual), String(usual));
}

export function reasonOption(): Option {
  return new Option('--reason <text>', 'why, for the audit').default('', 'none');
}
