// How long a body is when its numbers are written out. In: JSON text that was parsed before. Out: an upper bound, in characters. Promised: linear in the text.
// A store with exact numbers keeps 1e131000 in ten bytes, but answers it in 131,001: a body of a few kilobytes would become gigabytes for its readers.

/** A number with an exponent follows one of these, and text follows a quotation mark: nearly all bodies have no such number. */
const hint = /[:,[\s]-?\d[\d.]*[eE]/;
const textOrExponent = /"[^"\\]*(?:\\.[^"\\]*)*"|[eE][+-]?(\d+)/g;

export function writtenOutLength(json: string): number {
  if (!hint.test(json)) return json.length;
  let length = json.length;
  for (const [, exponent] of json.matchAll(textOrExponent)) if (exponent !== undefined) length += Number(exponent);
  return length;
}
