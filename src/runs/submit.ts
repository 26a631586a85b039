// Submits what admission has let run. The token was stored before; it is sent again only while the outcome is unknown, and never for
// another attempt.
import { withCheckpoint } from '../core/checkpoint.js';
import { isPassing } from '../core/faults.js';
import { inParallel } from '../core/in-parallel.js';
import type { Instant } from '../core/ids.js';
import { JobOperation, parametersOf } from '../core/job-request.js';
import { noRoomPause } from '../core/ending/retry.js';
import type { RunEnd } from '../core/ending/run-end.js';
import { noEntry } from '../core/token.js';
import type { SubmitOutcome } from '../ports/engine.js';
import type { Leased, Submission } from '../ports/store/runs.js';
import { neverRan } from './ending.js';
import { finish, type Ended } from './finish.js';
import { giveBack } from './give-back.js';
import type { RunsParts } from './parts.js';
import { believe } from './refused-late.js';
import { sentOrder } from './sent-order.js';
import { tellOfDoubt, tellOfEntry, tellOfNoDoubt, tellOfNoEntry, tellOfNoRight } from './tell.js';

/** What the engine asks for makes our own pauses longer up to here: a wrong Retry-After of a day must not keep a slot, or a request in the queue, for one. */
const askedPauseMaxMs = 300_000;

/** In a burst the first runs are watched, and their slots are used again, while the others are being submitted: a tenth more go the whole road. */
const watchedTogether = 500;

/** More than replicas that die leave behind; the rest is left for the next call. */
const roundsMax = 200;

/**
 * Those whose lease is over: their replica died, the outcome was unknown, or they were let run where nobody submits. A few at a time, for they are leased
 * while they wait for their turn; until there are no more, or a lease has passed.
 */
export async function resume(parts: RunsParts): Promise<void> {
  const { store, clock, replica: owner, leaseMs, callsMax } = parts;
  const [begun, max] = [clock.now(), callsMax * 4];
  for (let round = 0; round < roundsMax; round += 1) {
    const readAt = clock.now();
    const claimed = await store.claimSubmissions({ owner, leaseMs, max });
    await submitAll(
      parts,
      claimed.map((submission) => ({ submission, validUntil: readAt + submission.leaseLeftMs, first: false })),
    );
    if (claimed.length < max || clock.now() - begun >= leaseMs) return;
  }
}

/** Their lease is ours. */
export async function submitAll(parts: RunsParts, leased: readonly Leased[]): Promise<void> {
  let settled = 0;
  await inParallel(leased, parts.callsMax, async (one) => {
    const { submission, validUntil } = one;
    // Its turn came too late, or this process was stopped in between: it is somebody else's by now, or will be ours again by a new lease.
    if (parts.clock.now() >= validUntil) return;
    try {
      const { outcome, known, refusedSince } = await believe(parts, one, await ask(parts, one));
      await settle(parts, one, outcome, refusedSince);
      if (!one.first && known && !inDoubt(outcome)) await tellOfNoDoubt(parts, submission);
    } catch (problem) {
      // The lease ends by itself, and the same token is sent again: nothing is lost by going on with the others.
      const about = { requestId: submission.id, correlationId: submission.correlationId, tenantId: submission.tenantId };
      parts.telemetry.report({ kind: 'trouble', where: 'runs.submit', about, error: problem });
    }
    settled += 1;
    if (settled % watchedTogether === 0) parts.onSubmitted();
  });
  if (leased.length > 0) parts.onSubmitted();
}

/** No version has sent such ones. */
const unreadable: SubmitOutcome = {
  kind: 'refused',
  code: 'UNREADABLE_PARAMETERS',
  reason:
    'Its parameters hold numbers where only texts may stand, so no run was asked for. Send it again with texts, under another correlation_id.',
};

/** Whatever fails on the way, there may be a run: it is in doubt, and SRE hears of that when it lasts. */
async function ask({ engine, settings, telemetry }: RunsParts, { submission, validUntil }: Leased): Promise<SubmitOutcome> {
  if (submission.parameters === null) return unreadable;
  try {
    const operation = JobOperation.parse(JSON.parse(submission.parameters));
    const { jobId, onCluster, correlationId, identity } = sentOrder(settings(), submission);
    // Each field by its name: those that follow a spread take V8 ten times as long.
    return await engine.submit({
      token: submission.token,
      requestId: submission.id,
      correlationId,
      tenantId: submission.tenantId,
      identity,
      pool: submission.pool,
      jobId,
      onCluster,
      parameters: withCheckpoint(parametersOf(operation), submission.checkpoint),
      maxRunSeconds: submission.maxRunSeconds,
      validUntil,
    });
  } catch (problem) {
    if (isPassing(problem)) return { kind: 'uncertain', reason: problem.detail, retryAfterMs: null };
    const about = { requestId: submission.id, correlationId: submission.correlationId, tenantId: submission.tenantId };
    telemetry.report({ kind: 'trouble', where: 'runs.submit', about, error: problem });
    return { kind: 'uncertain', reason: 'Something went wrong inside the service.', retryAfterMs: null };
  }
}

