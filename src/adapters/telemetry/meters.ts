// The shape of what counts facts: one meter for each kind of fact, so that a new kind does not compile without its metric. Labels are words
// of the domain, never ids: whatever comes from outside as a word is held to a bounded number of them.
import type { Fact } from '../../ports/telemetry.js';
import type { FactOf } from './fact-line.js';

export type Meters<Kinds extends Fact['kind']> = { readonly [Kind in Kinds]: (fact: FactOf<Kind>) => void };

const wordsMax = 200;

/** The first words it meets pass, all later ones become `other`: one label can never grow without end. */
export function fewWords(max: number = wordsMax): (word: string) => string {
  const known = new Set<string>();
  return (word) => {
    if (known.has(word)) return word;
    if (known.size >= max) return 'other';
    known.add(word);
    return word;
  };
}
