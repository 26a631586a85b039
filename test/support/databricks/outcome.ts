// What a run will come to, written beforehand per job: one outcome, one per run in order (the last repeats), or a function.
// `{run_id}`, `{job_id}` and `{param.NAME}` in an exit value are filled in from the run; NAME also from the task's base_parameters.
import type { RunParameters } from './run-parameters.js';

export type TerminationType = 'SUCCESS' | 'CLIENT_ERROR' | 'INTERNAL_ERROR' | 'CLOUD_FAILURE';

export type Outcome =
  | { readonly result: 'succeed'; readonly exitValue?: string; readonly durationMs?: number; readonly logs?: string }
  | {
      readonly result: 'fail';
      readonly message: string;
      readonly trace?: string;
      readonly durationMs?: number;
      readonly logs?: string;
      /** Default RUN_EXECUTION_ERROR / CLIENT_ERROR: the job's own fault. */
      readonly code?: string;
      readonly type?: Exclude<TerminationType, 'SUCCESS'>;
    }
  | { readonly result: 'endless'; readonly logs?: string };

export interface RunFacts {
  readonly runId: string;
  readonly jobId: string | null;
  readonly runName: string;
  readonly taskKey: string;
  readonly attempt: number;
  readonly params: RunParameters;
}

export type Script = Outcome | readonly Outcome[] | ((run: RunFacts) => Outcome);

const isSequence = (script: Script): script is readonly Outcome[] => Array.isArray(script);

/** `turn` counts the runs of the job from 0, repaired ones again. */
export function chooseOutcome(script: Script, turn: number, run: RunFacts): Outcome {
  if (typeof script === 'function') return script(run);
  if (!isSequence(script)) return script;
  const chosen = script[Math.min(turn, script.length - 1)];
  if (chosen === undefined) throw new Error('a script needs at least one outcome');
  return chosen;
}

export function fillIn(text: string, run: RunFacts): string {
  return text.replace(/\{(run_id|job_id|param\.([^}]+))\}/g, (_whole, name: string, parameter: string | undefined) => {
    if (name === 'run_id') return run.runId;
    if (name === 'job_id') return run.jobId ?? '';
    return run.params.notebookParams?.[parameter ?? ''] ?? '';
  });
}
