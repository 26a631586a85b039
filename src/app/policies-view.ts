// The policy of this replica, as managers ask for it.
import type { PoliciesView } from '../ports/keeper.js';
import type { House } from './house.js';

const keptMax = 100;

export async function policiesView({
  policies,
  store,
  replica,
}: Pick<House, 'policies' | 'store' | 'replica'>): Promise<PoliciesView> {
  const kept = await store.keptPolicies(keptMax);
  const { name, version } = policies.current();
  const { loadedAt, refused } = policies.standing();
  return { replica, inForce: { name, version, loadedAt }, refused, kept };
}
