// What PostgreSQL and our own code can hold without surprise: no NUL, no half of a surrogate pair, no `__proto__`, not too deep.
// Checked before a schema looks at it, so that one poison row can never fail the batch it was to be written with.
import type { Problem } from './problem.js';

/** Deeper JSON than this is refused; a job request needs six levels. */
const depthMax = 32;
const loneSurrogate = /\p{Surrogate}/u;
const unstorable = /[\0\p{Surrogate}]/u;

/** Every reason why `value` (as JSON.parse made it) cannot be stored; at most `problemsMax`. */
export function plainJsonProblems(value: unknown, problemsMax = 20): Problem[] {
  // As good as always. Without the place of each field: a tenth of the time, which every message pays.
  if (isPlain(value, depthMax)) return [];
  const problems: Problem[] = [];
  const pending: Place[] = [{ at: '', depth: 0, value }];
  while (problems.length < problemsMax) {
    const here = pending.pop();
    if (here === undefined) break;
    // One after the other: a hundred thousand of them, as the arguments of one call, are more than the stack holds.
    for (const problem of problemsOf(here)) problems.push(problem);
    if (here.depth < depthMax) for (const place of inside(here)) pending.push(place);
  }
  return problems.slice(0, problemsMax);
}

function isPlain(value: unknown, levelsLeft: number): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levelsLeft === 0) return false;
  // A loop over names makes no list of pairs, which would be a twentieth of what a message allocates.
  for (const key in value)
    if (!isName(key) || !isPlain((value as Readonly<Record<string, unknown>>)[key], levelsLeft - 1)) return false;
  return true;
}

function isName(key: string): boolean {
  return key !== '__proto__' && !unstorable.test(key);
}

interface Place {
  readonly at: string;
  readonly depth: number;
  readonly value: unknown;
}

function problemsOf({ at, depth, value }: Place): Problem[] {
  if (typeof value === 'string') return textProblems(at, value);
  if (typeof value !== 'object' || value === null) return [];
  if (depth === depthMax) return [{ path: at, message: `is nested deeper than ${depthMax} levels` }];
  return Array.isArray(value) ? [] : Object.keys(value).flatMap((key) => keyProblems(at, key));
}

function inside({ at, depth, value }: Place): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([key, item]) => ({ at: join(at, key), depth: depth + 1, value: item as unknown }));
}

function textProblems(path: string, text: string): Problem[] {
  if (text.includes('\u0000')) return [{ path, message: 'holds a NUL character, which cannot be stored' }];
  if (loneSurrogate.test(text)) return [{ path, message: 'holds half of a surrogate pair, which is not text' }];
  return [];
}

function keyProblems(at: string, key: string): Problem[] {
  if (key === '__proto__') return [{ path: join(at, key), message: 'is a name that is not accepted' }];
  return textProblems(join(at, '(a name)'), key);
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}
