// The policy and settings of this replica and the candidate in its shadow, as managers ask for it.
import type { PoliciesView } from '../../ports/policies.js';
import type { ShadowView } from '../../ports/shadow.js';
import type { House } from '../house.js';
import type { Rooms } from '../rooms.js';

const keptMax = 100;

export async function policiesView({
  policies,
  store,
  replica,
  settingsStanding,
}: Pick<House, 'policies' | 'store' | 'replica' | 'settingsStanding'>): Promise<PoliciesView> {
  const [kept, wanted] = await Promise.all([store.policies.versions(keptMax), store.policies.inForce()]);
  const { name, version } = policies.current();
  const { loadedAt, refused } = policies.standing();
  return { replica, inForce: { name, version, loadedAt }, wanted, refused, settings: settingsStanding(), kept };
}

export async function shadowView(
  { shadowPolicy, replica, store }: Pick<House, 'shadowPolicy' | 'replica' | 'store'>,
  { shadow }: Pick<Rooms, 'shadow'>,
): Promise<ShadowView> {
  const policy = shadow?.standing() ?? null;
  const refused = shadowPolicy?.refused() ?? null;
  if (policy === null) return { replica, policy, refused, since: null, byCase: [], differences: [] };
  // What this replica has seen until now is in the answer; what others have, as of their last look.
  await shadow?.save();
  return { replica, policy, refused, ...(await store.shadow.sum(policy.version)) };
}
