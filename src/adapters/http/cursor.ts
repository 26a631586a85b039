// Where a page ends, as an opaque text for the caller. In: the id of the last row of a page. Out: base64url of it and a digest; and back. Promised:
// a cursor that was cut, mistyped or made up is refused instead of answering another page.
import { createHash } from 'node:crypto';
import { branded, type RequestId } from '../../core/ids.js';

const shape = /^([0-9a-f-]{36})~/;

export function cursorAfter(last: RequestId): string {
  return Buffer.from(`${last}~${digestOf(last)}`, 'utf8').toString('base64url');
}

/** null: it is not one of ours. */
export function pageEndOf(cursor: string): RequestId | null {
  const [, id] = shape.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (id === undefined) return null;
  const end = branded<RequestId>(id);
  // The digest is compared with the rest: base64url decodes leniently, and only the one text that we gave out is ours.
  return cursorAfter(end) === cursor ? end : null;
}

function digestOf(key: string): string {
  return createHash('sha256').update(`job-requests~${key}`).digest('hex').slice(0, 8);
}
