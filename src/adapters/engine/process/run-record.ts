// What is written about one run, each in a file of its own: what was asked (run.json), who runs it (started.json), its command
// (command.json), the wish to stop it (stop.json), how it ended (end.json). Promised: a file is there whole or not at all.
import type { Instant } from '../../../core/ids.js';
import type { Parameters } from '../../../core/job-request.js';
import type { ProcessIdentity } from './process-identity.js';

/** Everything a runner needs: a run is what was declared when it was submitted, also when the jobs file has changed since. */
export interface RunRecord {
  readonly token: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly tenantId: string;
  readonly jobId: string;
  readonly acceptedAt: Instant;
  readonly command: readonly string[];
  readonly workingDirectory: string;
  /** What the job declares; the runner adds what every run gets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly parameters: Parameters;
  readonly maxRunSeconds: number;
  /** From the friendly signal to the one that cannot be refused. */
  readonly stopGraceMs: number;
  readonly logBytesMax: number;
}

/** Made once for a run, by whoever was first: its runner, or the keeper that gives a run up before it began. */
export type Started =
  | { readonly by: 'runner'; readonly at: Instant; readonly process: ProcessIdentity }
  | { readonly by: 'nobody'; readonly at: Instant };

export interface Stopping {
  readonly at: Instant;
}

export type HowItEnded =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** The command could not be executed at all. */
  | { readonly kind: 'not-executed'; readonly code: string; readonly message: string }
  | { readonly kind: 'stopped'; readonly why: 'asked' | 'time-limit' | 'runner-told-to-end' }
  /** Its runner is gone and has not said how it ended. */
  | { readonly kind: 'lost' }
  /** Accepted, and no process could be started for it. */
  | { readonly kind: 'never-started'; readonly why: 'asked-to-stop' | 'no-runner' };

export interface Ended {
  readonly how: HowItEnded;
  readonly at: Instant;
  /** The last of what the command printed, as text that can be stored. */
  readonly lastWords: string;
  /** What followed JOB_KEEPER_OUTPUT on the last such line; null: no such line. */
  readonly output: string | null;
}
