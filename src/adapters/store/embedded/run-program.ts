// In: a program, its arguments, who runs it, and a bound in time. Out: how it ended and what it said.
// Promised: it never throws for a program that fails or cannot be started, and never outlives its bound.
import { spawn } from 'node:child_process';

export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

export interface ProgramEnd {
  /** The exit code; null when it was killed, timed out, or could not be started. */
  readonly code: number | null;
  /** stdout and stderr together, at most the last 16,000 characters. */
  readonly output: string;
}

export interface ProgramBounds {
  readonly user: ServerUser | null;
  readonly timeoutMs: number;
}

const OUTPUT_MAX = 16_000;

export function runProgram(program: string, args: readonly string[], { user, timeoutMs }: ProgramBounds): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    // The working folder is one that every user may enter: ours may be closed to the user who runs the program.
    const child = spawn(program, args, {
      ...runAs(user),
      cwd: '/',
      env: postgresEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: Math.max(1, Math.ceil(timeoutMs)),
      killSignal: 'SIGKILL',
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-OUTPUT_MAX);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (problem) => {
      resolve({ code: null, output: problem.message });
    });
    child.on('close', (code) => {
      resolve({ code, output });
    });
  });
}

export function runAs(user: ServerUser | null): { uid?: number; gid?: number } {
  return user === null ? {} : { uid: user.uid, gid: user.gid };
}

/** Nothing of our own environment (secrets, PG* variables that would bend the server) reaches PostgreSQL. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/** The last lines that a person should see, as one line. */
export function lastWords(output: string): string {
  const lines = output.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return lines.slice(-3).join('; ') || 'it said nothing';
}
