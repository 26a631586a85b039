// What a command finds around it, and the configuration it is to run with.
import { describe } from '../core/problem.js';
import type { Setting } from './config/environment.js';
import { loadConfig } from './config/load.js';
import type { Config } from './config/schema.js';

/** Where a command tells what it has done. */
export interface Told {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
  /** Whoever read it has gone. */
  readonly isUnread?: boolean | undefined;
}

/** What a service finds: its log is a stream. */
export interface ServiceSurroundings extends Surroundings {
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Told;
  readonly stderr: Told;
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
