// Starts one run. In: an order with its token; out: accepted, no room, not declared, refused, or uncertain. Promised: however often the same
// order comes there is at most one run, because every call that starts one carries the token; uncertain is said whenever there may be one.
import { z } from 'zod';
import { branded, type RunId } from '../../../core/ids.js';
import type { SubmitOrder, SubmitOutcome } from '../../../ports/engine.js';
import { reasonOf, type ApiResult } from '../shared/api-result.js';
import type { Callers } from './callers.js';
import { saysMissing } from './failure-meaning.js';
import type { Identity } from './identity.js';
import { Int64, isInt64 } from './int64.js';
import type { JobSettings, Settings } from './job-settings.js';
import { placedRunBody } from './placed-run.js';
import { runNowBody, type Body } from './run-now.js';

const Started = z.looseObject({ run_id: Int64 });

export interface SubmitParts {
  readonly callers: Callers;
  readonly host: string;
  readonly jobsApi: string;
  readonly settings: JobSettings;
  readonly identity: Identity;
  /** The application id of the service's own principal; null: it is no service principal. */
  readonly principal: string | null;
}

export async function submit(parts: SubmitParts, order: SubmitOrder): Promise<SubmitOutcome> {
  if (!isInt64(order.jobId)) return { kind: 'not-declared', reason: `no job of Databricks can have the id ${order.jobId}` };
  const door = parts.callers.doorOf(order.identity);
  if (door.kind === 'shut') return { ...door, kind: 'no-entry' };
  const settings = await settingsFor(parts, order);
  if (settings.kind === 'outcome') return settings.outcome;
  const { operation, body } = callFor(parts, order, settings.settings);
  const path = `/api/${parts.jobsApi}/jobs/${operation === 'run-now' ? 'run-now' : 'runs/submit'}`;
  const result = await door.api.call({ operation, path, with: { body }, resend: 'by-token', until: order.validUntil });
  if (result.kind === 'ok') return startedBy(parts, order, { operation, body: result.body });
  if (result.kind === 'no-entry' && order.identity !== null) return noEntry(parts.callers, order.identity, result);
  if (saysDenied(result)) return denied(parts, order, result);
  return outcomeOf(result);
}

type Refusal = Exclude<ApiResult, { kind: 'ok' }>;

/**
 * The workspace looks for the right before it looks for the job: of a job that was deleted a moment ago it says that it may not be run. Whoever listed it
 * as declared, the service itself, can see it while it is there.
 */
async function denied({ settings }: SubmitParts, order: SubmitOrder, result: Refusal): Promise<SubmitOutcome> {
  const found = await settings.again(order.jobId);
  return found.kind === 'settings' ? outcomeOf(result) : unseen(found.result);
}

/** A job that we may not see is none that we list. */
function unseen(result: Refusal): SubmitOutcome {
  return saysDenied(result) ? { kind: 'not-declared', reason: reasonOf(result) } : outcomeOf(result);
}

function saysDenied(result: Refusal): boolean {
  return result.kind === 'refused' && result.failure.status === 403;
}

function startedBy(
  { host, identity }: SubmitParts,
  order: SubmitOrder,
  { operation, body }: { readonly operation: string; readonly body: unknown },
): SubmitOutcome {
  const started = Started.safeParse(body);
  if (!started.success)
    return { kind: 'uncertain', reason: `databricks ${operation}: answered without a run id`, retryAfterMs: null };
  const runId = branded<RunId>(started.data.run_id);
  if (order.identity === null) identity.started(runId);
  // The page of a one-time run has a job id that the workspace makes up: it is known once the run is seen.
  return { kind: 'accepted', runId, url: order.onCluster === null ? `${host}/#job/${order.jobId}/run/${runId}` : null };
}

function noEntry(callers: Callers, identity: string, result: Extract<ApiResult, { kind: 'no-entry' }>): SubmitOutcome {
  return { kind: 'no-entry', reason: result.reason, retryAfterMs: callers.shutOut(identity, result) };
}

type Prepared =
  | { readonly kind: 'settings'; readonly settings: Settings | null }
  | { readonly kind: 'outcome'; readonly outcome: SubmitOutcome };

/** What the body depends on: nothing for a job that runs where it is declared and is given no named values. */
async function settingsFor({ settings }: SubmitParts, order: SubmitOrder): Promise<Prepared> {
  if (order.onCluster === null && order.parameters.kind !== 'notebook') return { kind: 'settings', settings: null };
  const found = await settings.of(order.jobId);
  return found.kind === 'settings' ? found : { kind: 'outcome', outcome: unseen(found.result) };
}

function callFor(
  { principal }: SubmitParts,
  order: SubmitOrder,
  settings: Settings | null,
): { readonly operation: 'run-now' | 'runs-submit'; readonly body: Body } {
  if (order.onCluster !== null && settings !== null)
    return { operation: 'runs-submit', body: placedRunBody(order, settings, { clusterId: order.onCluster, principal }) };
  return { operation: 'run-now', body: runNowBody(order, (settings?.parameters ?? []).length > 0) };
}

function outcomeOf(result: Refusal): SubmitOutcome {
  const reason = reasonOf(result);
  switch (result.kind) {
    case 'no-room':
      return { kind: 'no-room', reason, retryAfterMs: result.retryAfterMs };
    case 'refused':
      if (saysMissing(result.failure)) return { kind: 'not-declared', reason };
      return { kind: 'refused', code: result.failure.code ?? `HTTP_${result.failure.status}`, reason };
    case 'rate-limited':
    case 'unavailable':
    case 'no-entry':
      return { kind: 'uncertain', reason, retryAfterMs: result.retryAfterMs };
    case 'too-large':
      return { kind: 'uncertain', reason, retryAfterMs: null };
  }
}
