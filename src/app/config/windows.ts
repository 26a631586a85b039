// A quota of run-seconds is counted from the rows of its window. Of a window that reaches further back than ended requests are kept a part is gone: the
// quota would be exceeded, and nothing would show it.
import { tenantSettings, type Settings } from '../../core/settings.js';

interface Keeping {
  readonly settings: Settings;
  readonly retention: { readonly keep_days: number | null; readonly keep_runs_hours_min: number };
}

interface Problem {
  readonly path: string;
  readonly message: string;
}

/** For how long some requests are surely kept, and which setting says so. */
interface Kept {
  readonly seconds: number;
  readonly by: string;
}

const daySeconds = 86_400;
const hourSeconds = 3_600;

export function windowProblems({ settings, retention }: Keeping): readonly Problem[] {
  const [shortest] = kept({ settings, retention }).toSorted((one, other) => one.seconds - other.seconds);
  if (shortest === undefined) return [];
  const windows = [
    { path: 'settings.default_tenant', ...settings.default_tenant },
    ...Object.keys(settings.tenants).map((id) => ({ path: `settings.tenants.${id}`, ...tenantSettings(settings, id) })),
  ];
  return windows
    .filter(({ run_seconds_max: most, run_window_seconds: seconds }) => most !== null && seconds > shortest.seconds)
    .map(({ path, run_window_seconds: seconds }) => ({
      path: `${path}.run_window_seconds`,
      message: `is ${seconds}, but ended requests are kept for only ${shortest.seconds} seconds (${shortest.by})`,
    }));
}

function kept({ settings, retention: { keep_days: days, keep_runs_hours_min: hoursMin } }: Keeping): readonly Kept[] {
  const ofJobs = Object.entries(settings.jobs).flatMap(([id, job]) => [
    ...keptFor(job.keep_days ?? null, `settings.jobs.${id}.keep_days`),
    ...(job.keep_runs === null
      ? []
      : [{ seconds: hoursMin * hourSeconds, by: `retention.keep_runs_hours_min, for settings.jobs.${id}.keep_runs` }]),
  ]);
  return [...keptFor(days, 'retention.keep_days'), ...ofJobs];
}

function keptFor(days: number | null, by: string): readonly Kept[] {
  return days === null ? [] : [{ seconds: days * daySeconds, by }];
}
