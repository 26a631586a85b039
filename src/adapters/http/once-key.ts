// Under what a call may be sent again. In: a call with its key. Out: digests of who asks under which key, and of what. Promised: the key is the caller's own,
// and of one tenant where the call is; neither key nor body is kept.
import { createHash } from 'node:crypto';
import type { OnceKey } from '../../core/once-key.js';
import type { Call } from './api/description.js';

type Keyed = Pick<Call<unknown, unknown, Buffer>, 'caller' | 'body' | 'idempotencyKey'>;

/** `tenantId`: in whose name; null: the body names it. */
export function onceKeyOf({ caller, body, idempotencyKey: key }: Keyed, tenantId: string | null): OnceKey | null {
  if (key === null) return null;
  return { key: digest(JSON.stringify([caller.name, tenantId, key])), content: digest(body) };
}

function digest(of: string | Buffer): string {
  return createHash('sha256').update(of).digest('base64url');
}
