// Pools as they stand: the engine's newest snapshot overlaid with our own rows. For the pools' page, and for the metrics, which go on while
// nothing is waiting.
import { poolCounts } from '../../core/deciding/pool-counts.js';
import type { Snapshot } from '../../core/cluster.js';
import type { PoolName } from '../../core/ids.js';
import { observe, runsOn, type World } from '../../core/deciding/world.js';
import { startSecondsIn } from '../../core/job-limits.js';
import type { Settings } from '../../core/settings.js';
import type { PoolsView, PoolView } from '../../ports/pools.js';
import type { House } from '../house.js';
import { newestSnapshot, pageAgeMs } from './newest-snapshot.js';

/** Old enough to ask for another while nothing else does: three calls of a Databricks workspace in half a minute. */
const idleAgeMs = 30_000;

export async function poolsView(house: House): Promise<PoolsView> {
  const { clock, engine } = house;
  const snapshot = await newestSnapshot(house, pageAgeMs);
  const world = await worldOf(house, snapshot);
  const snapshotAgeSeconds = snapshot === null ? null : Math.max(0, (clock.now() - snapshot.takenAt) / 1000);
  const settings = house.settings();
  const pools = [...world.pools.keys()].map((name) => poolView(name, world, settings));
  return { engine: engine.name, snapshotAgeSeconds, pools };
}

/** What is known of pools, and where it is told. */
type Watching = Pick<House, 'snapshots' | 'settings' | 'telemetry'> & {
  readonly engine: Pick<House['engine'], 'name'>;
  readonly store: { readonly reading: Pick<House['store']['reading'], 'live'> };
};

export async function reportPools(house: Watching): Promise<void> {
  const snapshot = await newestSnapshot(house, idleAgeMs);
  if (snapshot === null) return;
  const world = await worldOf(house, snapshot);
  const pools = [...world.pools.keys()].map((pool) => {
    const { occupancy, slots, active_runs: activeRuns } = poolCounts(pool, world);
    return { pool, occupancy, slots, activeRuns, clusters: runningIn(pool, world) };
  });
  house.telemetry.report({ kind: 'pools', pools });
}

async function worldOf({ store, settings, engine }: Omit<Watching, 'telemetry'>, snapshot: Snapshot | null): Promise<World> {
  const none = { engine: engine.name, takenAt: 0, clusters: [], jobs: new Map(), activeRuns: [] };
  return observe(
    { snapshot: snapshot ?? none, live: await store.reading.live(), endedRuns: new Set(), starts: [], runSeconds: new Map() },
    settings(),
  );
}

function runningIn(name: PoolName, world: World) {
  return (world.pools.get(name)?.clusters ?? [])
    .filter(({ cluster }) => cluster.state === 'running')
    .map((one) => ({ id: one.cluster.id, name: one.cluster.name, slots: one.slots, activeRuns: runsOn(world, one) }));
}

function poolView(name: PoolName, world: World, settings: Settings): PoolView {
  const { slots, active_runs: activeRuns, free_slots: freeSlots, occupancy } = poolCounts(name, world);
  const clusters = (world.pools.get(name)?.clusters ?? []).map((one) => ({
    id: one.cluster.id,
    name: one.cluster.name,
    state: one.cluster.state,
    slots: one.slots,
    activeRuns: runsOn(world, one),
  }));
  return { name, slots, activeRuns, freeSlots, occupancy, maxStartSeconds: startSecondsIn(settings, name), clusters };
}
