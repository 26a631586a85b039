// The truth about one run. In: its id; out: active, or how it ended, with outputs or causes. Promised: a success stays one - when its outputs
// cannot be read now this throws, to be looked at again, until the patience for a run that ended long ago is used up.
import { Fault } from '../../../core/faults.js';
import type { Instant, RunId } from '../../../core/ids.js';
import type { RunEnd } from '../../../core/ending/run-end.js';
import type { Clock } from '../../../ports/clock.js';
import type { RunSight } from '../../../ports/engine.js';
import type { Api } from '../shared/api.js';
import { classify, type Classified } from './classify.js';
import { getRun } from './get-run.js';
import type { Identity } from './identity.js';
import { isInt64 } from './int64.js';
import { causesOfFailure } from './run-causes.js';
import { outputsLeft, successOf } from './run-outputs.js';
import { pageOf } from './run-page.js';
import { executingSince, hasExecuted, phaseOf } from './run-phase.js';
import type { Run } from './run-wire.js';
import { safeText } from '../shared/safe-text.js';
import { taskOutput, type ReadTask } from './task-output.js';

interface ReadParts {
  readonly api: Api;
  readonly jobsApi: string;
  readonly clock: Clock;
  /** How long after the end of a run its outputs are still asked for. */
  readonly outputPatienceMs: number;
}

export interface LookParts extends ReadParts {
  readonly identity: Identity;
}

export async function look(parts: LookParts, runId: RunId): Promise<RunSight> {
  const run = isInt64(runId) ? await getRun(parts.api, parts.jobsApi, runId) : null;
  if (run === null) {
    const message = `Databricks no longer knows run ${runId}`;
    return { kind: 'ended', end: { kind: 'forgotten', message }, executingSince: null, endedAt: null, url: null };
  }
  parts.identity.looked(run);
  const stands = classify(run);
  const told = { executingSince: executingSince(run), url: pageOf(run) };
  if (stands.kind === 'active') return { kind: 'active', phase: phaseOf(run, stands.phase), ...told };
  const endedAt = run.end_time > 0 ? run.end_time : null;
  const end = await endOf(run, stands, patientReader(parts, run));
  return { kind: 'ended', end, endedAt, ...told };
}

/** What a run that did not succeed had reported by then. */
export async function leftOutputs(parts: ReadParts, runId: RunId): Promise<readonly string[]> {
  const run = isInt64(runId) ? await getRun(parts.api, parts.jobsApi, runId) : null;
  return run === null ? [] : outputsLeft(run, patientReader(parts, run));
}

async function endOf(run: Run, stands: Classified & { kind: 'over' }, read: ReadTask): Promise<RunEnd> {
  const message = safeText(stands.message);
  switch (stands.verdict) {
    case 'succeeded':
      return successOf(run, message, read);
    case 'failed':
    case 'infrastructure':
      return { kind: stands.verdict, causes: await causesOfFailure(run, stands, read) };
    case 'no-room':
      // A later task that found no room is not a run that did not begin: sending it again would execute its first part twice.
      if (hasExecuted(run)) return { kind: 'infrastructure', causes: await causesOfFailure(run, stands, read) };
      return { kind: 'no-room', message: message || stands.code };
    case 'cancelled':
    case 'timed-out':
      return { kind: stands.verdict, message: message || stands.code };
  }
}

/** The oldest form does not tell its end: its parts do. null: it never began, and nothing of it is read. */
function executedUntil({ start_time: start, setup_duration: setup, execution_duration: execution, tasks }: Run): Instant | null {
  const ends = [...tasks.map((task) => task.end_time), start > 0 ? start + setup + execution : 0];
  return Math.max(...ends) || null;
}

function patientReader({ api, jobsApi, clock, outputPatienceMs }: ReadParts, run: Run): ReadTask {
  const endedAt = run.end_time > 0 ? run.end_time : executedUntil(run);
  return async (task) => {
    try {
      return await taskOutput(api, jobsApi, task);
    } catch (problem) {
      const patient = endedAt === null || clock.now() - endedAt < outputPatienceMs;
      if (patient || !(problem instanceof Fault)) throw problem;
      return { kind: 'none', code: 'OUTPUT_UNREADABLE', reason: problem.detail };
    }
  };
}
