// JSON that PostgreSQL and our own code can store: no NUL, no half of a surrogate pair, no `__proto__`, not too deep.
// This is checked before any schema, so that one bad row can never fail the batch that it is written with.
import type { Problem } from '../problem.js';

/** Deeper JSON than this is refused; a job request needs six levels. */
const depthMax = 32;
const loneSurrogate = /\p{Surrogate}/u;
const unstorable = /[\0\p{Surrogate}]/u;

/** Every reason why `value` (from JSON.parse) cannot be stored, in the order of their places; at most `problemsMax`. */
export function plainJsonProblems(value: unknown, problemsMax = 20): Problem[] {
  // Nearly always true. Not noting the place of each field takes a tenth of the time, and every message pays for this.
  if (isPlain(value, depthMax)) return [];
  const found: Found = { problems: [], problemsMax, steps: [] };
  find(found, value);
  return found.problems.slice(0, problemsMax);
}

function isPlain(value: unknown, levelsLeft: number): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levelsLeft === 0) return false;
  // Writing out the place of each item would be most of the time that a list of a million takes.
  if (Array.isArray(value)) return arePlain(value, levelsLeft - 1);
  // A loop over names: a list of pairs would be a twentieth of what a message allocates.
  for (const key in value)
    if (!isName(key) || !isPlain((value as Readonly<Record<string, unknown>>)[key], levelsLeft - 1)) return false;
  return true;
}

function arePlain(items: readonly unknown[], levelsLeft: number): boolean {
  for (const item of items) if (!isPlain(item, levelsLeft)) return false;
  return true;
}

function isName(key: string): boolean {
  return key !== '__proto__' && !unstorable.test(key);
}

interface Found {
  readonly problems: Problem[];
  readonly problemsMax: number;
  /** The current place; written out only for a problem. */
  readonly steps: (string | number)[];
}

function find(found: Found, value: unknown): void {
  if (typeof value === 'string') found.problems.push(...textProblems(found.steps, value));
  if (typeof value !== 'object' || value === null) return;
  if (found.steps.length === depthMax)
    found.problems.push({ path: written(found.steps), message: `is nested deeper than ${depthMax} levels` });
  else if (Array.isArray(value)) for (let at = 0; at < value.length; at += 1) findAt(found, at, value[at]);
  else
    for (const key in value) {
      found.problems.push(...keyProblems(found.steps, key));
      findAt(found, key, (value as Readonly<Record<string, unknown>>)[key]);
    }
}

function findAt(found: Found, step: string | number, value: unknown): void {
  if (found.problems.length >= found.problemsMax) return;
  found.steps.push(step);
  find(found, value);
  found.steps.pop();
}

type Steps = Found['steps'];

function textProblems(at: Steps, text: string): Problem[] {
  if (text.includes('\u0000')) return [{ path: written(at), message: 'contains a NUL character, which cannot be stored' }];
  if (loneSurrogate.test(text))
    return [{ path: written(at), message: 'contains half of a surrogate pair, which is not valid text' }];
  return [];
}

function keyProblems(at: Steps, key: string): Problem[] {
  if (key === '__proto__') return [{ path: written([...at, key]), message: 'is not allowed as a name' }];
  return textProblems([...at, '(a name)'], key);
}

function written(steps: Steps): string {
  return steps.join('.');
}
