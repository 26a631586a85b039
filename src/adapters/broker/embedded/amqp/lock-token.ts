// In: a lock token as text. Out: the sixteen bytes that go as delivery tag (.NET order: the first three fields little-endian) or within a
// $management request (plain order), and back.
const dotNet = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

export function plainBytes(token: string): Buffer {
  return Buffer.from(token.replaceAll('-', ''), 'hex');
}

export function tagOf(token: string): Buffer {
  return reorder(plainBytes(token));
}

export function tokenOfTag(tag: Buffer): string {
  return tokenOf(reorder(tag));
}

export function tokenOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function reorder(bytes: Buffer): Buffer {
  return Buffer.from(dotNet.map((place) => bytes[place] ?? 0));
}
