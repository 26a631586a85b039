// The idempotency token of an attempt. It follows from the request and from how many runs it has had: an attempt for which the engine had no
// room leaves its token to the next one, so that a call that comes late finds the run of the next instead of starting another; and a store
// that was restored from a backup submits again under the same token, and is answered with the run that is there.
import { branded, type IdempotencyToken, type RequestId } from './ids.js';

/** At most 64 characters, which is what engines take: a UUID, a dot and a number. `run`: 1 for the first. */
export function tokenOf(request: RequestId, run: number): IdempotencyToken {
  return branded<IdempotencyToken>(`${request}.${run}`);
}

/** Outcome of an attempt that nobody let in as whom it was sent: nothing was done for its token, which the next one may send as another. */
export const noEntry = 'NO_ENTRY';
