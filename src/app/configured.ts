// What a command finds around it, and the configuration it is to run with.
import { describe } from '../core/problem.js';
import type { Setting } from './config/environment.js';
import { loadConfig } from './config/load.js';
import type { Config } from './config/schema.js';

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream;
  /** Calls back at SIGTERM and SIGINT, each time. */
  readonly onSignal: (listener: (signal: string) => void) => void;
  /** Calls back at SIGHUP, each time. */
  readonly onReload?: (listener: () => void) => void;
}

/** The configuration; null when it is bad, with every problem told. */
export function configured(file: string | null, flags: readonly Setting[], around: Surroundings): Config | null {
  const loaded = loadConfig({ env: around.env, file, flags });
  if (loaded.ok) return loaded.value;
  around.stderr.write(`The configuration has ${loaded.problems.length} problem(s):\n`);
  for (const problem of loaded.problems) around.stderr.write(`  ${describe([problem])}\n`);
  return null;
}
