// The trace that a call belongs to. In: the traceparent header (W3C Trace Context). Out: itself when it is well-formed, else null: a broken
// one starts no trace and is no reason to refuse.
const shape = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

export function traceparentOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && shape.test(header) ? header : null;
}
