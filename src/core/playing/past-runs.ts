// The runs of a play that go on. In: starts, and the time that goes on. Out: when the next ends, and what they hold: of slots, of the limits of their
// jobs, of the quotas of their tenants. Changed in place, by the play that owns it.
import type { Choice } from '../deciding/choose.js';
import type { RunPlan } from './course.js';
import { branded, type ClusterId, type Instant, type PoolName, type TenantId } from '../ids.js';
import { runWindows, secondsWithin, type RunSpan, type RunWindow } from '../deciding/quota.js';
import { tenantSettings, type Settings } from '../settings.js';
import { keyOf, keysOf, type LiveRequest, type World } from '../deciding/world.js';

export interface PlayedRun extends LiveRequest {
  readonly endsAt: Instant;
  /** From 1. */
  readonly attempt: number;
  /** The platform ends it, and not the job. */
  readonly broken: boolean;
}

/** What it takes an engine to stop a run, and us to hear of it. */
const stopMs = 60_000;

export interface PastRuns {
  /** The end that comes next; Infinity: nothing runs. */
  readonly nextEnd: () => Instant;
  readonly start: (run: PlayedRun) => void;
  /** Asked to stop, to make room for another. */
  readonly replace: (run: LiveRequest, now: Instant) => void;
  /** Those on clusters that break down end now. */
  readonly lose: (clusters: ReadonlySet<ClusterId>, now: Instant) => void;
  /** Those that have ended by then, taken out. */
  readonly end: (now: Instant) => readonly PlayedRun[];
  readonly going: () => readonly PlayedRun[];
  /** The world as they make it, on the pools of the time. */
  readonly worldAt: (now: Instant, pools: World['pools'], tenants: Iterable<TenantId>) => World;
}

export function pastRuns(ground: World, settings: Settings): PastRuns {
  /** By their end. */
  let runs: PlayedRun[] = [];
  const live = new Map<string, number>();
  const replaceable = replaceableRuns();
  const spans = new Map<TenantId, RunSpan[]>();
  const put = (run: PlayedRun) => runs.splice(placeOf(runs, run), 0, run);
  const count = (run: PlayedRun, by: 1 | -1) => {
    for (const key of keysOf(run)) live.set(key, (live.get(key) ?? 0) + by);
  };
  return {
    nextEnd: () => runs[0]?.endsAt ?? Infinity,
    start(run) {
      put(run);
      count(run, 1);
      replaceable.add(run);
    },
    replace({ id }, now) {
      const run = runs.find((one) => one.id === id);
      if (run === undefined) return;
      runs = runs.filter((one) => one.id !== id);
      put({ ...run, stopWished: true, endsAt: Math.min(run.endsAt, now + stopMs) });
      replaceable.remove(run);
    },
    lose(clusters, now) {
      if (clusters.size > 0) runs = withoutClusters(runs, clusters, now);
    },
    end(now) {
      const going = runs.findIndex(({ endsAt }) => endsAt > now);
      const ended = runs.splice(0, going === -1 ? runs.length : going);
      for (const run of ended) {
        count(run, -1);
        replaceable.remove(run);
        if (tenantSettings(settings, run.tenantId).run_seconds_max !== null) keepSpan(spans, run);
      }
      return ended;
    },
    going: () => runs,
    worldAt: (now, pools, tenants) => ({
      ...ground,
      pools,
      snapshot: { ...ground.snapshot, takenAt: now },
      ...{ live, reserved: new Map(), replaceable: replaceable.byJob },
      runSeconds: runSecondsAt(now, runWindows(tenants, settings, now), { runs, spans }),
    }),
  };
}

function replaceableRuns() {
  const byJob = new Map<string, LiveRequest[]>();
  const of = ({ jobId }: LiveRequest) => byJob.get(keyOf.job(jobId)) ?? [];
  return {
    byJob,
    add: (run: LiveRequest) => byJob.set(keyOf.job(run.jobId), [...of(run), run]),
    remove: (run: LiveRequest) =>
      byJob.set(
        keyOf.job(run.jobId),
        of(run).filter(({ id }) => id !== run.id),
      ),
  };
}

function placeOf(runs: readonly PlayedRun[], { endsAt }: PlayedRun): number {
  return runs.findLastIndex((run) => run.endsAt <= endsAt) + 1;
}

function withoutClusters(runs: readonly PlayedRun[], clusters: ReadonlySet<ClusterId>, now: Instant): PlayedRun[] {
  const isLost = ({ clusterId }: PlayedRun) => clusterId !== null && clusters.has(clusterId);
  const all = runs.map((run) => (isLost(run) ? { ...run, broken: true, endsAt: now } : run));
  return all.sort((one, other) => one.endsAt - other.endsAt);
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
export function runOf(
  { candidate, decision: { outcome } }: Choice,
  now: Instant,
  { lastsMs, breaks }: RunPlan,
): PlayedRun | null {
  if (outcome.kind !== 'run') return null;
  const { id, priority, jobId, tenantId, maxRunSeconds, attempts } = candidate;
  const whole = Math.min(lastsMs, maxRunSeconds * 1_000);
  const part = breaks[attempts];
  return {
    ...{ id, priority, jobId, tenantId, submittedAt: now, stopWished: false, runId: null },
    pool: branded<PoolName>(outcome.pool),
    clusterId: outcome.clusterId === '' ? null : branded<ClusterId>(outcome.clusterId),
    ...{ attempt: attempts + 1, broken: part !== undefined },
    // So that time goes on.
    endsAt: now + Math.max(1, Math.round(whole * (part ?? 1))),
  };
}
