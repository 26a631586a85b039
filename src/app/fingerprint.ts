// The name of a dead letter, which the broker gives none: a fingerprint of what it says and of where it came to. The message's own id is no part of
// it: client libraries make up a new one each time.
import { createHash } from 'node:crypto';
import type { DeadLetter } from '../ports/dead-letters.js';

export function fingerprint({ queue, body, signature, replyToSessionId }: DeadLetter): string {
  const about = JSON.stringify([queue, signature, replyToSessionId]);
  return createHash('sha256').update(about).update(body).digest('hex').slice(0, 20);
}
