// The policy of this replica and the candidate in its shadow, as managers ask for it.
import type { PoliciesView, ShadowView } from '../ports/keeper.js';
import type { House } from './house.js';
import type { Rooms } from './rooms.js';

const keptMax = 100;

export async function policiesView({
  policies,
  store,
  replica,
}: Pick<House, 'policies' | 'store' | 'replica'>): Promise<PoliciesView> {
  const [kept, wanted] = await Promise.all([store.policies.versions(keptMax), store.policies.inForce()]);
  const { name, version } = policies.current();
  const { loadedAt, refused } = policies.standing();
  return { replica, inForce: { name, version, loadedAt }, wanted, refused, kept };
}

export function shadowView(
  { shadowPolicy, replica }: Pick<House, 'shadowPolicy' | 'replica'>,
  { shadow }: Pick<Rooms, 'shadow'>,
): ShadowView {
  const report = shadow?.report() ?? { policy: null, byCase: [], differences: [] };
  return { replica, refused: shadowPolicy?.refused() ?? null, ...report };
}
