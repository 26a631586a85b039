// The runs of a play that go on. In: starts, and the time that goes on. Out: when the next ends, and what they hold: of slots, of the limits of their
// jobs, of the quotas of their tenants. Changed in place, by the play that owns it.
import type { Choice } from './deciding/choose.js';
import { branded, type ClusterId, type Instant, type PoolName, type TenantId } from './ids.js';
import { runWindows, secondsWithin, type RunSpan, type RunWindow } from './deciding/quota.js';
import { tenantSettings, type Settings } from './settings.js';
import { keyOf, keysOf, type LiveRequest, type World } from './deciding/world.js';

export interface PlayedRun extends LiveRequest {
  readonly endsAt: Instant;
}

/** What it takes an engine to stop a run, and us to hear of it. */
const stopMs = 60_000;

export interface PastRuns {
  /** The end that comes next; Infinity: nothing runs. */
  readonly nextEnd: () => Instant;
  readonly start: (run: PlayedRun) => void;
  /** Asked to stop, to make room for another. */
  readonly replace: (run: LiveRequest, now: Instant) => void;
  /** Those that have ended by then, taken out. */
  readonly end: (now: Instant) => readonly PlayedRun[];
  readonly going: () => readonly PlayedRun[];
  /** The world as they make it. */
  readonly worldAt: (now: Instant, tenants: Iterable<TenantId>) => World;
}

export function pastRuns(ground: World, settings: Settings): PastRuns {
  /** By their end. */
  let runs: PlayedRun[] = [];
  const live = new Map<string, number>();
  const byJob = new Map<string, LiveRequest[]>();
  const spans = new Map<TenantId, RunSpan[]>();
  const put = (run: PlayedRun) => {
    runs.splice(runs.findLastIndex(({ endsAt }) => endsAt <= run.endsAt) + 1, 0, run);
  };
  const count = (run: PlayedRun, by: 1 | -1) => {
    for (const key of keysOf(run)) live.set(key, (live.get(key) ?? 0) + by);
  };
  const noLongerReplaceable = ({ id, jobId }: LiveRequest) => {
    const others = (byJob.get(keyOf.job(jobId)) ?? []).filter((one) => one.id !== id);
    byJob.set(keyOf.job(jobId), others);
  };
  return {
    nextEnd: () => runs[0]?.endsAt ?? Infinity,
    start(run) {
      put(run);
      count(run, 1);
      byJob.set(keyOf.job(run.jobId), [...(byJob.get(keyOf.job(run.jobId)) ?? []), run]);
    },
    replace({ id }, now) {
      const run = runs.find((one) => one.id === id);
      if (run === undefined) return;
      runs = runs.filter((one) => one.id !== id);
      put({ ...run, stopWished: true, endsAt: Math.min(run.endsAt, now + stopMs) });
      noLongerReplaceable(run);
    },
    end(now) {
      const going = runs.findIndex(({ endsAt }) => endsAt > now);
      const ended = runs.splice(0, going === -1 ? runs.length : going);
      for (const run of ended) {
        count(run, -1);
        noLongerReplaceable(run);
        if (tenantSettings(settings, run.tenantId).run_seconds_max !== null) keepSpan(spans, run);
      }
      return ended;
    },
    going: () => runs,
    worldAt: (now, tenants) => ({
      ...ground,
      snapshot: { ...ground.snapshot, takenAt: now },
      ...{ live, reserved: new Map(), replaceable: byJob },
      runSeconds: runSecondsAt(now, runWindows(tenants, settings, now), { runs, spans }),
    }),
  };
}

/** As the store counts it. */
function runSecondsAt(
  now: Instant,
  windows: readonly RunWindow[],
  { runs, spans }: { readonly runs: readonly PlayedRun[]; readonly spans: Map<TenantId, RunSpan[]> },
): ReadonlyMap<TenantId, number> {
  return new Map(
    windows.map(({ tenantId, since }) => {
      const within = (spans.get(tenantId) ?? []).filter(({ to }) => to === null || to > since);
      spans.set(tenantId, within);
      const going = runs.filter((run) => run.tenantId === tenantId).map(({ submittedAt }) => ({ from: submittedAt, to: null }));
      return [tenantId, secondsWithin([...within, ...going], now - since, now)];
    }),
  );
}

function keepSpan(spans: Map<TenantId, RunSpan[]>, { tenantId, submittedAt, endsAt }: PlayedRun): void {
  const known = spans.get(tenantId);
  const span = { from: submittedAt, to: endsAt };
  if (known === undefined) spans.set(tenantId, [span]);
  else known.push(span);
}

/** The run that a choice begins; null: it begins none. */
export function runOf({ candidate, decision: { outcome } }: Choice, now: Instant, lastsMs: number): PlayedRun | null {
  if (outcome.kind !== 'run') return null;
  const { id, priority, jobId, tenantId, maxRunSeconds } = candidate;
  return {
    ...{ id, priority, jobId, tenantId, submittedAt: now, stopWished: false, runId: null },
    pool: branded<PoolName>(outcome.pool),
    clusterId: outcome.clusterId === '' ? null : branded<ClusterId>(outcome.clusterId),
    // So that time goes on.
    endsAt: now + Math.max(1, Math.min(lastsMs, maxRunSeconds * 1_000)),
  };
}
