// The command line run in process, with what it writes kept.
import { runCli } from '../../src/cli/run-cli.js';
import type { Commands, Io } from '../../src/cli/io.js';
import { received } from '../http/scripted-keeper.js';

/** Three minutes after the requests of the tests were received. */
export const cliNow = received + 180_000;

const unscripted = () => Promise.reject(new Error('this test has not said what the command does'));

interface Around {
  readonly commands?: Partial<Commands>;
  readonly stdin?: string;
  readonly env?: Io['env'];
  readonly tty?: boolean;
  readonly columns?: number;
}

export async function cli(
  argv: readonly string[],
  { commands = {}, stdin = '', env = {}, tty = false, columns = 100 }: Around = {},
) {
  const written = { out: '', err: '' };
  const output = (into: 'out' | 'err') => ({ write: (text: string) => (written[into] += text), isTTY: tty, columns });
  const io: Io = { stdin: pieces(stdin), stdout: output('out'), stderr: output('err'), env, clock: { now: () => cliNow } };
  const all = {
    serve: unscripted,
    migrate: unscripted,
    audit: unscripted,
    demo: unscripted,
    policyScope: unscripted,
    settingsIn: unscripted,
    ...commands,
  };
  const code = await runCli(argv, io, all);
  return { code, ...written };
}

/** In pieces that cut characters in two, as a pipe may. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield await Promise.resolve(bytes.subarray(at, at + 7));
}
