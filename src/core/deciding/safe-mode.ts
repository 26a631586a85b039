// Whether what is known of the engine is good enough to decide on for one request. While the engine answers it is, for everybody. While it
// does not, safe mode says: hold all, or let the urgent go by the last picture there is, up to an age.
import type { Settings } from '../settings.js';

export interface Knowing {
  readonly reachable: boolean;
  /** null: there never was a snapshot. */
  readonly snapshotAgeMs: number | null;
  readonly priority: number;
}

export function isKnownWell({ reachable, snapshotAgeMs, priority }: Knowing, { safe_mode: safe }: Settings): boolean {
  if (reachable) return true;
  if (safe.mode === 'hold' || snapshotAgeMs === null) return false;
  return priority >= safe.priority_min && snapshotAgeMs <= safe.snapshot_age_max_seconds * 1000;
}
