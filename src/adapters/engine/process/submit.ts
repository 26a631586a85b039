// In: an order. Out: what became of it. Promised: the run is on disk before it begins; one token is one run, also between two keepers and
// over any crash; an order whose fate is not known says so.
import { resolve } from 'node:path';
import { branded, type RunId } from '../../../core/ids.js';
import type { Parameters } from '../../../core/job-request.js';
import type { Clock } from '../../../ports/clock.js';
import type { SubmitOrder, SubmitOutcome } from '../../../ports/engine.js';
import type { DeclaredJobs } from './declared-jobs.js';
import type { ProcessJob } from './jobs-file.js';
import type { OneAtATime } from './one-at-a-time.js';
import { tokenPattern, type StateFolder } from './run-folder.js';
import type { RunRecord } from './run-record.js';
import type { Runs } from './runs.js';

export interface Submission {
  readonly jobs: DeclaredJobs;
  readonly state: StateFolder;
  readonly runs: Runs;
  readonly clock: Clock;
  readonly oneAtATime: OneAtATime;
  readonly runsMax: number;
  readonly logBytesMax: number;
  readonly stopGraceMs: number;
  readonly baseDirectory: string;
}

const retryAfterMs = 5000;

export async function submit(submission: Submission, order: SubmitOrder): Promise<SubmitOutcome> {
  const refused = refusalOf(order);
  if (refused !== null) return refused;
  // 1. Sent before: the same run, whatever has become of it and of its job. Looking at it also begins it, if nobody has.
  const known = await submission.runs.see(order.token);
  if (known.kind !== 'unknown') return accepted(order);
  // 2. Declared?
  const job = (await submission.jobs.current()).get(order.jobId);
  if (job === undefined) return { kind: 'not-declared', reason: `The jobs file declares no job ${order.jobId}.` };
  // 3. Count and create, with nobody in between.
  const outcome = await submission.oneAtATime(async (): Promise<SubmitOutcome | 'created'> => {
    const active = await submission.runs.active();
    // Behind what may last: its turn, and a look at every run.
    if (submission.clock.now() >= order.validUntil) return uncertain('its time was over before its turn came');
    if (active.length >= submission.runsMax) {
      return {
        kind: 'no-room',
        reason: `${active.length} runs are active, and ${submission.runsMax} is the most.`,
        retryAfterMs,
      };
    }
    // false: another keeper was first with this token. Its run is this run.
    await submission.state.create(recordOf(submission, order, job));
    return 'created';
  });
  if (outcome !== 'created') return outcome;
  // 4. Begin it. Should we die here, the next look does.
  const begun = await submission.runs.begin(order.token);
  return begun === 'launched'
    ? accepted(order)
    : { kind: 'uncertain', reason: `The run is on disk and has not begun: ${begun.problem}.`, retryAfterMs };
}

export function uncertain(problem: unknown): SubmitOutcome {
  return { kind: 'uncertain', reason: problem instanceof Error ? problem.message : String(problem), retryAfterMs };
}

function accepted({ token }: SubmitOrder): SubmitOutcome {
  return { kind: 'accepted', runId: branded<RunId>(token), url: null };
}

function refusalOf({ token, onCluster, parameters }: SubmitOrder): SubmitOutcome | null {
  if (!tokenPattern.test(token)) {
    return { kind: 'refused', code: 'INVALID_TOKEN', reason: 'A token has 1..64 letters, digits, dots, dashes and underscores.' };
  }
  if (onCluster !== null) return { kind: 'refused', code: 'NO_CLUSTERS', reason: 'The process engine has no clusters.' };
  if (textsOf(parameters).some((text) => text.includes('\u0000'))) {
    return { kind: 'refused', code: 'INVALID_PARAMETERS', reason: 'A process cannot be given a NUL character.' };
  }
  return null;
}

function textsOf(parameters: Parameters): readonly string[] {
  switch (parameters.kind) {
    case 'none':
      return [];
    case 'notebook':
      return Object.values(parameters.map);
    case 'python':
    case 'jar':
      return parameters.list;
  }
}

function recordOf(submission: Submission, order: SubmitOrder, job: ProcessJob): RunRecord {
  return {
    token: order.token,
    requestId: order.requestId,
    correlationId: order.correlationId,
    tenantId: order.tenantId,
    jobId: order.jobId,
    acceptedAt: submission.clock.now(),
    command: job.command,
    workingDirectory: resolve(submission.baseDirectory, job.working_directory ?? '.'),
    environment: job.environment,
    parameters: order.parameters,
    maxRunSeconds: Math.min(order.maxRunSeconds, job.max_run_seconds ?? Infinity),
    stopGraceMs: submission.stopGraceMs,
    logBytesMax: submission.logBytesMax,
  };
}
