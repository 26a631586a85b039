// A batch on its way into the store. In: requests, some of them with the maximum of their tenant. Out: an answer for each, in order. Promised:
// the store is asked who is over its maximum only where there is one, once a batch; who is refused for it takes no other with it.
import type { CappedRequest, IntakeStore, NewRequest, Persisted } from '../ports/store/intake.js';

export interface Entry {
  readonly request: NewRequest;
  /** null: it is taken however many of its tenant wait. */
  readonly waitingMax: number | null;
}

export type Written = Persisted | { readonly kind: 'queue-full' };

export async function write(store: IntakeStore, batch: readonly Entry[]): Promise<readonly Written[]> {
  const capped = batch.filter((entry): entry is CappedRequest => entry.waitingMax !== null);
  if (capped.length === 0) return store.persist(batch.map(({ request }) => request));
  const refused = await store.withoutRoom(capped);
  const taken = batch.map(({ request }) => request).filter(({ id }) => !refused.has(id));
  const answers = (await store.persist(taken)).values();
  return batch.flatMap(({ request }): Written[] => {
    if (refused.has(request.id)) return [{ kind: 'queue-full' }];
    const { value, done } = answers.next();
    return done === true ? [] : [value];
  });
}
