// What a loop says of its failures. In: each, and each success. Out: facts. Promised: the same trouble at every turn is said once, and again each
// minute. That the store is away is said by the store, at once and for all loops: each of them says so only when it has lasted a minute.
import { Fault } from '../../core/faults.js';
import type { Instant } from '../../core/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';

export interface Troubles {
  failed(problem: unknown): void;
  /** What comes after it is another trouble. */
  went(): void;
}

const tellAgainMs = 60_000;

export function troublesOf(
  where: string,
  { clock, telemetry }: { readonly clock: Clock; readonly telemetry: Telemetry },
): Troubles {
  let told: { readonly what: string; readonly at: number } | null = null;
  return {
    failed: (problem) => {
      const away = problem instanceof Fault && problem.code === 'store-unavailable';
      const what = away ? problem.code : problem instanceof Error ? problem.message : String(problem);
      const now = clock.now();
      if (told?.what === what && isRecent(told.at, now)) return;
      const known = away && told?.what !== what;
      told = { what, at: now };
      if (known) return;
      telemetry.report({ kind: 'trouble', where, about: {}, error: problem });
    },
    went: () => {
      told = null;
    },
  };
}

/** A clock that was set back must not silence a trouble. */
function isRecent(at: Instant, now: Instant): boolean {
  return now >= at && now - at < tellAgainMs;
}
