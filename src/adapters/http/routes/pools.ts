// The pools as they are now. Out: slots and occupancy of each, its clusters, and how old the snapshot is that says so.
import type { FastifyInstance } from 'fastify';
import type { Keeper, PoolView } from '../../../ports/keeper.js';

export function poolsRoute(app: FastifyInstance, keeper: Keeper): void {
  app.get('/pools', async (_request, reply) => {
    const { engine, snapshotAgeSeconds, pools } = await keeper.pools();
    return reply.send({ engine, snapshot_age_seconds: snapshotAgeSeconds, pools: pools.map(poolJson) });
  });
}

function poolJson({ name, slots, activeRuns, freeSlots, occupancy, clusters }: PoolView) {
  return {
    name,
    slots,
    active_runs: activeRuns,
    free_slots: freeSlots,
    occupancy,
    clusters: clusters.map(({ id, name, state, slots, activeRuns }) => ({ id, name, state, slots, active_runs: activeRuns })),
  };
}
