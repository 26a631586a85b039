// Holds what the engine runs against what the store knows. In: one snapshot. Out: a run that somebody repaired while its request waits is
// followed again; one of a request that has ended is told of; one that was started in our name and that no request explains, as after a
// store was restored from a backup, is told of and, where that is configured, stopped.
import type { ActiveRun } from '../core/cluster.js';
import type { Instant } from '../core/ids.js';
import { inParallel } from '../core/in-parallel.js';
import { reconcile, type ClosedRun, type Reconciled } from '../core/reconcile.js';
import { jobSettings, mappedTo } from '../core/settings.js';
import { unlessAway } from '../core/unless-away.js';
import type { NewAlert } from '../ports/store/steps.js';
import type { RunsParts } from './parts.js';
import { stop } from './stop.js';

/** Answers how many requests are followed again. */
export async function reconcileRuns(parts: RunsParts): Promise<number> {
  const { reconciling, engine, orphans } = parts;
  // 1. Without anybody to adopt for, and orphans being nobody's matter, the engine is not asked.
  if (orphans.treatment === 'ignore' && !(await reconciling.anyGivenBack())) return 0;
  // 2. What the engine runs, and the store does not hold as live.
  const { active, takenAt } = await seen(parts);
  const held = await reconciling.liveRunIds(
    engine.name,
    active.map(({ runId }) => runId),
  );
  const unexplained = active.filter(({ runId }) => !held.has(runId));
  if (unexplained.length === 0) return 0;
  // 3. Judge, 4. follow, 5. tell and stop.
  const judged = await judge(parts, unexplained, takenAt);
  const adopted = await adoptAll(parts, judged.adopt);
  await tell(parts, judged);
  if (orphans.treatment === 'cancel') await inParallel(judged.orphans, parts.callsMax, ({ runId }) => stop(parts, runId, {}));
  return adopted;
}

interface Seen {
  readonly active: readonly ActiveRun[];
  readonly takenAt: Instant;
}

async function seen({ snapshots, snapshotAgeMs }: RunsParts): Promise<Seen> {
  const snapshot = await unlessAway(snapshots.fresh(snapshotAgeMs));
  // Away: there is nothing to hold against anything.
  return snapshot === null ? { active: [], takenAt: 0 } : { active: snapshot.activeRuns, takenAt: snapshot.takenAt };
}

/** Who is on the way is asked first: whoever arrives meanwhile is live, or over, when the store is asked of the runs once more. */
async function judge(parts: RunsParts, suspects: readonly ActiveRun[], takenAt: Instant): Promise<Reconciled> {
  const { reconciling, engine, clock, orphans } = parts;
  const queued = await reconciling.expectedJobs();
  const { live, closed } = await reconciling.knownRuns(
    engine.name,
    suspects.map(({ runId }) => runId),
  );
  const settings = parts.settings();
  return reconcile({
    unexplained: suspects.filter(({ runId }) => !live.has(runId)),
    closed,
    expected: new Set([...queued].flatMap((id) => [id, ...mappedTo(settings, id)])),
    placedExpected: [...queued].some((id) => jobSettings(settings, id).placement === 'submit'),
    takenAt,
    now: clock.now(),
    graceMs: orphans.graceMs,
  });
}

async function adoptAll(parts: RunsParts, closed: readonly ClosedRun[]): Promise<number> {
  let adopted = 0;
  for (const { requestId, version, lane, runId } of closed) {
    if (!(await parts.reconciling.adopt({ id: requestId, version, lane, at: parts.clock.now() }))) continue;
    adopted += 1;
    parts.telemetry.report({ kind: 'adopted', about: { requestId }, runId });
  }
  if (adopted > 0) parts.onChanged();
  return adopted;
}

async function tell({ alerts, engine, clock, orphans }: RunsParts, judged: Reconciled): Promise<void> {
  const revived = judged.revived.map((run) => revivedAlert(engine.name, run));
  const orphaned = orphans.treatment === 'ignore' ? [] : judged.orphans.map((run) => orphanAlert(engine.name, run));
  const all = [...revived, ...orphaned];
  if (all.length > 0) await alerts.raise(all, clock.now());
}

function revivedAlert(engine: string, { requestId, runId, answered }: ClosedRun): NewAlert {
  const stands = answered
    ? `request ${requestId} has been answered for it: the response stands, and there is nothing to do.`
    : `request ${requestId}, which it was for, has another run or waits for one: stop run ${runId} in the workspace, or its work is done twice.`;
  return {
    key: `run-revived:${runId}`,
    severity: 'warning',
    summary: `Run ${runId} runs again on ${engine}, and ${stands}`,
    details: { request_id: requestId, run_id: runId },
    requestId,
  };
}

function orphanAlert(engine: string, { runId, jobId }: ActiveRun): NewAlert {
  return {
    key: `run-orphaned:${runId}`,
    severity: 'error',
    summary:
      `Run ${runId} was started on ${engine} under our identity, and no request explains it. ` +
      'Stop it in the workspace, unless somebody wants it.',
    details: { run_id: runId, job_id: jobId ?? '' },
    requestId: null,
  };
}
