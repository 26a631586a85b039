// In: a run folder. Out: a runner on its way, in a process group of its own, or the reason why there is none. Promised: it outlives the
// keeper and does not hold it back; launching twice does no harm, the runner's claim decides.
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inheritable } from './job-environment.js';
import type { RunFolder } from './run-folder.js';

const fromSource = import.meta.url.endsWith('.ts');
const runner = fileURLToPath(new URL(fromSource ? './runner.ts' : './runner.js', import.meta.url));
/** What makes Node understand this file's own source makes it understand the runner's; the built one needs nothing. */
const loader = fromSource ? process.execArgv.filter(asLoader) : [];

export type Launch = (folder: RunFolder) => Promise<'launched' | { readonly problem: string }>;

export const launch: Launch = (folder) => {
  // A runner that dies before it can write leaves its reason here.
  const log = openSync(folder.runnerLog, 'a', 0o600);
  try {
    const child = spawn(process.execPath, [...loader, runner, folder.path], {
      detached: true,
      stdio: ['ignore', log, log],
      env: inheritable(process.env),
    });
    child.unref();
    return new Promise((resolve) => {
      child.once('spawn', () => resolve('launched'));
      child.once('error', ({ message }) => resolve({ problem: message }));
    });
  } finally {
    closeSync(log);
  }
};

function asLoader(argument: string, index: number, all: readonly string[]): boolean {
  const takesNext = (name: string | undefined): boolean => name === '--import' || name === '--require' || name === '-r';
  return takesNext(argument) || takesNext(all[index - 1]) || /^--(import|require)=/.test(argument);
}
