// Watches every run of ours by one list of the engine's active runs; only a run that is no longer in it is looked at by itself. Follows what
// people do on the engine, stops what overran or is to be cancelled, and never takes lost contact for failure.
import type { ActiveRun } from '../core/cluster.js';
import type { Instant, RequestId } from '../core/ids.js';
import { startSeconds } from '../core/job-limits.js';
import { inParallel } from '../core/in-parallel.js';
import type { StopWish } from '../core/ending/run-end.js';
import { unlessAway } from '../core/unless-away.js';
import type { RunSight } from '../ports/engine.js';
import type { LiveRun } from '../ports/store/runs.js';
import { finish, type Ended } from './finish.js';
import type { RunsParts } from './parts.js';
import { stop } from './stop.js';

/**
 * Replicas' clocks differ by less than this. What lies further ahead was submitted before our clock was set back: the list tells nothing of it for as
 * long, and its end would not be seen.
 */
const aheadMaxMs = 300_000;

/**
 * One answer that a run is not known ends nothing: what an engine says may lag behind what it has just begun, or come from another one for a moment. Such
 * a run is out of contact, and has been forgotten when it was so for this long.
 */
const forgottenAfterMs = 60_000;

/** Of one pass: millions of runs. */
const pagesMax = 1_000;

/** One pass over all live runs, so many at a time as are held in memory. Answers how many requests moved. */
export async function watch(parts: RunsParts): Promise<number> {
  const { store, liveMax: max } = parts;
  let moved = 0;
  let after: RequestId | null = null;
  for (let page = 0; page < pagesMax; page += 1) {
    // 1. Ours, from the rows.
    const runs: readonly LiveRun[] = await store.liveRuns({ after, max });
    if (runs.length > 0) moved += await watchAll(parts, runs);
    if (runs.length < max) break;
    after = runs.at(-1)?.id ?? null;
  }
  return moved;
}

async function watchAll(parts: RunsParts, runs: readonly LiveRun[]): Promise<number> {
  // 2. Everybody's, from one snapshot taken for all.
  const snapshot = await unlessAway(parts.snapshots.fresh(parts.snapshotAgeMs));
  if (snapshot === null) {
    await loseContact(parts, runs);
    await stopUnwanted(parts, runs.map(unseen));
    return 0;
  }
  // 3. What is known of each: from the list, or by asking.
  const active = new Map<string, ActiveRun>(snapshot.activeRuns.map((run) => [run.runId, run]));
  const sights = await inParallel(runs, parts.callsMax, (run) =>
    sightOf(parts, run, { active: active.get(run.runId), takenAt: snapshot.takenAt }),
  );
  const seen = runs.flatMap((run, index) => seenAs(run, sights[index] ?? null));
  const lost = runs.filter((_run, index) => sights[index] === null);
  await loseContact(parts, lost);
  await regainContact(
    parts,
    seen.map(({ run }) => run),
  );
  // 4. Follow, 5. end, 6. stop.
  await follow(parts, seen);
  const { size: ended } = await finish(parts, seen.flatMap(endedOf));
  await stopUnwanted(parts, [...seen, ...lost.map(unseen)]);
  return ended;
}

interface Seen {
  readonly run: LiveRun;
  readonly sight: RunSight;
}

/** It may run on: what is unwanted is stopped unseen, for what cannot be told of a run says nothing of whether it can be stopped. */
interface Unseen {
  readonly run: LiveRun;
  readonly sight: null;
}

function unseen(run: LiveRun): Unseen {
  return { run, sight: null };
}

function seenAs(run: LiveRun, sight: RunSight | null): Seen[] {
  return sight === null ? [] : [{ run, sight }];
}

interface Listed {
  readonly active: ActiveRun | undefined;
  readonly takenAt: Instant;
}

