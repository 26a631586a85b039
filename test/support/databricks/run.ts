// One run and its task runs: where they stand, and how they ended. `Phase` is the truth; both wire forms of the state come from it.
import type { TaskSpec } from './job.js';
import type { Outcome, TerminationType } from './outcome.js';
import type { RunParameters } from './run-parameters.js';
import type { Cancellation } from './timeline.js';

export type ResultState =
  | 'SUCCESS'
  | 'FAILED'
  | 'TIMEDOUT'
  | 'CANCELED'
  | 'MAXIMUM_CONCURRENT_RUNS_REACHED'
  | 'EXCLUDED'
  | 'SUCCESS_WITH_FAILURES'
  | 'UPSTREAM_FAILED';

export type QueueReason = 'MAX_CONCURRENT_RUNS_REACHED' | 'ACTIVE_RUNS_LIMIT_REACHED';

export interface Ending {
  readonly lifeCycle: 'TERMINATED' | 'SKIPPED' | 'INTERNAL_ERROR';
  readonly result: ResultState | null;
  readonly code: string;
  readonly type: TerminationType;
  readonly message: string;
  readonly cancelledOrTimedOut: boolean;
}

export type Phase =
  | { readonly name: 'queued'; readonly reason: QueueReason; readonly message: string }
  | { readonly name: 'blocked' }
  | { readonly name: 'pending' }
  | { readonly name: 'running' }
  | { readonly name: 'terminating'; readonly ending: Ending }
  | { readonly name: 'terminated'; readonly ending: Ending };

export interface TaskRun {
  readonly runId: string;
  readonly spec: TaskSpec;
  readonly attempt: number;
  phase: Phase;
  clusterId: string | null;
  outcome: Outcome | null;
  startedAt: number | null;
  runningAt: number | null;
  endedAt: number | null;
  seat: { leave(): void } | null;
  timers: Cancellation[];
}

export interface Run {
  readonly runId: string;
  readonly order: number;
  readonly jobId: string | null;
  readonly name: string;
  readonly token: string | null;
  readonly createdAt: number;
  readonly creator: string;
  readonly timeoutSeconds: number;
  params: RunParameters;
  phase: Phase;
  /** When it left the queue and began to count as active. Null: never did. */
  startedAt: number | null;
  endedAt: number | null;
  tasks: TaskRun[];
  /** Set by a cancel or a timeout: how the run ends whatever its tasks do. */
  stopping: Ending | null;
  repairs: string[];
  jobClusters: Map<string, string>;
  timeout: Cancellation | null;
  /** Which of its job's scripted outcomes this run gets. */
  turn: number;
}

export const isOver = (of: { readonly phase: Phase }): boolean => of.phase.name === 'terminated';

/** A repaired run holds old attempts too: only the last one of each task counts. */
export function lastAttempts(run: Run): readonly TaskRun[] {
  const last = new Map<string, TaskRun>();
  for (const task of run.tasks) {
    const known = last.get(task.spec.taskKey);
    if (known === undefined || known.attempt < task.attempt) last.set(task.spec.taskKey, task);
  }
  return [...last.values()];
}
