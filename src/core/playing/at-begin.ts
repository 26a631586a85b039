// What there was already when a past period begins. In: its requests and those from before that had not ended. Out: those that run then, with the slots that they hold
// until they end, and those whose fate is decided in the play: what waits then has waited since it came.
import type { Instant, RequestId } from '../ids.js';
import type { PastRequest, PastRun } from './past-request.js';
import type { PlayedRun } from './past-runs.js';

export interface AtBegin {
  readonly going: readonly PlayedRun[];
  readonly requests: readonly PastRequest[];
  /** Of these, those that waited then. */
  readonly waiting: number;
}

/** `runMs`: how long runs of requests take. */
export function atBegin(all: readonly PastRequest[], from: Instant, runMs: ReadonlyMap<RequestId, number>): AtBegin {
  const going: PlayedRun[] = [];
  const requests: PastRequest[] = [];
  let waiting = 0;
  for (const one of all) {
    const { ran } = one;
    if (one.receivedAt >= from) requests.push(one);
    else if (ran === null || ran.startedAt >= from) {
      waiting += 1;
      requests.push(one);
    } else {
      const endsAt = endOf(ran, runMs.get(one.id) ?? 0);
      if (endsAt > from) going.push(runningOf(one, ran, endsAt));
    }
  }
  return { going, requests, waiting };
}

function endOf({ startedAt, last: { endedAt } }: PastRun, runMs: number): Instant {
  return endedAt ?? startedAt + runMs;
}

/** Attempts of one request as one run, in the place of the last. */
function runningOf(
  { id, priority, jobId, tenantId }: PastRequest,
  { pool, startedAt, last }: PastRun,
  endsAt: Instant,
): PlayedRun {
  return {
    ...{ id, priority, jobId, tenantId, pool, clusterId: last.clusterId, runId: null },
    ...{ submittedAt: startedAt, endsAt, stopWished: false, attempt: 1, broken: false },
  };
}
