// Real Node processes for tests that kill them. In: an entry of source, or of what was built; arguments, environment. Out: its lines, its signals, its end.
// Promised: every process is gone when the run ends, however it ends.
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { reapAtEnd, reaped } from './reaper.js';

export interface NodeProcess {
  readonly pid: number;
  /** Of stdout, in order. */
  readonly lines: readonly string[];
  /** Of stderr, in order. */
  readonly errorLines: readonly string[];
  /** The first line of stdout that matches, also one that came before; fails at the bound, or when the process ends without it. */
  waitForLine(pattern: RegExp, boundMs?: number): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const alive = new Set<ChildProcess>();

/** `env` goes over this process's own; undefined takes a variable away. */
export function spawnNode(
  script: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
): NodeProcess {
  const loader = script.endsWith('.ts') ? ['--import', TSX] : ['--enable-source-maps'];
  const child = spawn(process.execPath, [...loader, script, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // The leader of its own group: a test may signal the group as a terminal does.
  });
  if (child.pid === undefined) throw new Error(`${script} could not be started`);
  const { pid } = child;
  alive.add(child);
  reapAtEnd(pid);
  const lines: string[] = [];
  const errorLines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errorLines.push(line));
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      alive.delete(child);
      reaped(pid);
      resolve(code);
    });
  });
  return {
    pid,
    lines,
    errorLines,
    exited,
    kill: (signal) => void child.kill(signal),
    waitForLine: (pattern, boundMs = 50_000) => waitForLine({ child, lines, errorLines }, pattern, boundMs),
  };
}

interface Watched {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  readonly errorLines: readonly string[];
}

function waitForLine({ child, lines, errorLines }: Watched, pattern: RegExp, boundMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = 0;
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      child.stdout?.off('data', look);
      child.off('close', onClose);
      act();
    };
    const fail = (what: string): void => {
      settle(() => {
        reject(new Error(`${what} without a line like ${pattern}; stdout: ${tail(lines)}; stderr: ${tail(errorLines)}`));
      });
    };
    // `data` may come before readline made the line of it: look again once the current events are done.
    const look = (): void => void setImmediate(lookNow);
    const lookNow = (): void => {
      for (; seen < lines.length; seen += 1) {
        const line = lines[seen] ?? '';
        if (!pattern.test(line)) continue;
        settle(() => {
          resolve(line);
        });
        return;
      }
    };
    const onClose = (): void => {
      lookNow();
      fail('the process ended');
    };
    const timer = setTimeout(() => {
      fail(`${boundMs} ms passed`);
    }, boundMs);
    child.stdout?.on('data', look);
    child.once('close', onClose);
    lookNow();
    if (!alive.has(child)) onClose();
  });
}

function tail(lines: readonly string[]): string {
  return lines.slice(-8).join(' | ') || 'nothing';
}
