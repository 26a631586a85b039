// The idempotency token of an attempt. It follows from request and attempt alone: a store that was restored from a backup, and has forgotten
// that it submitted an attempt, submits it again under the same token, and is answered with the run that is there.
import { branded, type IdempotencyToken, type RequestId } from './ids.js';

/** At most 64 characters, which is what engines take: a UUID, a dot and a number. */
export function tokenOf(request: RequestId, attempt: number): IdempotencyToken {
  return branded<IdempotencyToken>(`${request}.${attempt}`);
}
