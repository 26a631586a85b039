// How many parts a JSON text has, before it is read. In: the text. Out: whether there are more than so many. A part of two bytes costs as much to read, to
// check and to keep as one of a thousand: megabytes of them would hold the process for minutes. What stands in quotes is one part, however long.

const quote = 0x22;
const comma = 0x2c;
const list = 0x5b;
const object = 0x7b;

export function hasMoreParts(text: string, max: number): boolean {
  // Each part has a sign of its own, so that nearly all answers need no counting.
  if (text.length <= max) return false;
  let parts = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfQuoted(text, at);
    else if (sign === comma || sign === list || sign === object) parts += 1;
    if (parts > max) return true;
  }
  return false;
}

/** Where the quotes close. Without an end, the end of the text: what reads it will say that it is no JSON. */
function endOfQuoted(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) if (!isEscaped(text, at)) return at;
  return text.length;
}

/** Behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}
