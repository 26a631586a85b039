// Patterns that people write and other people's texts are held against: of RE2's syntax, matched in a time that grows with the text and never explodes.
import { RE2JS } from 're2js';

/** Matching takes at most the product of this and the length of the text: whoever matches keeps that short. */
const partsMax = 500;

/** Throws for what `patternTrouble` tells of. Compiling takes a hundred times as long as matching a short text: it is done once. */
export function linearPattern(pattern: string): (text: string) => boolean {
  const compiled = RE2JS.compile(pattern);
  return (text) => compiled.test(text);
}

/** What is wrong with a pattern; null: nothing. */
export function patternTrouble(pattern: string): string | null {
  try {
    return RE2JS.compile(pattern).programSize() > partsMax ? 'this pattern is too large: repeat less in it' : null;
  } catch (problem) {
    const why = problem instanceof Error ? problem.message.replace(/^error parsing regexp: /, '') : String(problem);
    return `this is no pattern that can be matched safely (the syntax is that of RE2): ${why}`;
  }
}
