// Responses that a queue would not have. In: a turn every few minutes. Out: one of each such queue due again; and all of a queue whose one has
// gone through. Promised: a queue that was made late, or a right that was given late, needs nobody to send its responses again; a queue that is not
// there costs one publication a turn, however many wait for it.
import type { Instant, RequestId } from '../core/ids.js';
import type { ResponseStore } from '../ports/store/responses.js';

/** Of one turn: the others are reached when these are through, or by another replica. */
const queuesMax = 1_000;

/** A turn answers how many it has made due. */
export function openParked(store: Pick<ResponseStore, 'parked' | 'isPublished' | 'unpark'>): (now: Instant) => Promise<number> {
  let tried: ReadonlyMap<string, RequestId> = new Map();
  return async (now) => {
    let due = 0;
    // 1. Queues that have taken the one that was tried: all that is parked for them.
    for (const [queue, requestId] of tried) if (await store.isPublished(requestId)) due += await store.unpark({ queue }, now);
    // 2. One of each that are left.
    const next = new Map<string, RequestId>();
    for (const { queue, requestId } of await store.parked(queuesMax)) {
      if ((await store.unpark({ requestId }, now)) > 0) next.set(queue, requestId);
    }
    tried = next;
    return due + next.size;
  };
}
