// Writes ends: final states with their responses, or the way back into the queue when the engine had no room after all.
import type { Instant, RequestId } from '../core/ids.js';
import { consequenceOf, type RunEnd, type StopWish } from '../core/run-end.js';
import type { Finished } from '../ports/store/runs.js';
import { finishedBy, type EndedRun } from './ending.js';
import { noRoomPause } from './no-room-pause.js';
import type { RunsParts } from './parts.js';

export interface Ended {
  readonly run: EndedRun;
  readonly end: RunEnd;
  readonly wish: StopWish | null;
  readonly executingAt: Instant | null;
}

/** Answers how many requests moved. One that somebody else has moved since is left alone. */
export async function finish(parts: RunsParts, ended: readonly Ended[]): Promise<number> {
  if (ended.length === 0) return 0;
  const staying: Ended[] = [];
  for (const one of ended) if (!(await goesBack(parts, one))) staying.push(one);
  const emails = parts.mails
    ? await parts.store.emails(staying.map(({ run }) => run.id))
    : new Map<RequestId, readonly string[]>();
  const finals = staying.map((one) => ({ one, finished: finalOf(parts, one, emails.get(one.run.id) ?? []) }));
  const moved = await parts.store.finish(finals.map(({ finished }) => finished));
  for (const { one, finished } of finals) if (moved.has(one.run.id)) report(parts, one, finished);
  if (moved.size > 0) parts.onEnded();
  return moved.size + ended.length - staying.length;
}

function finalOf(
  { clock, ids, settings }: RunsParts,
  { run, end, wish, executingAt }: Ended,
  emails: readonly string[],
): Finished {
  // `no-room` that could not go back to the queue: a cancel was wished in the meantime.
  const consequence = consequenceOf(end, wish ?? (end.kind === 'no-room' ? 'cancel' : null));
  const state = consequence.kind === 'final' ? consequence.state : 'failed';
  return finishedBy({ ...run, executingAt }, { state, end, at: clock.now(), messageId: ids.next(), settings, emails });
}

/** false also when a stop was wished in the meantime: then the end is final. */
async function goesBack(parts: RunsParts, { run, end, wish }: Ended): Promise<boolean> {
  const consequence = consequenceOf(end, wish);
  if (consequence.kind === 'final') return false;
  const at = parts.clock.now();
  const back = {
    id: run.id,
    version: run.version,
    at,
    dueAt: at + noRoomPause(parts, run.attempt),
    outcome: 'NO_ROOM',
    reason: consequence.reason,
  };
  return parts.store.backToQueue(back);
}

function report({ telemetry }: RunsParts, { run, executingAt }: Ended, finished: Finished): void {
  telemetry.report({
    kind: 'ended',
    state: finished.state,
    about: { requestId: run.id, correlationId: run.correlationId, tenantId: run.tenantId },
    runSeconds: executingAt === null ? null : (finished.at - executingAt) / 1000,
    detail: finished.state === 'succeeded' ? null : finished.message,
  });
}
