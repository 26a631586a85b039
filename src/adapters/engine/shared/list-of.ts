// A list in an answer. In: the shape of one of it. Out: the shape of the list. Promised: it is read up to the first that is of another shape and told of that
// one only, for a complaint about each of a million would fill the memory; one that is longer than any page ever is, is not read at all.
import { z } from 'zod';

/** The oldest API of a workspace tells all its jobs at once, some thousand. */
const usualMax = 10_000;

export function listOf<Item extends z.ZodType>(item: Item, max = usualMax): z.ZodType<z.output<Item>[]> {
  return z.array(z.unknown()).transform((sent, context): z.output<Item>[] => {
    if (sent.length > max) return refuse(context, [], `more than ${max} in one list`);
    const read: z.output<Item>[] = [];
    for (const [at, one] of sent.entries()) {
      const result = item.safeParse(one);
      if (!result.success) {
        const [first] = result.error.issues;
        return refuse(context, [at, ...(first?.path ?? [])], first?.message ?? 'another shape');
      }
      read.push(result.data);
    }
    return read;
  });
}

function refuse(context: z.RefinementCtx, path: PropertyKey[], message: string): never {
  context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
}
