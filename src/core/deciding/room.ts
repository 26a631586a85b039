// How much room there is.
import { poolCounts } from './pool-counts.js';
import type { World } from './world.js';

/** Free slots of all pools together. */
export function roomOf(world: World): number {
  return [...world.pools.keys()].reduce((sum, name) => sum + poolCounts(name, world).free_slots, 0);
}
