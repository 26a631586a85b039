// What a command finds around it, and the configuration it is to run with.
import { describe } from '../core/problem.js';
import { complain } from './complaint.js';
import { exitCodeOf } from './config/bad-configuration.js';
import type { Setting } from './config/environment.js';
import { loadConfig } from './config/load.js';
import type { Config } from './config/schema.js';
import { sentenceOf } from './sentence.js';

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
  /** What cannot be done is told as JSON. */
  readonly asJson: boolean;
  /** Calls back at SIGTERM and SIGINT, each time. */
  readonly onSignal: (listener: (signal: string) => void) => void;
  /** Calls back at SIGHUP, each time. */
  readonly onReload?: (listener: () => void) => void;
}

/** The configuration; null when it is bad, with every problem told. */
export function configured(file: string | null, flags: readonly Setting[], around: Surroundings): Config | null {
  const loaded = loadConfig({ env: around.env, file, flags });
  if (loaded.ok) return loaded.value;
  const { problems } = loaded;
  const says = `The configuration has ${problems.length === 1 ? '1 problem' : `${problems.length} problems`}`;
  complain(around.stderr, around.asJson, {
    exitCode: 2,
    text: [`${says}:`, ...problems.map((problem) => `  ${describe([problem])}`), ''].join('\n'),
    problem: { code: 'bad-configuration', detail: `${says}.`, errors: problems },
  });
  return null;
}

/** That a command could not do its work: the exit code that says so. `what`: what it could not, as a sentence without its point. */
export function couldNot(what: string, problem: unknown, around: Pick<Surroundings, 'stderr' | 'asJson'>): 1 | 2 {
  const exitCode = exitCodeOf(problem);
  const detail = `${what}: ${sentenceOf(problem)}`;
  const code = exitCode === 2 ? 'bad-configuration' : 'failed';
  complain(around.stderr, around.asJson, { exitCode, text: `${detail}\n`, problem: { code, detail } });
  return exitCode;
}
