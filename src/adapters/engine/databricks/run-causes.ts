// Why a run failed: what the run says first, then each task that failed, with its error and the end of its trace. A run can also succeed without
// some of its tasks: then they are all that there is to say.
import type { Cause } from '../../../core/ending/run-end.js';
import { classify } from './classify.js';
import { lastAttempts, type Run, type TaskRun } from './run-wire.js';
import { safeText, traceEnd } from '../shared/safe-text.js';
import type { ReadTask } from './task-output.js';

/** The first to fail explain the rest. */
const tasksMax = 5;

export interface RunSaid {
  readonly code: string;
  readonly message: string;
}

export async function causesOfFailure(run: Run, said: RunSaid, read: ReadTask): Promise<readonly Cause[]> {
  const tasks = await causesOfTasks(run, read);
  const message = safeText(said.message) || 'the run ended without saying why';
  return [{ step: 'execute', code: safeText(said.code, 80), message }, ...tasks];
}

/** Of each task that failed by itself. */
export function causesOfTasks(run: Run, read: ReadTask): Promise<readonly Cause[]> {
  const failing = lastAttempts(run.tasks).filter(hasFailedItself);
  const inOrder = [...failing].sort((one, other) => one.end_time - other.end_time).slice(0, tasksMax);
  return Promise.all(inOrder.map((task) => causeOfTask(task, read)));
}

/** By another one, or by somebody: not a word of what went wrong in it. */
const notRun = ['SKIPPED', 'DISABLED'];

/** Not because another one did. */
function hasFailedItself(task: TaskRun): boolean {
  const stands = classify(task);
  const result = task.state.result_state;
  if (stands.kind !== 'over' || ['UPSTREAM_FAILED', 'UPSTREAM_CANCELED', 'EXCLUDED'].includes(result)) return false;
  return !notRun.includes(stands.code) && stands.verdict !== 'succeeded';
}

async function causeOfTask(task: TaskRun, read: ReadTask): Promise<Cause> {
  const stands = classify(task);
  const { code, message } = stands.kind === 'over' ? stands : { code: 'UNKNOWN', message: '' };
  const output = await read(task);
  const error = output.kind === 'output' ? safeText(output.error, 1_000) : '';
  const trace = output.kind === 'output' ? traceEnd(output.trace) : '';
  const words = [error === '' ? safeText(message, 1_000) : error, trace];
  return {
    step: safeText(task.task_key, 100) || 'execute',
    code: safeText(code, 80),
    message: words.filter((text) => text !== '').join('\n') || 'the task ended without saying why',
  };
}
