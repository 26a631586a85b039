// What a run that has succeeded reports: the outputs of its last tasks, a cause for each that could not be read, and one for each task that it went on
// without. And what one has reported that did not succeed.
import { readOutput } from '../../../core/ending/output.js';
import type { Cause, RunEnd } from '../../../core/ending/run-end.js';
import { classify } from './classify.js';
import { causesOfTasks } from './run-causes.js';
import { lastAttempts, type Run, type TaskRun } from './run-wire.js';
import { outputsCut } from '../shared/outputs-cut.js';
import { safeText, storable } from '../shared/safe-text.js';
import type { ReadTask, TaskOutput } from './task-output.js';

/** A run with more ends than this has no one result. */
const leavesMax = 20;

export async function successOf(run: Run, message: string, read: ReadTask): Promise<RunEnd> {
  const leaves = succeededLeaves(run.tasks);
  const reports = await Promise.all(leaves.slice(0, leavesMax).map(async (task) => reportOf(task, await read(task))));
  const causes = [...(await causesOfTasks(run, read)), ...reports.flatMap((report) => report.causes)];
  if (leaves.length > leavesMax) {
    const left = `${leaves.length} tasks end this run; the outputs of ${leavesMax} were read`;
    causes.push({ step: 'output', code: 'TOO_MANY_TASKS', message: left });
  }
  const said = reports.map((report) => report.message).filter((text) => text !== '');
  return {
    kind: 'succeeded',
    message: safeText(said.length > 0 ? said.join('\n') : message, 4_096),
    outputs: [...new Set(reports.flatMap((report) => report.outputs))],
    causes,
  };
}

/** Of a run that did not succeed: what the furthest of its good tasks have reported, as far as it can be read. */
export async function outputsLeft(run: Run, read: ReadTask): Promise<readonly string[]> {
  const good = lastAttempts(run.tasks).filter(hasSucceeded);
  const ends = unawaited(good, good).slice(0, leavesMax);
  const reports = await Promise.all(ends.map(async (task) => reportOf(task, await read(task))));
  return [...new Set(reports.flatMap(({ outputs }) => outputs))];
}

/** One that was excluded by a condition has nothing to report. */
function succeededLeaves(tasks: readonly TaskRun[]): readonly TaskRun[] {
  const last = lastAttempts(tasks);
  return unawaited(last.filter(hasSucceeded), last);
}

function hasSucceeded(task: TaskRun): boolean {
  const stands = classify(task);
  return stands.kind === 'over' && stands.verdict === 'succeeded';
}

/** Those that none of `others` waits for. */
function unawaited(tasks: readonly TaskRun[], others: readonly TaskRun[]): readonly TaskRun[] {
  const awaited = new Set(others.flatMap((task) => task.depends_on.map((upstream) => upstream.task_key)));
  return tasks.filter((task) => !awaited.has(task.task_key));
}

interface Report {
  readonly outputs: readonly string[];
  readonly message: string;
  readonly causes: readonly Cause[];
}

function reportOf(task: TaskRun, output: TaskOutput): Report {
  if (output.kind === 'none') {
    const message = `the output of task ${task.task_key} cannot be read: ${output.reason}`;
    return { outputs: [], message: '', causes: [{ step: 'output', code: output.code, message: safeText(message) }] };
  }
  const { outputs, message, cut } = readOutput(output.result);
  const causes: Cause[] = [];
  if (output.truncated) {
    const more = `task ${task.task_key} returned more than the engine keeps`;
    causes.push({ step: 'output', code: 'OUTPUT_TRUNCATED', message: more });
  }
  if (cut) causes.push(outputsCut);
  return { outputs: outputs.map(storable), message: storable(message), causes };
}
