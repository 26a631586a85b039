// What is known of a scene as alternatives, and how such knowledge is put together: all of it, or any of it. Too many alternatives, or too much
// work for one file, are not written out: then nothing is proved.
import { meet, type Domain } from './domain.js';

/** By fact, or by the text of an unknown part. */
export type Term = ReadonlyMap<string, Domain>;
/** Any of them; none: never. null: too many to be written out. */
export type Terms = readonly Term[] | null;

const termsMax = 200;
export const always: Terms = [new Map()];

/** What is left of the work that a whole file is worth; when it is used up everything is too much to be written out. */
export interface Effort {
  left: number;
}

/** In pieces of knowledge that are put together: about a second of work, and a hundred times what a policy of twenty rules takes. */
export const effortOfFile = 2_000_000;

export function conjunction(one: Terms, other: Terms, effort: Effort): Terms {
  if (one?.length === 0 || other?.length === 0) return [];
  if (one === null || other === null || one.length * other.length > termsMax) return null;
  effort.left -= one.length * other.length * (weightOf(one[0]) + weightOf(other[0]));
  if (effort.left < 0) return null;
  return one.flatMap((left) => other.flatMap((right) => merged(left, right) ?? []));
}

/** Of a list of terms, which are alike, by its first. */
function weightOf(term: Term = new Map()): number {
  return [...term.values()].reduce((sum, domain) => sum + 1 + (domain.kind === 'flag' ? 0 : domain.except.size), 1);
}

export function disjunction(one: Terms, other: Terms): Terms {
  return one === null || other === null || one.length + other.length > termsMax ? null : [...one, ...other];
}

function merged(one: Term, other: Term): Term | null {
  const term = new Map(one);
  for (const [key, domain] of other) {
    const known = term.get(key);
    const left = known === undefined ? domain : meet(known, domain);
    if (left === null) return null;
    term.set(key, left);
  }
  return term;
}
