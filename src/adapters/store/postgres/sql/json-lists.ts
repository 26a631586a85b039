// Lists of JSON as the bytes that go to PostgreSQL, in its binary form. In: the text of each. Out: one parameter. A text of them all would be
// a large object, which the first collection of young memory moves to old memory: two thirds of all that a flood of messages left there.

/** For a parameter of type json. */
export function jsonList(texts: readonly string[]): Buffer {
  return listOf(texts, '[');
}

/** For a parameter of type jsonb, of which the binary form begins with its version, 1. */
export function jsonbList(texts: readonly string[]): Buffer {
  return listOf(texts, '\u0001[');
}

function listOf(texts: readonly string[], head: string): Buffer {
  if (texts.length === 0) return Buffer.from(`${head}]`);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 1, head.length);
  const list = Buffer.allocUnsafe(bytes);
  let at = list.write(head);
  for (const text of texts) {
    at += list.write(text, at);
    list[at] = comma;
    at += 1;
  }
  list[at - 1] = end;
  return list;
}

const comma = 0x2c;
const end = 0x5d;
