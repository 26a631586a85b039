// From the end of a run to what is written of its request: final state, response, mail, alert, followers.
import { followSteps } from '../core/followers/follow-steps.js';
import type { Instant, PoolName, RequestId } from '../core/ids.js';
import { composeResponse, type Answered } from '../core/ending/job-response.js';
import type { FinalState } from '../core/lifecycle.js';
import { fillTemplate } from '../core/ending/output.js';
import { failureOf } from '../core/ending/retry.js';
import { causesOf, type Cause, type RunEnd } from '../core/ending/run-end.js';
import { jobSettings, type Settings } from '../core/settings.js';
import type { Finished } from '../ports/store/runs.js';
import type { NewAlert, NewStep } from '../ports/store/steps.js';

export interface EndedRun extends Answered {
  readonly id: RequestId;
  readonly version: number;
  readonly engine: string;
  readonly attempt: number;
  /** Of its execution; null: it was never to have one. */
  readonly maxRunSeconds: number | null;
  /** null: it is in none. */
  readonly pool: PoolName | null;
  /** Since when it took the engine's time; null: it never did. */
  readonly takenAt: Instant | null;
  /** Earlier attempts that the platform broke. */
  readonly infrastructureFailures: number;
  /** null: the engine refused it, and there never was a run. */
  readonly runId: string | null;
  readonly runUrl: string | null;
  readonly executingAt: Instant | null;
}

/** What is to be said of a run where there never was one. */
export const neverRan = {
  infrastructureFailures: 0,
  takenAt: null,
  runId: null,
  runUrl: null,
  executingAt: null,
} as const satisfies Partial<EndedRun>;

export interface EndingContext {
  readonly state: FinalState;
  readonly end: RunEnd;
  readonly at: Instant;
  readonly messageId: string;
  readonly settings: Settings;
  /** Who gets a mail of it. */
  readonly mailTo: readonly string[];
}

export function finishedBy(run: EndedRun, context: EndingContext): Finished {
  const { state, end, at, messageId, settings } = context;
  const causes = state === 'succeeded' && end.kind !== 'succeeded' ? [] : causesOf(end);
  const message = messageOf(run, state, end);
  const outputs = outputsOf(run, context);
  const response = composeResponse(run, {
    state,
    message,
    outputs,
    causes,
    run: run.runId === null ? null : { engine: run.engine, runId: run.runId, url: run.runUrl, attempt: run.attempt },
    startedAt: run.executingAt,
    finishedAt: at,
  });
  return {
    id: run.id,
    version: run.version,
    state,
    at,
    executingAt: run.executingAt,
    outcome: outcomeOf(state, causes),
    failure: state === 'failed' ? failureOf(end) : null,
    message,
    response,
    messageId,
    steps: [
      ...mailSteps(run, context, { message, outputs }),
      ...followSteps(settings, { id: run.id, jobId: run.jobId, state, at }),
    ],
    alerts: alertsOf(run, end),
  };
}

function outcomeOf(state: FinalState, causes: readonly Cause[]): string {
  return state === 'succeeded' ? 'SUCCEEDED' : (causes[0]?.code ?? state.toUpperCase());
}

function messageOf(run: EndedRun, state: FinalState, end: RunEnd): string {
  if (end.kind === 'succeeded') return end.message === '' ? `Job ${run.jobId} succeeded.` : end.message;
  const causes = causesOf(end).map(({ message }) => message);
  const [first = '', behind = first] = causes;
  if (first === '') return `Job ${run.jobId} ended: ${state}.`;
  // The step that failed, and in brackets what is behind it: of several that failed, the first.
  return behind === first ? first : `${first} (${behind})`;
}

/** What the job reported; for a job that cannot, the configured template. */
function outputsOf(run: EndedRun, { end, settings }: EndingContext): readonly string[] {
  if (end.kind !== 'succeeded') return [];
  const template = jobSettings(settings, run.jobId).output_uri;
  if (end.outputs.length > 0 || template === null) return end.outputs;
  const values = {
    tenant_id: run.tenantId,
    correlation_id: run.correlationId,
    run_id: run.runId ?? '',
    job_id: run.jobId,
    request_id: run.id,
  };
  const uri = fillTemplate(template, values);
  return uri === null ? [] : [uri];
}

interface Told {
  readonly message: string;
  readonly outputs: readonly string[];
}

function mailSteps(run: EndedRun, { mailTo, at, state }: EndingContext, { message, outputs: uris }: Told): NewStep[] {
  if (mailTo.length === 0) return [];
  const outputs = uris.length > 0 ? `\nOutputs:\n${uris.map((uri) => `  ${uri}`).join('\n')}\n` : '';
  const mail = {
    to: mailTo,
    subject: `Job ${run.jobId}: ${state}`,
    text: `${message}\n${outputs}\nRequest ${run.id}, correlation id ${run.correlationId}.\n`,
  };
  return [{ key: `mail:${run.id}:${state}`, requestId: run.id, at, work: { kind: 'mail', mail } }];
}

/** A run that the engine forgot is never started again by itself: somebody has to find out what it did. */
function alertsOf(run: EndedRun, end: RunEnd): NewAlert[] {
  if (end.kind !== 'forgotten') return [];
  return [
    {
      key: `run-forgotten:${run.id}`,
      severity: 'error',
      summary:
        `The engine ${run.engine} no longer knows run ${run.runId ?? ''} of job ${run.jobId}, so its outcome is unknown. ` +
        'It is not started again: look at what it left behind, and have the mediator send a new request if it did not run.',
      details: { request_id: run.id, run_id: run.runId ?? '', job_id: run.jobId, tenant_id: run.tenantId },
      requestId: run.id,
    },
  ];
}
