// How this workspace behaves where the real service differs by age, plan or luck. Everything has a default that was seen in the wild.
import type { Outcome } from './outcome.js';
import type { IdMode } from './ids.js';

export interface Behaviour {
  readonly ids: IdMode;
  /** Active runs that the workspace allows; over it 429, or QUEUED when the run may queue. */
  readonly activeRunsMax: number;
  readonly clusterStartMs: number;
  readonly clusterStopMs: number;
  readonly clusterResizeMs: number;
  /** PENDING on a cluster that is already running, before a task is RUNNING. */
  readonly launchMs: number;
  /** TERMINATING after the work is done. */
  readonly cleanupMs: number;
  /** TERMINATING after a cancel or a timeout. */
  readonly cancelMs: number;
  /** Of jobs that nobody wrote a script for. */
  readonly defaultOutcome: Outcome;
  /** A missing job or run: 400 INVALID_PARAMETER_VALUE (classic) or 404 RESOURCE_DOES_NOT_EXIST. */
  readonly missing: 400 | 404;
  readonly skippedResultState: 'absent' | 'MAXIMUM_CONCURRENT_RUNS_REACHED';
  /** Older workspaces send only `state`; the new `status` may one day come alone. */
  readonly runStates: 'both' | 'state-only' | 'status-only';
  /** get-output with the id of the whole run, when it has one task. */
  readonly singleTaskOutput: 'refused' | 'answered';
  /** Whether idempotency tokens are known to the whole workspace, or to each caller by itself: it is not documented. */
  readonly tokenScope: 'workspace' | 'caller';
  readonly tokenLifetimeMs: number;
  readonly runHistoryMs: number;
  /** Whose name stands on runs that are created from now on. */
  creator: string;
}

const HOUR_MS = 3_600_000;

export const DEFAULT_BEHAVIOUR: Behaviour = {
  ids: 'small',
  activeRunsMax: 2_000,
  clusterStartMs: 180_000,
  clusterStopMs: 10_000,
  clusterResizeMs: 60_000,
  launchMs: 0,
  cleanupMs: 0,
  cancelMs: 1_000,
  defaultOutcome: { result: 'succeed', durationMs: 10_000 },
  missing: 400,
  skippedResultState: 'absent',
  runStates: 'both',
  singleTaskOutput: 'refused',
  tokenScope: 'workspace',
  tokenLifetimeMs: HOUR_MS,
  runHistoryMs: 60 * 24 * HOUR_MS,
  creator: 'sim@example.com',
};
