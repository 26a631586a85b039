// Cancel: at once in the queue; as a wish that is carried out until the engine says it is done, once a slot is held.
import { branded, type RequestId } from '../core/ids.js';
import type { State } from '../core/lifecycle.js';
import type { Wished } from '../ports/store/cancel.js';
import { neverRan } from './ending.js';
import { finish, type Ended } from './finish.js';
import type { RunsParts } from './parts.js';

export type Cancelled =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'already-final'; readonly state: State }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopping' }
  /** Nothing is done: it was never still for long enough. Asking again does no harm. */
  | { readonly kind: 'moved-meanwhile' };

type Queued = Extract<Wished, { kind: 'queued' }>;

/** A request can move between the look and the write this often before we give up on it. */
const triesMax = 5;
/** One statement looks at so many, and one writes their ends: cancelled one by one, each took 2 ms of the store. */
const pageMax = 500;

export async function cancel(parts: RunsParts, id: RequestId): Promise<Cancelled> {
  // As the store writes it: an id may be asked for in either case.
  const known = branded<RequestId>(id.toLowerCase());
  return (await cancelAll(parts, [known])).get(known) ?? { kind: 'not-found' };
}

/** Answers of each what became of it. */
export async function cancelAll(parts: RunsParts, ids: readonly RequestId[]): Promise<ReadonlyMap<RequestId, Cancelled>> {
  const became = new Map<RequestId, Cancelled>();
  for (let from = 0; from < ids.length; from += pageMax) await cancelPage(parts, ids.slice(from, from + pageMax), became);
  if ([...became.values()].some(({ kind }) => kind === 'stopping')) parts.onChanged();
  return became;
}

async function cancelPage(parts: RunsParts, ids: readonly RequestId[], became: Map<RequestId, Cancelled>): Promise<void> {
  let left = ids;
  for (let tries = 0; tries < triesMax && left.length > 0; tries += 1) {
    const wished = await parts.cancels.wishCancel(left, parts.clock.now());
    const queued: Ended[] = [];
    for (const id of left) {
      const one = wished.get(id);
      if (one?.kind === 'queued') queued.push(endedInQueue(parts, id, one));
      else became.set(id, one === undefined ? { kind: 'not-found' } : withoutRun(one));
    }
    const moved = await finish(parts, queued);
    for (const id of moved) became.set(id, { kind: 'cancelled' });
    left = queued.map(({ run }) => run.id).filter((id) => !moved.has(id));
  }
  for (const id of left) became.set(id, { kind: 'moved-meanwhile' });
}

function withoutRun(wished: Exclude<Wished, Queued>): Cancelled {
  return wished.kind === 'wished' ? { kind: 'stopping' } : { kind: 'already-final', state: wished.state };
}

function endedInQueue({ engine }: RunsParts, id: RequestId, { version, answered }: Queued): Ended {
  const run = { ...answered, id, version, engine: engine.name, attempt: 0, maxRunSeconds: null, pool: null, ...neverRan };
  const end = { kind: 'not-begun', step: 'admission', wish: 'cancel', message: 'Cancelled in the waiting queue.' } as const;
  return { run, end, wish: 'cancel', replacedBy: null, executingAt: null };
}
