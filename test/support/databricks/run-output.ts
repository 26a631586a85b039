// What runs/get-output answers for one task run: the exit value of a notebook, the logs of the rest, the error of a failed one.
import { isJsonObject, type JsonObject } from './lossless-json.js';
import { fillIn } from './outcome.js';
import { runFacts } from './run-facts.js';
import type { Run, TaskRun } from './run.js';

const BYTES_MAX = 5 * 1024 * 1024;

function firstBytes(text: string): { text: string; truncated: boolean } {
  const bytes = Buffer.from(text);
  if (bytes.length <= BYTES_MAX) return { text, truncated: false };
  return { text: bytes.subarray(0, BYTES_MAX).toString(), truncated: true };
}

function lastBytes(text: string): { text: string; truncated: boolean } {
  const bytes = Buffer.from(text);
  if (bytes.length <= BYTES_MAX) return { text, truncated: false };
  return { text: bytes.subarray(bytes.length - BYTES_MAX).toString(), truncated: true };
}

function notebookOutput(run: Run, task: TaskRun): JsonObject {
  const outcome = task.outcome;
  if (outcome?.result !== 'succeed' || outcome.exitValue === undefined) return { truncated: false };
  const { text, truncated } = firstBytes(fillIn(outcome.exitValue, runFacts(run, task)));
  return { result: text, truncated };
}

/** Only a task that came to its own end has one: not one that was cancelled or lost its cluster first. */
function endedByItself(task: TaskRun): boolean {
  if (task.phase.name !== 'terminated' || task.runningAt === null) return false;
  const { result } = task.phase.ending;
  return result === 'SUCCESS' || (result === 'FAILED' && !task.phase.ending.code.startsWith('CLUSTER'));
}

export function outputView(run: Run, task: TaskRun, metadata: JsonObject): JsonObject {
  const notebook = task.spec.kind === 'notebook';
  if (!endedByItself(task)) return { metadata, ...(notebook && task.phase.name === 'terminated' ? { notebook_output: {} } : {}) };
  const outcome = task.outcome;
  const failure = outcome?.result === 'fail' ? { error: outcome.message, error_trace: outcome.trace ?? outcome.message } : {};
  if (notebook) return { metadata, ...failure, notebook_output: notebookOutput(run, task) };
  const logs = lastBytes(outcome?.logs ?? '');
  return { metadata, ...failure, logs: logs.text, logs_truncated: logs.truncated };
}

/** The Run that describes one task run alone. */
export function taskMetadata(run: JsonObject, task: JsonObject): JsonObject {
  const { job_id, run_name, run_type, trigger, overriding_parameters, run_page_url } = run;
  const shown = isJsonObject(task) ? task : {};
  return { job_id, run_name, run_type, trigger, overriding_parameters, run_page_url, ...shown, job_run_id: run['run_id'] };
}
