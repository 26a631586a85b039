// Writes ends: final states with their responses, or the way back into the queue when the engine had no room after all, or the platform broke
// the run and it is to be tried again.
import type { Instant, RequestId } from '../core/ids.js';
import type { FinalState } from '../core/lifecycle.js';
import { mailedTo } from '../core/ending/notify.js';
import { retryOf } from '../core/ending/retry.js';
import { causesOf, finalStateOf, type RunEnd, type StopWish } from '../core/ending/run-end.js';
import { startSeconds } from '../core/job-limits.js';
import { jobSettings } from '../core/settings.js';
import type { Finished, Left } from '../ports/store/runs.js';
import { charge } from './charge.js';
import { finishedBy, type EndedRun } from './ending.js';
import { giveBack } from './give-back.js';
import type { EndsLeft, RunsParts } from './parts.js';

export interface Ended {
  readonly run: EndedRun;
  readonly end: RunEnd;
  readonly wish: StopWish | null;
  /** The request that it was stopped for. */
  readonly replacedBy: RequestId | null;
  readonly executingAt: Instant | null;
}

/** Answers which requests moved. One that somebody else has moved since is left alone. */
export async function finish(parts: RunsParts, ended: readonly Ended[]): Promise<ReadonlySet<RequestId>> {
  if (ended.length === 0) return new Set();
  const staying: Ended[] = [];
  const back: RequestId[] = [];
  for (const one of ended) {
    if (await goesBack(parts, one)) back.push(one.run.id);
    else staying.push(one);
  }
  const emails = parts.mails
    ? await parts.store.emails(staying.map(({ run }) => run.id))
    : new Map<RequestId, readonly string[]>();
  const finals = staying.map((one) => ({ one, finished: finalOf(parts, one, emails.get(one.run.id) ?? []) }));
  const moved = await parts.store.finish(finals.map(({ finished }) => finished));
  for (const { one, finished } of finals) if (moved.has(one.run.id)) report(parts, one, finished);
  if (moved.size > 0) parts.onEnded(leftBy(moved, finals));
  return new Set([...moved.keys(), ...back]);
}

function leftBy(moved: ReadonlyMap<RequestId, Left>, finals: readonly { readonly finished: Finished }[]): EndsLeft {
  const left = [...moved.values()];
  return {
    responses: left.some(({ responseDue }) => responseDue),
    modelJobs: left.some(({ modelJob }) => modelJob),
    steps: finals.some(({ finished: { steps, alerts } }) => steps.length + alerts.length > 0),
  };
}

function finalOf(
  { clock, ids, settings: now, mails }: RunsParts,
  { run, end: seen, wish, replacedBy, executingAt }: Ended,
  emails: readonly string[],
): Finished {
  const state = finalStateOf(seen, wish);
  const settings = now();
  const maxStartSeconds = startSeconds(settings, run);
  const end = endAsWished(seen, { state, wish, replacedBy, executingAt, maxRunSeconds: run.maxRunSeconds, maxStartSeconds });
  const mailTo = mails ? mailedTo(jobSettings(settings, run.jobId).notify, state, emails) : [];
  return finishedBy({ ...run, executingAt }, { state, end, at: clock.now(), messageId: ids.next(), settings, mailTo });
}

interface Wished extends Pick<Ended, 'wish' | 'replacedBy' | 'executingAt'>, Pick<EndedRun, 'maxRunSeconds'> {
  readonly state: FinalState;
  readonly maxStartSeconds: number;
}

/** What the engine says of a run that we stopped is only that it was stopped. */
function endAsWished(seen: RunEnd, wished: Wished): RunEnd {
  const { state, wish, replacedBy, executingAt, maxRunSeconds, maxStartSeconds } = wished;
  if (state === 'cancelled' && replacedBy !== null)
    return { kind: 'cancelled', message: `Replaced by job request ${replacedBy}.` };
  if (state === 'timed-out' && wish === 'overrun' && executingAt === null) {
    const message = `It did not begin to execute within ${maxStartSeconds} seconds of its submission.`;
    return { kind: 'not-begun', step: 'start', wish, message };
  }
  if (state === 'timed-out' && seen.kind === 'cancelled' && maxRunSeconds !== null)
    return { kind: 'timed-out', message: `It ran for longer than ${maxRunSeconds} s and was stopped.` };
  return seen;
}

/** false also when a stop was wished in the meantime: then the end is final. */
async function goesBack(parts: RunsParts, { run, end, wish }: Ended): Promise<boolean> {
  const { noRoomPauseMs } = parts;
  const settings = parts.settings();
  const { jobId, attempt, infrastructureFailures } = run;
  const retry = retryOf(end, { jobId, wish, attempt, infrastructureFailures, settings, noRoomPauseMs });
  if (retry.kind === 'final') return false;
  const { failure, pauseMs, reason } = retry;
  return giveBack(parts, run, { failure, pauseMs, reason, outcome: causesOf(end)[0]?.code ?? 'UNKNOWN' });
}

function report(parts: RunsParts, { run, executingAt }: Ended, finished: Finished): void {
  const { pool, takenAt } = run;
  const about = { requestId: run.id, correlationId: run.correlationId, tenantId: run.tenantId };
  // An engine's clock need not be ours.
  if (pool !== null && takenAt !== null && executingAt !== null)
    parts.telemetry.report({ kind: 'began', pool, seconds: Math.max(0, executingAt - takenAt) / 1000, about });
  parts.telemetry.report({
    kind: 'ended',
    state: finished.state,
    about,
    runSeconds: executingAt === null ? null : (finished.at - executingAt) / 1000,
    detail: finished.state === 'succeeded' ? null : finished.message,
  });
  charge(parts, run, finished.at);
}