async function sightOf(
  { engine, clock, telemetry }: RunsParts,
  run: LiveRun,
  { active, takenAt }: Listed,
): Promise<RunSight | null> {
  if (active !== undefined) {
    const { phase, executingSince, url } = active;
    return { kind: 'active', phase, executingSince, url };
  }
  // Submitted after the snapshot was taken: the next one will show it, or show that it has ended.
  if (run.submittedAt >= takenAt && run.submittedAt - takenAt < aheadMaxMs)
    return { kind: 'active', phase: 'pending', executingSince: null, url: null };
  try {
    const sight = await unlessAway(engine.look(run.runId));
    return sight !== null && isForgotten(sight) && !isLost(run, clock.now()) ? null : sight;
  } catch (problem) {
    // One run that cannot be understood must not keep the others from being watched.
    telemetry.report({ kind: 'trouble', where: 'runs.watch', about: { requestId: run.id }, error: problem });
    return null;
  }
}

function isForgotten(sight: RunSight): boolean {
  return sight.kind === 'ended' && sight.end.kind === 'forgotten';
}

function isLost({ outOfContactSince: since }: LiveRun, now: Instant): boolean {
  return since !== null && now - since >= forgottenAfterMs;
}

async function loseContact({ store, clock }: RunsParts, runs: readonly LiveRun[]): Promise<void> {
  const lost = runs.filter((run) => run.outOfContactSince === null).map((run) => run.id);
  if (lost.length > 0) await store.outOfContact(lost, clock.now());
}

async function regainContact({ store }: RunsParts, runs: readonly LiveRun[]): Promise<void> {
  const back = runs.filter((run) => run.outOfContactSince !== null).map((run) => run.id);
  if (back.length > 0) await store.backInContact(back);
}

async function follow({ store, clock }: RunsParts, seen: readonly Seen[]): Promise<void> {
  const news = seen.flatMap(({ run, sight }) => {
    if (sight.kind !== 'active') return [];
    const begins = run.executingAt === null && sight.phase === 'running';
    if (!begins && (run.runUrl !== null || sight.url === null)) return [];
    const executingAt = begins ? (sight.executingSince ?? clock.now()) : null;
    return [{ id: run.id, version: run.version, executingAt, url: sight.url }];
  });
  if (news.length > 0) await store.seen(news);
}

function endedOf({ run, sight }: Seen): Ended[] {
  return sight.kind === 'ended'
    ? [
        {
          run: { ...run, runUrl: sight.url ?? run.runUrl },
          end: sight.end,
          wish: run.stopWish,
          replacedBy: run.replacedBy,
          executingAt: run.executingAt ?? sight.executingSince,
        },
      ]
    : [];
}

async function stopUnwanted(parts: RunsParts, watched: readonly (Seen | Unseen)[]): Promise<void> {
  // A run is not stopped for its time before it is over by both clocks.
  const now = parts.clocks.earlier();
  const settings = parts.settings();
  const unwanted = watched.flatMap(({ run, sight }) => {
    if (sight?.kind === 'ended') return [];
    const wish = wishFor(run, { sight, now, maxStartMs: startSeconds(settings, run) * 1000 });
    return wish === null ? [] : [{ run, wish }];
  });
  await inParallel(unwanted, parts.callsMax, async ({ run, wish }) => {
    if (
      run.state === 'running' &&
      !(await parts.store.stopping({ id: run.id, version: run.version, wish, at: parts.clock.now() }))
    )
      return;
    // Asked again in every pass until the engine says that the run has ended: an answer that was lost does no harm.
    const outcome = await stop(parts, run.runId, { requestId: run.id });
    if (outcome.kind === 'unreachable') await loseContact(parts, [run]);
  });
}

interface Wishing {
  readonly sight: Extract<RunSight, { kind: 'active' }> | null;
  readonly now: Instant;
  readonly maxStartMs: number;
}

/** The clock of the run's own limit starts with its execution; getting there has a limit of its own. One that executes has begun, whether or not it is told when. */
function wishFor(run: LiveRun, { sight, now, maxStartMs }: Wishing): StopWish | null {
  if (run.stopWish !== null) return run.stopWish;
  const executingAt = run.executingAt ?? (sight?.phase === 'running' ? (sight.executingSince ?? now) : null);
  // Of one that cannot be seen it is not known whether it has begun meanwhile.
  if (sight === null && executingAt === null) return null;
  const overran = executingAt === null ? now - run.submittedAt > maxStartMs : now - executingAt > run.maxRunSeconds * 1000;
  return overran ? 'overrun' : null;
}
