// One snapshot for all who look: admission, the watch, the pools' page. The engine is asked once for everybody who waits, and everybody gets
// the same answer with its age. Promised: a snapshot that lies ahead of the clock, which was set back since, is forgotten: it would be new for as
// long as the clock was set back, and no run would be seen to end.
import type { Snapshot } from '../../../core/cluster.js';
import type { Instant } from '../../../core/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Engine, Snapshots } from '../../../ports/engine.js';
import type { Telemetry } from '../../../ports/telemetry.js';

export interface CachedParts {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export function cachedSnapshots({ engine, clock, telemetry }: CachedParts): Snapshots {
  let latest: Snapshot | null = null;
  let asking: Promise<Snapshot> | null = null;
  let reachable: boolean | null = null;

  const tell = (now: boolean, detail: string | null) => {
    if (reachable !== now) telemetry.report({ kind: 'connection', to: 'engine', use: null, state: now ? 'up' : 'down', detail });
    reachable = now;
  };

  const ask = async (): Promise<Snapshot> => {
    try {
      const snapshot = await engine.snapshot();
      latest = snapshot;
      tell(true, null);
      telemetry.report({
        kind: 'snapshot',
        engine: engine.name,
        takenAt: snapshot.takenAt,
        clusters: snapshot.clusters.length,
        activeRuns: snapshot.activeRuns.length,
      });
      return snapshot;
    } catch (problem) {
      tell(false, problem instanceof Error ? problem.message : String(problem));
      throw problem;
    } finally {
      asking = null;
    }
  };

  const held = (now: Instant): Snapshot | null => {
    if (latest !== null && latest.takenAt > now) latest = null;
    return latest;
  };

  return {
    latest: () => held(clock.now()),
    fresh: (ageMaxMs) => {
      const now = clock.now();
      const known = held(now);
      if (known !== null && now - known.takenAt <= ageMaxMs) return Promise.resolve(known);
      asking ??= ask();
      return asking;
    },
  };
}
