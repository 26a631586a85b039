// Starts one run. In: an order with its token; out: accepted, no room, not declared, refused, or uncertain. Promised: however often the same
// order comes there is at most one run, because every call that starts one carries the token; uncertain is said whenever there may be one.
import { z } from 'zod';
import { branded, type RunId } from '../../../core/ids.js';
import type { SubmitOrder, SubmitOutcome } from '../../../ports/engine.js';
import type { Api } from './api.js';
import { reasonOf, type ApiResult } from './api-result.js';
import { saysMissing } from './failure-meaning.js';
import type { Identity } from './identity.js';
import { Int64, isInt64 } from './json.js';
import type { JobSettings, Settings } from './job-settings.js';
import { placedRunBody } from './placed-run.js';
import { runNowBody, type Body } from './run-now.js';

const Started = z.looseObject({ run_id: Int64 });

export interface SubmitParts {
  readonly api: Api;
  readonly host: string;
  readonly jobsApi: string;
  readonly settings: JobSettings;
  readonly identity: Identity;
}

export async function submit(parts: SubmitParts, order: SubmitOrder): Promise<SubmitOutcome> {
  if (!isInt64(order.jobId)) return { kind: 'not-declared', reason: `no job of Databricks can have the id ${order.jobId}` };
  const settings = await settingsFor(parts, order);
  if (settings.kind === 'outcome') return settings.outcome;
  const { operation, body } = callFor(order, settings.settings);
  const path = `/api/${parts.jobsApi}/jobs/${operation === 'run-now' ? 'run-now' : 'runs/submit'}`;
  const result = await parts.api.call({ operation, path, with: { body }, resend: 'harmless', until: order.validUntil });
  if (result.kind !== 'ok') return outcomeOf(result);
  const started = Started.safeParse(result.body);
  if (!started.success)
    return { kind: 'uncertain', reason: `databricks ${operation}: answered without a run id`, retryAfterMs: null };
  const runId = branded<RunId>(started.data.run_id);
  parts.identity.started(runId);
  // The page of a one-time run has a job id that the workspace makes up: it is known once the run is seen.
  return { kind: 'accepted', runId, url: order.onCluster === null ? `${parts.host}/#job/${order.jobId}/run/${runId}` : null };
}

type Prepared =
  | { readonly kind: 'settings'; readonly settings: Settings | null }
  | { readonly kind: 'outcome'; readonly outcome: SubmitOutcome };

/** What the body depends on: nothing for a job that runs where it is declared and is given no named values. */
async function settingsFor({ settings }: SubmitParts, order: SubmitOrder): Promise<Prepared> {
  if (order.onCluster === null && order.parameters.kind !== 'notebook') return { kind: 'settings', settings: null };
  const found = await settings.of(order.jobId);
  return found.kind === 'settings' ? found : { kind: 'outcome', outcome: outcomeOf(found.result) };
}

function callFor(
  order: SubmitOrder,
  settings: Settings | null,
): { readonly operation: 'run-now' | 'runs-submit'; readonly body: Body } {
  if (order.onCluster !== null && settings !== null)
    return { operation: 'runs-submit', body: placedRunBody(order, order.onCluster, settings) };
  return { operation: 'run-now', body: runNowBody(order, (settings?.parameters ?? []).length > 0) };
}

function outcomeOf(result: Exclude<ApiResult, { kind: 'ok' }>): SubmitOutcome {
  const reason = reasonOf(result);
  switch (result.kind) {
    case 'no-room':
      return { kind: 'no-room', reason, retryAfterMs: result.retryAfterMs };
    case 'refused':
      if (saysMissing(result.failure)) return { kind: 'not-declared', reason };
      return { kind: 'refused', code: result.failure.code ?? `HTTP_${result.failure.status}`, reason };
    case 'rate-limited':
    case 'unavailable':
      return { kind: 'uncertain', reason, retryAfterMs: result.retryAfterMs };
    case 'too-large':
      return { kind: 'uncertain', reason, retryAfterMs: null };
  }
}
