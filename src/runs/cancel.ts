// Cancel: at once in the queue; as a wish that is carried out until the engine says it is done, once a slot is held.
import type { RequestId } from '../core/ids.js';
import type { State } from '../core/lifecycle.js';
import { neverRan } from './ending.js';
import { finish } from './finish.js';
import type { RunsParts } from './parts.js';

export type Cancelled =
  | { readonly kind: 'not-found' }
  | { readonly kind: 'already-final'; readonly state: State }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stopping' }
  /** Nothing is done: it was never still for long enough. Asking again does no harm. */
  | { readonly kind: 'moved-meanwhile' };

/** A request can move between the look and the write this often before we give up on it. */
const triesMax = 5;

export async function cancel(parts: RunsParts, id: RequestId): Promise<Cancelled> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const wished = await parts.cancels.wishCancel(id, parts.clock.now());
    switch (wished.kind) {
      case 'not-found':
        return { kind: 'not-found' };
      case 'already-final':
        return { kind: 'already-final', state: wished.state };
      case 'wished':
        parts.onChanged();
        return { kind: 'stopping' };
      case 'queued': {
        const run = {
          ...wished.answered,
          id,
          version: wished.version,
          engine: parts.engine.name,
          attempt: 0,
          maxRunSeconds: null,
          pool: null,
          ...neverRan,
        };
        const message = 'Cancelled in the waiting queue.';
        const end = { kind: 'not-begun', step: 'admission', wish: 'cancel', message } as const;
        if ((await finish(parts, [{ run, end, wish: 'cancel', replacedBy: null, executingAt: null }])) === 1)
          return { kind: 'cancelled' };
      }
    }
  }
  return { kind: 'moved-meanwhile' };
}