async function settle(
  parts: RunsParts,
  { submission, first }: Leased,
  outcome: SubmitOutcome,
  refusedSince: Instant | null,
): Promise<void> {
  const { store, clock, telemetry, engine } = parts;
  const about = {
    requestId: submission.id,
    correlationId: submission.correlationId,
    tenantId: submission.tenantId,
    traceparent: submission.traceparent,
  };
  const detail = outcome.kind === 'accepted' ? outcome.runId : outcome.reason;
  const { id, version, identity } = submission;
  telemetry.report({ kind: 'submitted', engine: engine.name, outcome: outcome.kind, about, identity, detail });
  const at = clock.now();
  switch (outcome.kind) {
    case 'accepted':
      // Whoever wished the stop had the runs looked at then, and this was none yet.
      if ((await store.started({ id, version, at, runId: outcome.runId, url: outcome.url })) === 'to-be-stopped')
        parts.onChanged();
      await tellOfEntry(parts, submission);
      return;
    case 'uncertain':
      await doubted(parts, submission, outcome, refusedSince);
      return;
    case 'no-room':
    case 'not-declared':
      await backOrCancelled(parts, submission, outcome);
      return;
    case 'no-entry':
      // Sent before, there may be a run: it goes on being asked for, as the same one.
      await (first ? backOrCancelled : doubted)(parts, submission, withName(outcome, identity), refusedSince);
      await tellOfNoEntry(parts, submission, outcome.reason);
      return;
    case 'refused':
      await finish(parts, [
        endedBefore(submission, { kind: 'failed', causes: [{ step: 'submit', code: outcome.code, message: outcome.reason }] }),
      ]);
      await tellOfNoRight(parts, submission, outcome);
  }
}

/** One that was sent before, and that nobody is let in to ask for now, is in doubt as before. */
const inDoubt = ({ kind }: SubmitOutcome): boolean => kind === 'uncertain' || kind === 'no-entry';

/** Whose credential it is: whoever reads why the request waits would take it for the service's own. */
function withName<Of extends { readonly reason: string }>(outcome: Of, identity: string | null): Of {
  return identity === null
    ? outcome
    : { ...outcome, reason: `The engine does not accept the identity ${identity}, under which it is run: ${outcome.reason}` };
}

type Asked = Extract<SubmitOutcome, { readonly retryAfterMs: number | null }>;

async function doubted(parts: RunsParts, submission: Submission, outcome: Asked, refusedSince: Instant | null): Promise<void> {
  const { id, version } = submission;
  const pauseMs = pauseOf(outcome, parts.uncertainPauseMs);
  await parts.store.uncertain({ id, version, pauseMs, reason: outcome.reason, refusedSince });
  await tellOfDoubt(parts, submission, outcome.reason);
}

const backAs = { 'no-room': 'NO_ROOM', 'not-declared': 'NOT_DECLARED', 'no-entry': noEntry } as const;

/** Back to the queue, keeping its place; or ended, when a cancel was wished while it was on its way. */
async function backOrCancelled(
  parts: RunsParts,
  submission: Submission,
  { kind, reason, ...outcome }: Extract<SubmitOutcome, { kind: keyof typeof backAs }>,
): Promise<void> {
  const usual = noRoomPause(parts.noRoomPauseMs, submission.attempt);
  const pauseMs = 'retryAfterMs' in outcome ? pauseOf(outcome, usual) : usual;
  const back = { failure: 'capacity', pauseMs, outcome: backAs[kind], reason } as const;
  if (await giveBack(parts, { ...submission, takenAt: null, runUrl: null }, back)) return;
  const end = { kind: 'not-begun', step: 'submit', wish: 'cancel', message: 'Cancelled before it ran.' } as const;
  await finish(parts, [{ ...endedBefore(submission, end), wish: 'cancel' }]);
}

/** An engine that has had no room for days goes on asking for a second: it would be asked, and an attempt recorded, each second. */
function pauseOf({ retryAfterMs }: { readonly retryAfterMs: number | null }, usualMs: number): number {
  return Math.max(usualMs, Math.min(retryAfterMs ?? 0, askedPauseMaxMs));
}

function endedBefore(submission: Submission, end: RunEnd): Ended {
  return {
    run: { ...submission, ...neverRan, requestId: submission.id },
    end,
    wish: null,
    replacedBy: null,
    executingAt: null,
  };
}
