// Patterns that people write and other people's texts are held against: of RE2's syntax, matched in a time that grows with the text and never explodes.
import { RE2JS } from 're2js';

/** Matching takes at most the product of this and the length of the text: whoever matches keeps that short. */
const partsMax = 500;
/** A guess of the parts beyond which it is not compiled to have them counted: repeats of repeats would take seconds, and much memory. */
const guessMax = 10 * partsMax;
const tooLarge = 'this pattern is too large: repeat less in it';

type Compiled = { readonly ok: true; readonly pattern: RE2JS } | { readonly ok: false; readonly trouble: string };

// Compiling takes a hundred times as long as matching a short text, and a condition is looked at from several sides.
const compiled = new Map<string, Compiled>();
const keptMax = 500;

/** Throws for what `patternTrouble` tells of. */
export function linearPattern(pattern: string): (text: string) => boolean {
  const known = compiledOf(pattern);
  if (!known.ok) throw new Error(known.trouble);
  return (text) => known.pattern.test(text);
}

/** What is wrong with a pattern; null: nothing. */
export function patternTrouble(pattern: string): string | null {
  const known = compiledOf(pattern);
  return known.ok ? null : known.trouble;
}

function compiledOf(pattern: string): Compiled {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = compile(pattern);
  if (compiled.size >= keptMax) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

function compile(pattern: string): Compiled {
  if (partsGuessed(pattern) > guessMax) return { ok: false, trouble: tooLarge };
  try {
    const made = RE2JS.compile(pattern);
    return made.programSize() > partsMax ? { ok: false, trouble: tooLarge } : { ok: true, pattern: made };
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.replace(/^error parsing regexp: /, '') : String(problem);
    return { ok: false, trouble: `this pattern cannot be used (the syntax is that of RE2): ${why}` };
  }
}

/** What is escaped, a class of characters, a repeat, or any character: each is one part, and a group as many as are in it. */
const pieces = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}|./gsu;

function partsGuessed(pattern: string): number {
  const groups = [0];
  let last = 0;
  for (const [piece, least, most] of pattern.matchAll(pieces)) {
    if (piece === '(') {
      groups.push(0);
      continue;
    }
    const closed = piece === ')' && groups.length > 1 ? groups.pop() : undefined;
    const times = timesOf(least, most);
    const more = closed ?? (times === null ? 1 : last * (times - 1));
    last = closed ?? (times === null ? 1 : last * times);
    groups.push(Math.max(0, (groups.pop() ?? 0) + more));
  }
  return groups.reduce((sum, parts) => sum + parts, 0);
}

/** null: it is no repeat. */
function timesOf(least: string | undefined, most: string | undefined): number | null {
  if (least === undefined) return null;
  return Number(most === undefined || most === '' ? least : most);
}
