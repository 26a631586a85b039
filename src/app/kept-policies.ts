// Every policy that has come into force is kept in the store, by its version: a recorded decision can be taken again long after.
import type { FilePolicySource } from '../adapters/policy-source/file.js';
import type { Clock } from '../ports/clock.js';
import type { PolicyScope } from '../ports/policy-source.js';
import type { Store } from '../ports/store/store.js';

interface Keeping {
  readonly store: Store;
  readonly clock: Clock;
}

/** Keeps the policy in force, when it has not been kept yet. */
export function policyKeeper(policies: FilePolicySource, scope: PolicyScope, { store, clock }: Keeping): () => Promise<void> {
  let kept = '';
  return async () => {
    const { version, name } = policies.current();
    if (version === kept) return;
    await store.keepPolicy({ version, name, text: policies.text(), scope }, clock.now());
    kept = version;
  };
}
