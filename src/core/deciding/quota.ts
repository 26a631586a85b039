// Quotas of a tenant: runs at once, and the time that its runs took of the engine within a sliding window. Runs alone are not enough: a
// tenant whose runs are long takes most of the platform with few of them.
import type { TenantFacts } from './facts.js';
import type { Instant, TenantId } from '../ids.js';
import { tenantSettings, type Settings } from '../settings.js';

/**
 * A live run counts as this long at least. A tenant below its quota that starts many at once would otherwise be charged for none of them
 * until their time has passed.
 */
export const runSecondsMin = 60;

/** Whose time is to be counted, and since when. */
export interface RunWindow {
  readonly tenantId: TenantId;
  readonly since: Instant;
}

/** One window for each of the tenants that has a quota of time. */
export function runWindows(tenants: Iterable<TenantId>, settings: Settings, now: Instant): RunWindow[] {
  return [...new Set(tenants)].flatMap((tenantId) => {
    const { run_seconds_max: most, run_window_seconds: seconds } = tenantSettings(settings, tenantId);
    return most === null ? [] : [{ tenantId, since: now - seconds * 1000 }];
  });
}

/** What one run of a tenant took of the engine; `to` null: it goes on. */
export interface RunSpan {
  readonly from: Instant;
  readonly to: Instant | null;
}

export type RunSpans = ReadonlyMap<TenantId, readonly RunSpan[]>;

/** What these runs will have taken of a window that ends then, when those that go on still do: as the store counts it now. */
export function secondsWithin(spans: readonly RunSpan[], windowMs: number, end: Instant): number {
  const begin = end - windowMs;
  return spans.reduce((sum, { from, to }) => {
    const seconds = ((to ?? end) - Math.max(from, begin)) / 1000;
    return sum + (to === null ? Math.max(runSecondsMin, seconds) : Math.max(0, seconds));
  }, 0);
}

export type Quota = 'runs' | 'run-seconds';

/** The quota that lets no further run begin; null: none does. */
export function quotaReached(
  tenant: Pick<TenantFacts, 'live_runs' | 'runs_max' | 'run_seconds' | 'run_seconds_max'>,
): Quota | null {
  if (tenant.runs_max > 0 && tenant.live_runs >= tenant.runs_max) return 'runs';
  return tenant.run_seconds_max > 0 && tenant.run_seconds >= tenant.run_seconds_max ? 'run-seconds' : null;
}
