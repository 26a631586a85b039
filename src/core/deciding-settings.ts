// The part of the settings that decisions look at, as it may be shown to whoever manages policies. In: the settings. Out: settings as a configuration
// gives them, without anything that only the engine, a job or its recipients are told.
import type { z } from 'zod';
import type { Settings } from './settings.js';

export type DecidingSettings = z.input<typeof Settings>;

export function decidingSettings(settings: Settings): DecidingSettings {
  const { cluster_types, default_cluster_type, tenant_groups, calendar, limits, default_tenant } = settings;
  return {
    pools: each(settings.pools, (pool) => ({ ...pool, new_cluster: null })),
    ...{ cluster_types, default_cluster_type, tenant_groups, calendar, limits },
    jobs: each(settings.jobs, ({ placement, mapped, max_concurrent_runs, max_run_seconds }) => {
      return { placement, mapped, max_concurrent_runs, max_run_seconds };
    }),
    tenants: each(settings.tenants, quotaOf),
    default_tenant: quotaOf(default_tenant),
  };
}

type Quota = Pick<Settings['tenants'][string], 'runs_max' | 'run_seconds_max' | 'run_window_seconds'>;

/** What is not said stays unsaid. */
function quotaOf({ runs_max, run_seconds_max, run_window_seconds }: Quota): Quota {
  return {
    ...(runs_max === undefined ? {} : { runs_max }),
    ...(run_seconds_max === undefined ? {} : { run_seconds_max }),
    ...(run_window_seconds === undefined ? {} : { run_window_seconds }),
  };
}

function each<From, To>(all: Readonly<Record<string, From>>, make: (one: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(one)]));
}
