// Whether a run of a play that the platform broke is tried again, by the rules of the service. In: the run, and the request's own candidate. Out: the
// candidate that comes again after the pause, in its old place, its time to wait having stood still while it ran; null: it has failed.
import type { Candidate } from '../deciding/candidate.js';
import type { Instant } from '../ids.js';
import type { PlayedRun } from './past-runs.js';
import { retryOf } from '../ending/retry.js';
import type { Settings } from '../settings.js';

export function triedAgain(run: PlayedRun, candidate: Candidate, settings: Settings): Candidate | null {
  if (!run.broken) return null;
  const now: Instant = run.endsAt;
  const retry = retryOf(
    { kind: 'infrastructure', causes: [] },
    {
      ...{ jobId: run.jobId, wish: run.stopWished ? 'cancel' : null, attempt: run.attempt, settings },
      // Here runs break for no other reason.
      infrastructureFailures: run.attempt - 1,
      noRoomPauseMs: 0,
    },
  );
  if (retry.kind === 'final') return null;
  const dueAt = now + retry.pauseMs;
  return {
    ...candidate,
    ...{ state: 'waiting', attempts: run.attempt, runs: run.attempt, waits: { case: 'too-early', rule: '(retry)' } },
    ...{ dueAt, expiresAt: candidate.expiresAt + (dueAt - run.submittedAt) },
  };
}
