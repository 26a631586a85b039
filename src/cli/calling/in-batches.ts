// Batch after batch of what a filter names, until there is no more of it, or a batch got rid of none. Promised: bounded; each is told of once,
// as it came last; and when a batch fails, what was done before it is told all the same.
import { CommandFailure } from '../failure.js';

export const batchSize = 500;
/** More than this is a mistake in the filter, or work for somebody else. */
const batchesMax = 1_000;

export interface Batch<T> {
  readonly items: readonly T[];
  /** There are more that the filter names. */
  readonly more: boolean;
}

interface Batches<T> {
  readonly ask: () => Promise<Batch<T>>;
  readonly idOf: (one: T) => string;
  /** Whether the filter does not name it any more. */
  readonly isGone: (one: T) => boolean;
  readonly tell: (all: Batch<T>) => void;
}

export async function inBatches<T>(batches: Batches<T>): Promise<Batch<T>> {
  const seen = new Map<string, T>();
  const all = (more: boolean): Batch<T> => ({ items: [...seen.values()], more });
  const more = await untilNoMore(batches, seen).catch((problem: unknown) => {
    if (seen.size > 0) batches.tell(all(true));
    throw problem;
  });
  batches.tell(all(more));
  return all(more);
}

async function untilNoMore<T>({ ask, idOf, isGone }: Batches<T>, seen: Map<string, T>): Promise<boolean> {
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const { items, more } = await ask();
    for (const one of items) seen.set(idOf(one), one);
    if (!more || !items.some(isGone)) return more;
  }
  throw new CommandFailure(1, `stopped after ${batchesMax} batches of ${batchSize}: ask again for the rest`);
}
