// The five steps behind a model job, as far as they have come. In: the instants that the rows know. Out: each step with its state.
import type { Instant } from '../ids.js';
import type { State } from '../lifecycle.js';

export const jobSteps = ['validate-inputs', 'start-environment', 'prepare-input', 'execute', 'store-results'] as const;
export type JobStep = (typeof jobSteps)[number];

/** Those that a workflow can go on without: a model is nothing without its environment, its input or its execution. */
export const optionalSteps = ['store-results'] as const satisfies readonly JobStep[];
export type OptionalStep = (typeof optionalSteps)[number];

export const stepStates = ['pending', 'active', 'done', 'failed', 'stopped', 'skipped'] as const;

export interface StepSeen {
  readonly step: JobStep;
  readonly state: (typeof stepStates)[number];
}

export interface Progress {
  readonly state: State;
  readonly hasRun: boolean;
  readonly executingAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly outputFolderId: string | null;
  readonly closedAt: Instant | null;
  readonly resultsProblem: string | null;
}

export function stepsOf(seen: Progress): StepSeen[] {
  // One that did not stop is closed before it ends, and no step of it goes on for its user.
  const progress = { ...seen, finishedAt: seen.finishedAt ?? seen.closedAt };
  return [
    // A job is stored only after its inputs were found and its tenant may use them.
    { step: 'validate-inputs', state: 'done' },
    // Engines tell when a run begins to execute, and not when its environment is up and its input is being prepared.
    { step: 'start-environment', state: reached(progress, { done: progress.executingAt !== null, before: true }) },
    { step: 'prepare-input', state: prepared(progress) },
    { step: 'execute', state: executed(progress) },
    { step: 'store-results', state: stored(progress) },
  ];
}

interface Reach {
  readonly done: boolean;
  /** Whether the step before is done. */
  readonly before: boolean;
}

function reached({ finishedAt, state }: Progress, { done, before }: Reach): StepSeen['state'] {
  if (done) return 'done';
  if (!before) return finishedAt === null ? 'pending' : 'skipped';
  if (finishedAt === null) return 'active';
  return state === 'cancelled' ? 'stopped' : state === 'succeeded' ? 'done' : 'failed';
}

function prepared(progress: Progress): StepSeen['state'] {
  const done = progress.executingAt !== null || progress.state === 'succeeded';
  return reached(progress, { done, before: false });
}

function executed(progress: Progress): StepSeen['state'] {
  const { state, finishedAt, executingAt } = progress;
  if (state === 'succeeded') return 'done';
  return reached({ ...progress, finishedAt }, { done: false, before: executingAt !== null });
}

function stored({ outputFolderId, resultsProblem, closedAt, finishedAt, hasRun }: Progress): StepSeen['state'] {
  if (outputFolderId === null || (finishedAt !== null && !hasRun)) return 'skipped';
  if (resultsProblem !== null) return 'failed';
  if (closedAt !== null && finishedAt !== null) return 'done';
  return finishedAt === null ? 'pending' : 'active';
}
