// A quota of run-seconds is counted from the rows of its window. Of a window that reaches further back than ended requests are kept a part is gone: the
// quota would be exceeded, and nothing would show it.
import { tenantSettings, type Settings } from '../../core/settings.js';

interface Keeping {
  readonly settings: Settings;
  readonly retention: { readonly keep_days: number | null };
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

const daySeconds = 86_400;

export function windowProblems({ settings, retention: { keep_days: keepDays } }: Keeping): readonly Problem[] {
  if (keepDays === null) return [];
  const windows = [
    { path: 'settings.default_tenant', ...settings.default_tenant },
    ...Object.keys(settings.tenants).map((id) => ({ path: `settings.tenants.${id}`, ...tenantSettings(settings, id) })),
  ];
  return windows
    .filter(({ run_seconds_max: most, run_window_seconds: seconds }) => most !== null && seconds > keepDays * daySeconds)
    .map(({ path, run_window_seconds: seconds }) => ({
      path: `${path}.run_window_seconds`,
      message: `is ${seconds}, and ended requests are kept for ${keepDays * daySeconds} seconds (retention.keep_days)`,
    }));
}
