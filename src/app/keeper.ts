// The driving port over the rooms: what the HTTP face and the command line ask, in the words of the domain.
import { poolCounts } from '../core/candidate.js';
import { Fault } from '../core/faults.js';
import { branded, type PoolName, type RequestId } from '../core/ids.js';
import type { Settings } from '../core/settings.js';
import { observe, runsOn, type World } from '../core/world.js';
import type { Intake } from '../intake/intake.js';
import type { Clock } from '../ports/clock.js';
import type { Snapshots } from '../ports/engine.js';
import type { Keeper, Part, PoolsView, PoolView, Readiness, SubmitAnswer, Submitted } from '../ports/keeper.js';
import type { Store } from '../ports/store/store.js';
import type { Runs } from '../runs/runs.js';

export interface KeeperParts {
  readonly store: Store;
  readonly intake: Intake;
  readonly runs: Runs;
  readonly snapshots: Snapshots;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly engine: string;
  readonly metrics: Keeper['metrics'];
  /** Parts beside the store; `required` ones make the service not ready. */
  readonly parts: () => readonly (Part & { readonly required: boolean })[];
}

const decisionsMax = 500;
const poolsAgeMs = 10_000;

export function openKeeper(parts: KeeperParts): Keeper {
  const { store, runs } = parts;
  return {
    submit: (submitted) => submit(parts, submitted),
    request: (id) => store.reading.request(branded<RequestId>(id)),
    requests: (asked) => store.reading.list(asked),
    decisions: async (id) => {
      const known = await store.reading.request(branded<RequestId>(id));
      return known === null ? null : store.reading.decisions(branded<RequestId>(id), decisionsMax);
    },
    cancel: (id) => runs.cancel(branded<RequestId>(id)),
    pools: () => poolsView(parts),
    readiness: () => readiness(parts),
    metrics: parts.metrics,
  };
}

async function submit({ intake }: KeeperParts, { body, traceparent }: Submitted): Promise<SubmitAnswer> {
  const taken = await intake.take({ body, traceparent, source: 'http' });
  switch (taken.kind) {
    case 'stored':
      return { kind: 'stored', requestId: taken.id, correlationId: taken.correlationId };
    case 'same':
      return { kind: 'same', requestId: taken.id, correlationId: taken.correlationId, state: taken.state };
    case 'refused':
      return { kind: 'refused', code: taken.refusal.code, problems: taken.refusal.problems };
  }
}

async function poolsView({ store, snapshots, settings, clock, engine }: KeeperParts): Promise<PoolsView> {
  const snapshot = await snapshots.fresh(poolsAgeMs).catch((problem: unknown) => {
    if (problem instanceof Fault && problem.retry) return snapshots.latest();
    throw problem;
  });
  const taken = snapshot ?? { engine, takenAt: 0, clusters: [], jobs: new Map(), activeRuns: [] };
  const live = await store.reading.live();
  const world = observe({ snapshot: taken, live, endedRuns: new Set(), starts: [] }, settings);
  const age = snapshot === null ? null : Math.max(0, (clock.now() - snapshot.takenAt) / 1000);
  return { engine, snapshotAgeSeconds: age, pools: [...world.pools.keys()].map((name) => poolView(name, world)) };
}

function poolView(name: PoolName, world: World): PoolView {
  const { slots, active_runs: activeRuns, free_slots: freeSlots, occupancy } = poolCounts(name, world);
  const clusters = (world.pools.get(name)?.clusters ?? []).map((one) => ({
    id: one.cluster.id,
    name: one.cluster.name,
    state: one.cluster.state,
    slots: one.slots,
    activeRuns: runsOn(world, one),
  }));
  return { name, slots, activeRuns, freeSlots, occupancy, clusters };
}

async function readiness({ store, parts }: KeeperParts): Promise<Readiness> {
  const others = parts();
  const storePart = await store.ping().then(
    () => ({ name: 'store', ready: true, reason: null, required: true }),
    (problem: unknown) => ({
      name: 'store',
      ready: false,
      reason: problem instanceof Fault ? problem.publicText : 'the store does not answer',
      required: true,
    }),
  );
  const all = [storePart, ...others];
  return {
    ready: all.every(({ ready, required }) => ready || !required),
    parts: all.map(({ name, ready, reason }) => ({ name, ready, reason })),
  };
}
