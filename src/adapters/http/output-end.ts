// Where a page of outputs ended, as its cursor says it. In: what a cursor holds. Out: the key. Promised: whoever knows how a digest is made can make a cursor
// up; what the store is asked for is such a key in any case.
import { z } from 'zod';
import { parsed } from '../../core/given/parsed.js';
import { branded, type RequestId } from '../../core/ids.js';
import { latestTime } from './query-time.js';

const Key = z.tuple([z.int().min(0).max(latestTime), z.guid(), z.int().min(1).max(1_000_000)]);

export const OutputEnd = z.string().transform((text, context) => {
  const key = Key.safeParse(parsed(text));
  if (!key.success) {
    context.addIssue({ code: 'custom', message: 'is none' });
    return z.NEVER;
  }
  const [at, id, position] = key.data;
  return { at, requestId: branded<RequestId>(id), position };
});
