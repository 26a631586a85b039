// Help that is asked for a command that is not there. In: the program with all its commands, and the arguments. Out: the arguments to go by. Promised:
// such a command is refused as it is without the wish for help, with the name that is nearest; the parser alone would show what it has, and say nothing.
import type { Command } from 'commander';

const wishes = ['help', '--help', '-h'];

export function withoutVainHelp(program: Command, argv: readonly string[]): readonly string[] {
  if (!argv.some((word) => wishes.includes(word))) return argv;
  const named: string[] = [];
  let command = program;
  for (const word of argv) {
    if (word === 'help') continue;
    // Behind options, and where a command has none below it, a word is something else.
    if (word.startsWith('-') || command.commands.length === 0) return argv;
    named.push(word);
    const next = command.commands.find((one) => one.name() === word || one.aliases().includes(word));
    if (next === undefined) return named;
    command = next;
  }
  return argv;
}
