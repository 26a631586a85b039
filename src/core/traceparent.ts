// The trace that a call or a message belongs to. In: its traceparent (W3C Trace Context), as it came. Out: in the form of version 00 when it is well-formed,
// else null: a broken one starts no trace and is no reason to refuse. Promised: what goes on with a request, and out with its response, is 55 characters.
const shape = /^(?!ff)([0-9a-f]{2})-((?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2})(-[ -~]*)?$/;
const known = '00';

export function traceparentOf(given: string | readonly string[] | null | undefined): string | null {
  const [, version, trace, more] = shape.exec(typeof given === 'string' ? given : '') ?? [];
  if (trace === undefined) return null;
  // Versions to come begin as this one does, and may say more: the trace is theirs all the same.
  return version === known && more !== undefined ? null : `${known}-${trace}`;
}
