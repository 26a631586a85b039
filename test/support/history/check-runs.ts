// At most one run for an attempt, at most one live attempt for a request, and no slot that is held for nobody.
import { of, type Attempt, type Event, type Run } from './event.js';
import type { Violation } from './violation.js';

export function checkRuns(events: readonly Event[]): Violation[] {
  const attempts = of(events, 'attempt');
  const runs = of(events, 'run');
  const byToken = attemptsByToken(attempts);
  return [
    ...runs.flatMap((run) => orphan(run, byToken)),
    ...twice(runs, ({ token }) => token, 'token').map((sentence) => broken('one-run', sentence)),
    ...twice(
      attempts.filter(({ runId }) => runId !== null),
      ({ token }) => token,
      'token with a run',
    ).map((sentence) => broken('one-run', sentence)),
    ...twice(
      attempts.filter(({ open }) => open),
      ({ requestId }) => requestId,
      'request with an open attempt',
    ).map((sentence) => broken('one-run', sentence)),
    ...overlaps(runs, byToken),
    ...executedTwice(runs, byToken),
    ...leaks(events, attempts, runs),
  ];
}

/** An attempt that started nothing leaves its token to the next: of those with one token the run is that of the one that has some, in whichever order they stand. */
function attemptsByToken(attempts: readonly Attempt[]): ReadonlyMap<string, Attempt> {
  const inOrder = attempts.toSorted((a, b) => Number(a.runId !== null) - Number(b.runId !== null) || a.number - b.number);
  return new Map(inOrder.map((attempt) => [attempt.token, attempt]));
}

function orphan(run: Run, byToken: ReadonlyMap<string, Attempt>): Violation[] {
  const attempt = byToken.get(run.token ?? '');
  if (attempt === undefined) return [broken('one-run', `run ${run.runId} belongs to no attempt`)];
  if (run.startedAt === null || attempt.runId === run.runId) return [];
  return [
    broken(
      'one-run',
      `run ${run.runId} was started for attempt ${attempt.number} of ${attempt.requestId}, which has ${attempt.runId ?? 'none'}`,
    ),
  ];
}

function twice<T>(all: readonly T[], keyOf: (one: T) => string | null, what: string): string[] {
  const counts = new Map<string, number>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > 1).map(([key, count]) => `${what} ${key} is there ${count} times`);
}

function runsByRequest(runs: readonly Run[], byToken: ReadonlyMap<string, Attempt>): Map<string, Run[]> {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const request = byToken.get(run.token ?? '')?.requestId;
    if (request !== undefined && run.startedAt !== null) groups.set(request, [...(groups.get(request) ?? []), run]);
  }
  return groups;
}

function overlaps(runs: readonly Run[], byToken: ReadonlyMap<string, Attempt>): Violation[] {
  return [...runsByRequest(runs, byToken)].flatMap(([request, ofRequest]) => {
    const inOrder = ofRequest.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0));
    return inOrder.slice(1).flatMap((run, index) => {
      const before = inOrder[index];
      const over = before?.endedAt ?? Infinity;
      return (run.startedAt ?? 0) < over
        ? [broken('one-run', `request ${request} had the runs ${before?.runId ?? ''} and ${run.runId} at once`)]
        : [];
    });
  });
}

function executedTwice(runs: readonly Run[], byToken: ReadonlyMap<string, Attempt>): Violation[] {
  return [...runsByRequest(runs, byToken)].flatMap(([request, ofRequest]) => {
    const done = ofRequest.filter(({ result }) => result === 'SUCCESS');
    return done.length > 1 ? [broken('one-run', `request ${request} was executed ${done.length} times`)] : [];
  });
}

function leaks(events: readonly Event[], attempts: readonly Attempt[], runs: readonly Run[]): Violation[] {
  const last = of(events, 'sample').at(-1);
  return [
    ...attempts
      .filter(({ open }) => open)
      .map(({ requestId, number }) => broken('no-leak', `attempt ${number} of ${requestId} is still open`)),
    ...runs
      .filter(({ startedAt, endedAt }) => startedAt !== null && endedAt === null)
      .map(({ runId }) => broken('no-leak', `run ${runId} is still active`)),
    ...(last?.live ?? []).map(({ jobId, tenantId }) =>
      broken('no-leak', `a request of job ${jobId}, tenant ${tenantId} still holds a slot`),
    ),
  ];
}

function broken(promise: Violation['promise'], sentence: string): Violation {
  return { promise, sentence };
}
