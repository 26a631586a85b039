// In: runs that were accepted and that no runner has claimed. Out: a runner for each, again when the last one did not come. Promised: one
// at a time and a few in all; then the run is given up, so that it ends instead of being pending for ever.
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Launch } from './launch.js';
import type { RunFolder } from './run-folder.js';
import { giveUp } from './see.js';

export interface Launches {
  /** After `create`, and for every accepted run that is seen. */
  ensure(token: string, folder: RunFolder): Promise<'launched' | { readonly problem: string }>;
  /** Forgets runs that are no longer waiting for a runner. */
  keepOnly(accepted: ReadonlySet<string>): void;
}

/** A Node process takes well under a second to claim its run; a machine that is overloaded takes longer. */
const claimWithinMs = 30_000;
const launchesMax = 3;

export function launches(clock: Clock, launch: Launch): Launches {
  const made = new Map<string, { readonly count: number; readonly at: Instant }>();
  return {
    ensure: async (token, folder) => {
      const last = made.get(token) ?? { count: 0, at: -Infinity };
      const sinceMs = clock.now() - last.at;
      // One that lies ahead was made before the clock was set back: it would keep the run waiting for as long.
      if (sinceMs >= 0 && sinceMs < claimWithinMs) return 'launched';
      made.set(token, { count: last.count + 1, at: clock.now() });
      if (last.count >= launchesMax) {
        await giveUp(folder, clock);
        return { problem: `no runner came in ${launchesMax} launches` };
      }
      return launch(folder);
    },
    keepOnly: (accepted) => {
      for (const token of made.keys()) if (!accepted.has(token)) made.delete(token);
    },
  };
}
