// What of the policy in force does not hold with other settings: pools and groups of tenants that it names. Its text is the store's, as it was taken.
import { check } from '../../adapters/policy-source/check-texts.js';
import type { Problem } from '../../core/problem.js';
import type { Settings } from '../../core/settings.js';
import type { PolicySource } from '../../ports/policy-source.js';
import type { PolicyStore } from '../../ports/store/policies.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { namesOf } from '../parts/policies.js';

export interface Deciding {
  readonly policies: Pick<PolicySource, 'current'>;
  readonly store: { readonly policies: Pick<PolicyStore, 'kept'> };
  readonly telemetry: Telemetry;
}

/** Throws a Fault when the store is away. */
export async function misfits(settings: Settings, { policies, store, telemetry }: Deciding): Promise<readonly Problem[]> {
  const { name, version } = policies.current();
  const kept = await store.policies.kept(version);
  if (kept === null) throw new Error(`the text of policy ${version}, which is in force, is not in the store`);
  const path = `policy ${name} ${version}`;
  const checked = check({ policy: kept.text, examples: null }, { path, telemetry, ...namesOf(settings) });
  if (checked.ok) return [];
  return checked.places.map((place) => ({ path: 'settings', message: `${place.path}, which is in force: ${place.message}` }));
}
