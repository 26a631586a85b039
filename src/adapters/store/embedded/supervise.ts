// In: a command line of PostgreSQL. Out: a server that lives as long as we do, and no longer.
// Promised: however this process ends, also by SIGKILL, the server shuts down; a Ctrl-C at our terminal does not reach it before we let go.
import { spawn, type ChildProcess } from 'node:child_process';
import { EmbeddedPostgresRefused } from './refused.js';
import { postgresEnvironment, runAs } from './run-program.js';
import type { ServerUser } from './run-program.js';

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly user: ServerUser | null;
  readonly logFile: string;
  /** Removed after the server. */
  readonly socketDir: string;
}

export interface SupervisedServer {
  /** Resolves with the exit code, null when a signal ended it; never rejects. */
  readonly exited: Promise<number | null>;
  /** Fast shutdown; harder means when the bound passes. */
  stop(boundMs: number): Promise<void>;
}

// The shell is in a session of its own (no signals from our terminal) and reads from a pipe whose other end only we hold. The kernel
// closes that end whenever we end: `read` returns, and SIGINT asks PostgreSQL for a fast shutdown. `read` is part of the shell: no
// helper process is left when the server ends first.
const WATCHDOG = `
log=$1; socket=$2; shift 2
umask 077
exec 3<&0 </dev/null >>"$log" 2>&1
"$@" 3<&- &
server=$!
( read -r _ <&3; kill -INT $server ) &
watchdog=$!
wait $server; code=$?
kill $watchdog 2>/dev/null
rm -rf -- "$socket"
exit $code
`;

const KILL_MS = 2000;

export async function supervise(command: ServerCommand): Promise<SupervisedServer> {
  const args = ['-c', WATCHDOG, 'job-keeper-postgres', command.logFile, command.socketDir, command.program, ...command.args];
  const child = spawn('/bin/sh', args, {
    ...runAs(command.user),
    cwd: '/',
    env: postgresEnvironment(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.on('error', () => undefined); // The shell may be gone before our end is closed: its exit tells the story.
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', (problem) => {
      reject(new EmbeddedPostgresRefused(`PostgreSQL could not be started: ${problem.message}`, { cause: problem }));
    });
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { exited, stop: (boundMs) => stop(child, exited, boundMs) };
}

async function stop(child: ChildProcess, exited: Promise<number | null>, boundMs: number): Promise<void> {
  child.stdin?.end();
  if (await endsWithin(exited, boundMs)) return;
  signalGroup(child, 'SIGQUIT'); // Immediate shutdown; the next start recovers.
  if (await endsWithin(exited, KILL_MS)) return;
  signalGroup(child, 'SIGKILL');
  await endsWithin(exited, KILL_MS);
}

async function endsWithin(exited: Promise<number | null>, boundMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const bound = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, boundMs, false);
  });
  try {
    return await Promise.race([exited.then(() => true), bound]);
  } finally {
    clearTimeout(timer);
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The whole group is gone already.
  }
}
