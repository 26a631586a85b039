// The driving port over the rooms: what the HTTP face and the command line ask, in the words of the domain.
import { poolCounts } from '../core/candidate.js';
import { Fault } from '../core/faults.js';
import { branded, type PoolName, type RequestId } from '../core/ids.js';
import { observe, runsOn, type World } from '../core/world.js';
import type { Keeper, PoolsView, PoolView, Readiness, SubmitAnswer, Submitted } from '../ports/keeper.js';
import type { House } from './house.js';
import type { NamedPart } from './readiness.js';
import type { Rooms } from './rooms.js';

export interface KeeperParts {
  readonly house: House;
  readonly rooms: Rooms;
  readonly metrics: Keeper['metrics'];
  /** Parts beside the store. */
  readonly parts: () => readonly NamedPart[];
}

const decisionsMax = 500;
const poolsAgeMs = 10_000;

export function openKeeper({ house, rooms, metrics, parts }: KeeperParts): Keeper {
  const { reading } = house.store;
  return {
    submit: (submitted) => submit(rooms, submitted),
    request: (id) => reading.request(branded<RequestId>(id)),
    requests: (asked) => reading.list(asked),
    decisions: async (id) => {
      const known = await reading.request(branded<RequestId>(id));
      return known === null ? null : reading.decisions(branded<RequestId>(id), decisionsMax);
    },
    cancel: (id) => rooms.runs.cancel(branded<RequestId>(id)),
    pools: () => poolsView(house),
    readiness: () => readiness(house, parts()),
    metrics,
  };
}

async function submit({ intake }: Rooms, { body, traceparent }: Submitted): Promise<SubmitAnswer> {
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

async function poolsView({ store, snapshots, settings, clock, engine: { name: engine } }: House): Promise<PoolsView> {
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

async function readiness({ store }: House, others: readonly NamedPart[]): Promise<Readiness> {
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
