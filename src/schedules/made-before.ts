// What was made under a key before. In: the key of a call, and a store that remembers it. Out: the id of what was made, that the key was used for something
// else, or null: nothing was.
import { reused, type MadeUnder, type OnceKey, type Reused } from '../core/once-key.js';

interface Remembering {
  madeUnder(key: string): Promise<MadeUnder | null>;
}

export type MadeBefore = Reused | { readonly kind: 'known'; readonly id: string };

export async function madeBefore(store: Remembering, once: OnceKey | null): Promise<MadeBefore | null> {
  const made = once === null ? null : await store.madeUnder(once.key);
  if (made === null) return null;
  return made.content === once?.content ? { kind: 'known', id: made.id } : reused;
}
