// A call that sends a body as it was read: what is wrong with it is for the service to say, whatever its type promises.
import type { Body } from './read-bodies.js';

export function asRead(content: Body['content']) {
  return {
    body: content as never,
    bodySerializer: (read: unknown) => read as Uint8Array<ArrayBuffer>,
    headers: { 'content-type': 'application/json' },
    parseAs: 'text',
  } as const;
}
