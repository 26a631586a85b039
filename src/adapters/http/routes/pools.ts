// The pools as they are now. Out: slots and occupancy of each, its clusters, and how old the snapshot is that says so.
import type { FastifyInstance } from 'fastify';
import type { PoolView } from '../../../ports/pools.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { PoolsJson } from '../shapes/house.js';

export function poolsRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listPools',
    summary: 'Pools, their clusters and how full they are',
    tag: 'pools',
    method: 'GET',
    url: '/pools',
    access: needs('requests:read'),
    answers: { 200: { is: 'The pools, from the last snapshot of the engine.', json: PoolsJson } },
    problems: ['engine-unavailable'],
    handle: async ({ keeper }) => {
      const { engine, snapshotAgeSeconds, pools } = await keeper.pools();
      return { status: 200, json: { engine, snapshot_age_seconds: snapshotAgeSeconds, pools: pools.map(poolJson) } };
    },
  });
}

function poolJson({ name, slots, activeRuns, freeSlots, occupancy, maxStartSeconds, clusters }: PoolView) {
  return {
    name,
    slots,
    active_runs: activeRuns,
    free_slots: freeSlots,
    occupancy,
    max_start_seconds: maxStartSeconds,
    clusters: clusters.map(({ id, name, state, slots, activeRuns }) => ({ id, name, state, slots, active_runs: activeRuns })),
  };
}
