// What one task left behind. Asked by the id of the task, never of the run: the workspace refuses that.
import { z } from 'zod';
import { Fault } from '../../../core/faults.js';
import type { Api } from '../shared/api.js';
import { reasonOf } from '../shared/api-result.js';
import { understood } from '../shared/understood.js';
import { word, type TaskRun } from './run-wire.js';

const Exit = z.looseObject({
  result: word,
  truncated: z
    .boolean()
    .nullish()
    .transform((truncated) => truncated ?? false),
});
const Output = z.looseObject({
  error: word,
  error_trace: word,
  notebook_output: Exit.nullish().transform((exit) => exit ?? Exit.parse({})),
});

export type TaskOutput =
  | {
      readonly kind: 'output';
      /** What the notebook exited with; empty when it did not say. */
      readonly result: string;
      readonly truncated: boolean;
      readonly error: string;
      readonly trace: string;
    }
  /** It will not be had, now or later. */
  | { readonly kind: 'none'; readonly code: string; readonly reason: string };

export type ReadTask = (task: TaskRun) => Promise<TaskOutput>;

/** Throws a Fault 'engine-unavailable' when it may be had later. */
export async function taskOutput(api: Api, jobsApi: string, task: TaskRun): Promise<TaskOutput> {
  const result = await api.call({
    operation: 'runs-get-output',
    path: `/api/${jobsApi}/jobs/runs/get-output`,
    with: { query: { run_id: task.run_id } },
    resend: 'harmless',
  });
  switch (result.kind) {
    case 'ok': {
      const {
        notebook_output: exit,
        error,
        error_trace: trace,
      } = understood('databricks runs-get-output', () => Output.parse(result.body));
      return { kind: 'output', result: exit.result, truncated: exit.truncated, error, trace };
    }
    case 'refused':
      return { kind: 'none', code: result.failure.code ?? `HTTP_${result.failure.status}`, reason: reasonOf(result) };
    case 'too-large':
      return { kind: 'none', code: 'OUTPUT_TOO_LARGE', reason: result.reason };
    case 'no-room':
    case 'rate-limited':
    case 'unavailable':
    case 'no-entry':
      throw new Fault('engine-unavailable', `databricks runs-get-output: ${reasonOf(result)}`);
  }
}
