// The settings of a policy as conditions see them: the same for everybody, unless an override says otherwise for a tenant, a group of
// tenants, a job or a cluster type. Of the overrides that hold for a request the first that sets a name counts, as everywhere in the file.
import type { Facts } from '../../core/deciding/facts.js';

export type SettingValue = number | string | boolean | readonly number[] | readonly string[];
/** Named constants of a policy file. */
export type PolicySettings = Readonly<Record<string, SettingValue>>;

export interface Override {
  /** All that are given must hold; each is a list of which one must. */
  readonly tenants: readonly string[] | null;
  readonly groups: readonly string[] | null;
  readonly jobs: readonly string[] | null;
  readonly clusterTypes: readonly string[] | null;
  readonly settings: PolicySettings;
}

export interface SettingValues {
  /** Its value where it is the same for every request; undefined where an override sets it. */
  readonly fixed: (name: string) => SettingValue | undefined;
  readonly of: (name: string, facts: Facts) => SettingValue;
}

export function settingValues(usual: PolicySettings, overrides: readonly Override[]): SettingValues {
  const overridden = new Set(overrides.flatMap(({ settings }) => Object.keys(settings)));
  // The conditions of one decision ask again and again for the same facts.
  let last: { readonly facts: Facts; readonly values: PolicySettings } | null = null;
  return {
    fixed: (name) => (overridden.has(name) ? undefined : usual[name]),
    of(name, facts) {
      if (last?.facts !== facts) last = { facts, values: valuesFor(facts, usual, overrides) };
      const value = last.values[name];
      if (value === undefined) throw new Error(`No such key: ${name}`);
      return value;
    },
  };
}

function valuesFor(facts: Facts, usual: PolicySettings, overrides: readonly Override[]): PolicySettings {
  // Later ones are laid under earlier ones.
  return overrides
    .filter((one) => isFor(one, facts))
    .reduceRight<PolicySettings>((values, { settings }) => ({ ...values, ...settings }), usual);
}

function isFor({ tenants, groups, jobs, clusterTypes }: Override, { request, tenant }: Facts): boolean {
  return (
    (tenants === null || tenants.includes(request.tenant_id)) &&
    (groups === null || groups.some((group) => tenant.groups.includes(group))) &&
    (jobs === null || jobs.includes(request.job_id)) &&
    (clusterTypes === null || clusterTypes.includes(request.cluster_type))
  );
}
