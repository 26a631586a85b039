// A job request as people and programs read it over HTTP. In: the store's row. Out: JSON in snake_case, instants in ISO 8601, null for what is
// known to be absent. This is a contract: a field that is taken away breaks somebody.
import type { Instant } from '../../core/ids.js';
import { queuedStates } from '../../core/lifecycle.js';
import type { ShownRequest } from '../../ports/keeper.js';
import type { AttemptRow, FollowerRow, RequestRow, RequestView, ResponseRow } from '../../ports/store/reading.js';

export const iso = (time: Instant): string => new Date(time).toISOString();
export const maybeIso = (time: Instant | null): string | null => (time === null ? null : iso(time));

/** To a millionth: what is beyond comes of binary fractions. */
export const maybeMoney = (cost: number | null): number | null => (cost === null ? null : Math.round(cost * 1e6) / 1e6);

export function requestJson(row: RequestRow, position: number | null = null) {
  return {
    request_id: row.id,
    correlation_id: row.correlationId,
    tenant_id: row.tenantId,
    user_id: row.userId,
    job_id: row.jobId,
    operation_id: row.operationId,
    cluster_type: row.clusterType,
    source: row.source,
    priority: row.priority,
    max_concurrent_runs: row.maxConcurrentRuns,
    notification_queue: row.notificationQueue,
    state: row.state,
    waiting: waitingJson(row, position),
    moved_to: row.movedTo,
    run: runJson(row),
    times: {
      created: iso(row.createdAt),
      received: iso(row.receivedAt),
      due: iso(row.dueAt),
      expires: iso(row.expiresAt),
      submitted: maybeIso(row.submittedAt),
      started: maybeIso(row.executingAt),
      finished: maybeIso(row.finishedAt),
    },
  };
}

export function requestViewJson(view: ShownRequest) {
  return {
    ...requestJson(view, view.position),
    cost: maybeMoney(view.cost),
    attempts: view.attempts.map(attemptJson),
    response: view.response === null ? null : responseJson(view.response),
    in_doubt: inDoubtJson(view),
    template: view.template,
    follows: view.follows === null ? null : { request_id: view.follows.requestId, correlation_id: view.follows.correlationId },
    followers: view.followers.map(followerJson),
  };
}

/** Why it waits stays in the row when it waits no more; shown then it would say what is no longer true. */
function waitingJson({ state, waits }: RequestRow, position: number | null) {
  if (waits === null || !queuedStates.some((queued) => queued === state)) return null;
  const { case: situation, rule, reason, since, checkAt } = waits;
  return { case: situation, rule, reason, since: iso(since), next_check: iso(checkAt), position };
}

function runJson({ pool, clusterId, runId, runUrl, stopWish, outOfContactSince }: RequestRow) {
  if (pool === null && runId === null) return null;
  return {
    pool,
    cluster_id: clusterId,
    run_id: runId,
    url: runUrl,
    stop_wish: stopWish,
    out_of_contact_since: maybeIso(outOfContactSince),
  };
}

/** An answer that was lost leaves its reason with the attempt that is still open; one that tells takes the request out of `submitting`. */
export function inDoubtJson({ state, attempts }: RequestView) {
  const last = attempts.at(-1);
  if (state !== 'submitting' || last === undefined || last.endedAt !== null || last.message === null) return null;
  return { attempt: last.number, engine: last.engine, since: iso(last.submittedAt), reason: last.message };
}

function attemptJson({ runId, runUrl, submittedAt, endedAt, outcome, failure, message, ...attempt }: AttemptRow) {
  const { number, engine, pool, clusterId, sentAs } = attempt;
  return {
    number,
    engine,
    pool,
    cluster_id: clusterId,
    sent_as: sentAs,
    run_id: runId,
    url: runUrl,
    submitted: iso(submittedAt),
    ended: maybeIso(endedAt),
    outcome,
    failure,
    message,
  };
}

function responseJson({ messageId, queue, delivery, attempts, publishedAt, reason, body }: ResponseRow) {
  return { delivery, queue, message_id: messageId, attempts, published: maybeIso(publishedAt), reason, body };
}

function followerJson({ jobId, state, requestId, reason }: FollowerRow) {
  return { job_id: jobId, state, request_id: requestId, reason };
}
