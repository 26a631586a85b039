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
    'A UUID of your choice. If you send the same body again with the same key, nothing is created a second time: the answer is what the first call created, as long as it exists.',
  schema: { type: 'string', minLength: 1, maxLength: 257 },
};
