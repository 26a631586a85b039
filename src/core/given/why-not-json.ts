// Why bytes are no JSON in UTF-8, in words that say what they seem to be instead. In: the bytes, and what reading them threw.
// JSON begins with ASCII, of which UTF-16 makes two bytes, or with a mark of their order. null: any byte.
const utf16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0, null],
  [null, 0],
] as const;

export function whyNotJson(bytes: Uint8Array, thrown: unknown): string {
  const [first, second] = bytes;
  if (first === undefined) return 'the body is empty';
  if (first === 0x1f && second === 0x8b) return 'the body is not UTF-8: it seems to be compressed with gzip';
  if (utf16.some(([a, b]) => (a ?? first) === first && (b ?? second) === second))
    return 'the body is not UTF-8: it seems to be UTF-16';
  if (!(thrown instanceof SyntaxError)) return 'the body is not UTF-8';
  return `the body is not JSON: ${thrown.message}`.slice(0, 500);
}
