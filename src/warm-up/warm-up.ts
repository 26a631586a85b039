// Clusters that are started before anybody waits for them. In: the schedule. Out: a start-cluster step for each pool that has none up and for which
// requests are to be expected, as many came at this time of the week before. Promised: by the same single flight, cool-down and maximum as when
// a request asks for it; nothing while the engine does not answer, in maintenance, or where too little is known.
import { expectedOf, sameStretches } from '../core/warm-up/expected-load.js';
import type { PoolName } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import { startStepKey } from '../core/deciding/start-key.js';
import { coldPools, type ColdPool } from '../core/warm-up/warm-up.js';
import { observe } from '../core/deciding/world.js';
import { unlessAway } from '../core/unless-away.js';
import type { Clock } from '../ports/clock.js';
import type { Engine, Snapshots } from '../ports/engine.js';
import type { PolicySource } from '../ports/policy-source.js';
import type { AdmissionStore, AdmissionView, Verdicts } from '../ports/store/admission.js';
import type { ArrivalStore } from '../ports/store/arrivals.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface WarmUpParts {
  readonly store: Pick<AdmissionStore, 'alone' | 'peek'>;
  readonly arrivals: ArrivalStore;
  readonly engine: Pick<Engine, 'startCluster'>;
  readonly snapshots: Snapshots;
  readonly snapshotAgeMs: number;
  readonly policies: Pick<PolicySource, 'current'>;
  /** As they are now: asked once for whatever is to see one version of them. */
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  /** There are steps to perform. */
  readonly onSteps: () => void;
}

interface Warm extends ColdPool {
  readonly expected: number;
}

/** Of one stretch. */
const decisionsMax = 20_000;

export async function warmUp(parts: WarmUpParts): Promise<void> {
  const settings = parts.settings();
  const isWished = Object.values(settings.pools).some(({ warm_up: wished }) => wished !== null);
  // Nothing is started on a picture that may be wrong.
  const snapshot =
    isWished && parts.engine.startCluster !== null ? await unlessAway(parts.snapshots.fresh(parts.snapshotAgeMs)) : null;
  if (snapshot === null) return;
  const coldIn = async (view: Pick<AdmissionView, 'starts'>): Promise<readonly ColdPool[]> => {
    const sighting = { snapshot, starts: await view.starts(), live: [], endedRuns: new Set<never>(), runSeconds: new Map() };
    return coldPools(observe(sighting, settings), parts.policies.current().maintenance, parts.clock.now());
  };
  // 1. Without a turn, which most looks never need.
  const warm = await expecting(await parts.store.peek(coldIn), parts, settings);
  if (warm.length > 0) await start(warm, parts, coldIn);
}

/** In turn with admission: what it has recorded meanwhile is seen, and what is recorded here it sees. */
async function start(
  warm: readonly Warm[],
  { store, clock, telemetry, onSteps }: WarmUpParts,
  coldIn: (view: Pick<AdmissionView, 'starts'>) => Promise<readonly ColdPool[]>,
): Promise<void> {
  const begun = { now: clock.now(), waitingMax: 1, receivedMax: 1, after: null };
  const recorded = await store.alone(async (tx) => {
    const still = new Set((await coldIn(tx)).map(({ pool }) => pool));
    const starting = warm.filter(({ pool }) => still.has(pool));
    if (starting.length > 0) await tx.recordLast(startsOf(starting, clock.now()));
    return starting;
  }, begun);
  if (recorded === null || recorded.length === 0) return;
  // Only now, after the commit, is anything said of it.
  for (const { pool, expected, warmUp: wished } of recorded) {
    const { look_ahead_seconds: withinSeconds, weeks } = wished;
    telemetry.report({ kind: 'warm-up', pool, expected, withinSeconds, weeks });
  }
  onSteps();
}

async function expecting(cold: readonly ColdPool[], { arrivals, clock }: WarmUpParts, settings: Settings): Promise<Warm[]> {
  const since = cold.length === 0 ? null : await arrivals.knownSince();
  if (since === null) return [];
  const warm: Warm[] = [];
  for (const one of cold) {
    const known = sameStretches(clock.now(), one.warmUp, settings.calendar).filter(({ from }) => from >= since);
    const counts: number[] = [];
    for (const stretch of known) counts.push(countOf(await arrivals.arrivals(stretch, decisionsMax), one.pool));
    const expected = expectedOf(counts) ?? 0;
    if (expected >= one.warmUp.requests_min) warm.push({ ...one, expected });
  }
  return warm;
}

function countOf(arrived: ReadonlyMap<PoolName, number>, pool: PoolName): number {
  return arrived.get(pool) ?? 0;
}

function startsOf(starting: readonly Warm[], at: number): Verdicts {
  const steps = starting.map(({ pool, clusterId }) => ({
    key: startStepKey(pool),
    requestId: null,
    at,
    work: { kind: 'start-cluster', pool, clusterId } as const,
  }));
  return { at, admitted: [], waiting: [], ended: [], replaced: [], steps, alerts: [] };
}
