// Where each character of a YAML scalar's value stands in the file. Values lose quotes, escapes, folds and indents; a problem inside a
// condition must still be shown at the very character that the manager typed. In: the value and its text as written. Out: one offset into
// the text for each character of the value, and one for its end; never descending, always inside the text.

export type Style = 'plain' | 'single' | 'double' | 'block';

/** `written` is the scalar in the file, from its quote or its `|` on. */
export function placesOf(value: string, written: string, style: Style): number[] {
  const places: number[] = [];
  let at = beginOf(written, style);
  for (const character of unitsOf(value)) {
    at = isSpace(character) ? at : skipFold(written, at, style);
    const place = Math.min(at, written.length);
    for (let unit = 0; unit < character.length; unit += 1)
      places.push(Math.min(place + (written[place] === '\\' ? 0 : unit), written.length));
    at += widthAt(written, at, { character, style });
  }
  places.push(Math.min(at, written.length));
  return places;
}

function beginOf(written: string, style: Style): number {
  if (style === 'plain') return 0;
  return style === 'block' ? written.indexOf('\n') + 1 : 1;
}

/** A run of white space was folded, or is an indent: what follows it is found after it. */
function skipFold(written: string, from: number, style: Style): number {
  let at = from;
  while (at < written.length) {
    if (isSpace(written[at])) at += 1;
    else if (style === 'double' && isSpaceEscape(written, at)) at += 2;
    else break;
  }
  return at;
}

/** White space by an escape; a backslash at the end of a line joins it with the next. */
function isSpaceEscape(written: string, at: number): boolean {
  return written[at] === '\\' && /[ntr\s]/.test(written.charAt(at + 1));
}

const escapeWidths: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

function widthAt(written: string, at: number, { character, style }: { character: string; style: Style }): number {
  if (style === 'double' && written[at] === '\\') return escapeWidths[written[at + 1] ?? ''] ?? 2;
  if (isSpace(character)) return isSpace(written[at]) ? 1 : 0;
  return style === 'single' && character === "'" ? 2 : character.length;
}

/** Characters as the file has them: a pair of surrogates is one. */
function unitsOf(value: string): Iterable<string> {
  return value;
}

function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
