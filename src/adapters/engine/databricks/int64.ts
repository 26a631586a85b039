// Ids of the workspace: int64, which a double cannot hold. As text here; as numbers on the wire.
import { z } from 'zod';

/** An id as the workspace may send it: a number of any size, or its decimal text. Comes out as text. */
export const Int64 = z.union([z.string().regex(/^-?\d{1,19}$/), z.bigint(), z.int()]).transform(String);

/** An id of ours on its way into a body, where the workspace expects a number. */
export function int64(id: string): bigint {
  return BigInt(id);
}

/** Whether a text can be an id of the workspace at all. */
export function isInt64(id: string): boolean {
  return /^(0|[1-9]\d{0,18})$/.test(id) && BigInt(id) <= 9_223_372_036_854_775_807n;
}
