// Where a page ends, as an opaque text for the caller. In: the key of the last row of a page, and which list it is of. Out: base64url of it and a
// digest; and back. Promised: a cursor that was cut, mistyped, made up or of another list is refused instead of answering another page.
import { createHash } from 'node:crypto';
import { branded, type RequestId } from '../../core/ids.js';

type List = 'job-requests' | 'jobs' | 'schedules' | 'job-templates' | 'outputs' | 'history';

const shape = /^(.+)~[0-9a-f]{8}$/s;
const requestId = /^[0-9a-f-]{36}$/;

export function cursorAfter(last: RequestId): string {
  return cursorOf('job-requests', last);
}

/** null: it is not one of ours. */
export function pageEndOf(cursor: string): RequestId | null {
  const end = keyIn('job-requests', cursor);
  // Whoever knows how a digest is made can make one up: what the store is asked for is an id in any case.
  return end !== null && requestId.test(end) ? branded<RequestId>(end) : null;
}

export function cursorOf(list: List, key: string): string {
  return Buffer.from(`${key}~${digestOf(list, key)}`, 'utf8').toString('base64url');
}

/** null: it is not one of ours. */
export function keyIn(list: List, cursor: string): string | null {
  const [, key] = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (key === undefined) return null;
  // The digest is compared with the rest: base64url decodes leniently, and only the one text that we gave out is ours.
  return cursorOf(list, key) === cursor ? key : null;
}

function digestOf(list: List, key: string): string {
  return createHash('sha256').update(`${list}~${key}`).digest('hex').slice(0, 8);
}
