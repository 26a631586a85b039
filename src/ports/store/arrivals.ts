// What came, and when: for who wants to know what is to be expected.
import type { Stretch } from '../../core/warm-up/expected-load.js';
import type { Instant, PoolName } from '../../core/ids.js';

export interface ArrivalStore {
  /** Of the oldest decision that is kept: what came before it is not known any more. null: there is none. */
  knownSince(): Promise<Instant | null>;
  /** How many requests came in a stretch, by the pool in which each was first let run; no more than `decisionsMax` decisions are read. */
  arrivals(stretch: Stretch, decisionsMax: number): Promise<ReadonlyMap<PoolName, number>>;
}
