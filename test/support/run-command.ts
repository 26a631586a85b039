// Runs a program to its end, within a bound. Its output on success; on failure an error that carries it.
import { execFile } from 'node:child_process';

export interface CommandBounds {
  readonly timeoutMs: number;
  readonly env?: NodeJS.ProcessEnv;
}

export function runCommand(program: string, args: readonly string[], { timeoutMs, env }: CommandBounds): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { timeout: timeoutMs, maxBuffer: 10_000_000, ...(env === undefined ? {} : { env }) },
      (problem, stdout, stderr) => {
        if (problem === null) resolve(stdout);
        else
          reject(
            new Error(`${program} ${args.join(' ')} failed: ${stderr.trim() || stdout.trim() || problem.message}`, {
              cause: problem,
            }),
          );
      },
    );
  });
}
