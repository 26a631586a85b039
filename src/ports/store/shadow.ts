// The store's part of the shadow: what the replicas have seen of a candidate policy, summed over all of them.
import type { Instant } from '../../core/ids.js';
import type { ShadowDifference } from '../shadow.js';
import type { Case } from '../../core/policy.js';

export interface ShadowCount {
  readonly case: Case;
  readonly same: number;
  readonly differs: number;
}

/** What a replica has seen since it last told. */
export interface ShadowSeen {
  /** Of the candidate. */
  readonly version: string;
  readonly counts: readonly ShadowCount[];
  /** The oldest first. */
  readonly differences: readonly ShadowDifference[];
}

export interface ShadowSum {
  /** null: nothing was seen of it yet. */
  readonly since: Instant | null;
  readonly byCase: readonly ShadowCount[];
  /** The newest first. */
  readonly differences: readonly ShadowDifference[];
}

export interface ShadowStore {
  /** Adds to the sum, and keeps the newest `differencesMax` differences of the candidate: one transaction. */
  add(seen: ShadowSeen, at: Instant, differencesMax: number): Promise<void>;
  sum(version: string): Promise<ShadowSum>;
}
