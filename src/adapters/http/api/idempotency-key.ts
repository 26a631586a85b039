// The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header). In: what came. Out: the key, with or without the quotes that the draft asks for, and
// that most clients leave out; null: it is none. Two of them come joined by a comma and a space, and are none.
import type { JsonSchema } from './named.js';

const fit = /^(?:"([!#-[\]-~]{1,255})"|([!#-[\]-~]{1,255}))$/;

export function keyIn(given: string | readonly string[]): string | null {
  const [, quoted, bare] = typeof given === 'string' ? (fit.exec(given) ?? []) : [];
  return quoted ?? bare ?? null;
}

/** Of the OpenAPI document. */
export const idempotencyKeyParameter: JsonSchema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Sent again with the same key and the same body, the call makes no second one, and is answered with what the first has made, as long as that is there. A UUID, of your own choosing.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};
