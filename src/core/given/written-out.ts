// How long a body is once its numbers are written out. In: JSON text, read before. Out: characters, at most. Promised: linear in the text. A store that
// keeps numbers exact keeps 1e131000 in ten bytes and tells it in 131,001: a body of a few kilobytes would be gigabytes for whoever reads it.

/** A number with an exponent stands behind one of these, and a text behind a quotation mark: as good as always there is none. */
const hint = /[:,[\s]-?\d[\d.]*[eE]/;
const textOrExponent = /"[^"\\]*(?:\\.[^"\\]*)*"|[eE][+-]?(\d+)/g;

export function writtenOutLength(json: string): number {
  if (!hint.test(json)) return json.length;
  let length = json.length;
  for (const [, exponent] of json.matchAll(textOrExponent)) if (exponent !== undefined) length += Number(exponent);
  return length;
}
