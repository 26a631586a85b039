// The policy in force, which begins with the file that is configured, and the candidate in its shadow.
import { policyInForce } from '../../adapters/policy-source/in-force.js';
import type { PolicyNames } from '../../adapters/policy-source/check-texts.js';
import type { PolicyScope, PolicySource, ShadowSource } from '../../ports/policy-source.js';
import type { PolicyStore } from '../../ports/store/policies.js';
import { shadowFile } from '../../adapters/policy-source/shadow-file.js';
import type { WatchedFile } from '../../adapters/policy-source/watched-file.js';
import type { SettingNames } from '../../policy/setting-names.js';
import type { Clock } from '../../ports/clock.js';
import type { Telemetry } from '../../ports/telemetry.js';
import type { Settings } from '../../core/settings.js';
import { ofConfiguration } from '../config/bad-configuration.js';
import { namedFile } from '../config/load.js';
import type { Config } from '../config/schema.js';

export function scopeOf({ pools }: Settings): PolicyScope {
  return { poolNames: Object.keys(pools) };
}

/** What a policy may name. */
export function namesOf({ pools, tenant_groups: groups }: Settings): PolicyNames {
  return { poolNames: Object.keys(pools), groupNames: Object.keys(groups) };
}

/** What its conditions may hold facts against: a policy is taken with other names too, and people who check it are told of them. */
export function settingNamesOf({ settings }: Config): SettingNames {
  const { cluster_types: types, jobs, tenants, tenant_groups: groups } = settings;
  return {
    clusterTypes: Object.fromEntries(Object.entries(types).map(([name, { pools }]) => [name, pools])),
    jobs: Object.keys(jobs),
    tenants: [
      ...new Set([
        ...Object.keys(tenants),
        ...Object.values(groups)
          .flat()
          .filter((id) => !id.includes('*')),
      ]),
    ],
  };
}

/** What policies are held against, which may change while the process runs. */
export interface Naming {
  readonly names: () => PolicyNames;
  /** Whether that has just changed, or is about to; absent: it never does. */
  readonly unsettled?: () => Promise<boolean>;
}

export interface Following extends Naming {
  readonly store: PolicyStore;
  readonly replica: string;
  /** Whether the file of this process may take the place of what others decide by. */
  readonly proposes: boolean;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
}

export function openPolicies({ policies }: Config, following: Following): Promise<PolicySource & WatchedFile> {
  return ofConfiguration(policyInForce({ ...following, path: namedFile(policies.file), intervalMs: policies.watch_interval_ms }));
}

/** By its path as it is given: it may come later. */
export async function openShadow(
  { policies: { shadow_file: path, watch_interval_ms: intervalMs } }: Config,
  around: Naming & Pick<Following, 'clock' | 'telemetry'>,
): Promise<(ShadowSource & WatchedFile) | null> {
  return path === null ? null : shadowFile({ ...around, path, intervalMs });
}
