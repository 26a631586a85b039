// Quotas of a tenant: runs at once, and the time that its runs took of the engine within a sliding window. Runs alone are not enough: a
// tenant whose runs are long takes most of the platform with few of them.
import type { TenantFacts } from './facts.js';
import type { Instant, TenantId } from './ids.js';
import { tenantSettings, type Settings } from './settings.js';

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

export type Quota = 'runs' | 'run-seconds';

/** The quota that lets no further run begin; null: none does. */
export function quotaReached(
  tenant: Pick<TenantFacts, 'live_runs' | 'runs_max' | 'run_seconds' | 'run_seconds_max'>,
): Quota | null {
  if (tenant.runs_max > 0 && tenant.live_runs >= tenant.runs_max) return 'runs';
  return tenant.run_seconds_max > 0 && tenant.run_seconds >= tenant.run_seconds_max ? 'run-seconds' : null;
}
