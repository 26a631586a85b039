// The trace that a call or a message belongs to. In: its traceparent (W3C Trace Context), as it came. Out: itself when it is well-formed, else null: a broken
// one starts no trace and is no reason to refuse. Promised: what goes on with a request, and out with its response, is 55 characters.
const shape = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export function traceparentOf(given: string | readonly string[] | null | undefined): string | null {
  return typeof given === 'string' && shape.test(given) ? given : null;
}
