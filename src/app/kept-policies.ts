// Every policy that has come into force is kept in the store, by its version: a recorded decision can be taken again long after.
import type { FilePolicySource } from '../adapters/policy-source/file.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store/store.js';

/** Keeps the policy in force, when it has not been kept yet. */
export function policyKeeper(policies: FilePolicySource, store: Store, clock: Clock): () => Promise<void> {
  let kept = '';
  return async () => {
    const { version, name } = policies.current();
    if (version === kept) return;
    await store.keepPolicy({ version, name, text: policies.text() }, clock.now());
    kept = version;
  };
}
