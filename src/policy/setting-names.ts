// Names of pools, cluster types, jobs and tenants that a policy holds facts against and that the settings do not know. In: what is written,
// and what the settings name. Out: warnings, each at its place. Promised: jobs and tenants need no settings, so one that is not there is told
// of only where it looks like a slip of the hand, and another number never does.
import { nearest, unknownName } from '../core/nearest.js';
import type { WrittenText } from './proofs/never-texts.js';

/** What the settings of the service name beside pools. */
export interface SettingNames {
  /** With the pools that may run each. */
  readonly clusterTypes: Readonly<Record<string, readonly string[]>>;
  readonly jobs: readonly string[];
  readonly tenants: readonly string[];
}

type Named = 'pool' | 'cluster type' | 'job' | 'tenant';

export interface KnownNames {
  /** null: they are not known, and any is taken. */
  readonly names: Readonly<Record<Named, ReadonlySet<string> | null>>;
  readonly clusterTypes: SettingNames['clusterTypes'];
  /** How many names may still be held against another: each takes a moment, and a file may hold thousands. */
  left: number;
}

/** Half a second of work. */
const comparisonsMax = 30_000;

export function knownNames(poolNames: readonly string[], settingNames: SettingNames | undefined): KnownNames {
  const set = (names: readonly string[] | undefined) => (names === undefined ? null : new Set(names));
  const { clusterTypes = {}, jobs, tenants } = settingNames ?? {};
  const names = {
    pool: set(poolNames),
    'cluster type': set(settingNames && Object.keys(clusterTypes)),
    job: set(jobs),
    tenant: set(tenants),
  };
  return { names, clusterTypes, left: comparisonsMax };
}

const namedBy: Readonly<Record<string, Named | undefined>> = {
  'pool.name': 'pool',
  'request.moved_to': 'pool',
  'request.cluster_type': 'cluster type',
  'request.job_id': 'job',
  'request.tenant_id': 'tenant',
  'tenant.id': 'tenant',
};

export function unknownIn({ fact, text }: WrittenText, known: KnownNames): string | null {
  const what = namedBy[fact];
  // Nobody has moved it: that is the empty text.
  return what === undefined || text === '' ? null : unknownNamed(what, text, known);
}

/** What is to be said of it; null: nothing. */
export function unknownNamed(what: Named, name: string, known: KnownNames): string | null {
  const names = known.names[what];
  if (names === null || names.has(name)) return null;
  known.left -= names.size;
  if (known.left < 0) return null;
  if (what === 'pool' || what === 'cluster type') return unknownName(what, name, [...names]);
  const alike = [...names].filter((one) => digitsOf(one) === digitsOf(name));
  const near = nearest(name, alike);
  return near === null ? null : `the settings name no ${what} "${name.slice(0, 64)}"; did you mean "${near}"?`;
}

const digitsOf = (name: string) => name.replace(/[^0-9]/g, '');
