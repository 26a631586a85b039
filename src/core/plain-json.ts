// What PostgreSQL and our own code can hold without surprise: no NUL, no half of a surrogate pair, no `__proto__`, not too deep.
// Checked before a schema looks at it, so that one poison row can never fail the batch it was to be written with.
import type { Problem } from './problem.js';

/** Deeper JSON than this is refused; a job request needs six levels. */
const depthMax = 32;
const loneSurrogate = /\p{Surrogate}/u;
const unstorable = /[\0\p{Surrogate}]/u;
/** What stands in JSON otherwise than as it is. */
const escaped = /["\\\p{Cc}\p{Surrogate}]/u;

/** Every reason why `value` (as JSON.parse made it) cannot be stored; at most `problemsMax`. */
export function plainJsonProblems(value: unknown, problemsMax = 20): Problem[] {
  // As good as always. Without the place of each field: a tenth of the time, which every message pays.
  if (isPlain(value, depthMax)) return [];
  const problems: Problem[] = [];
  const pending: Place[] = [{ at: '', depth: 0, value }];
  while (problems.length < problemsMax) {
    const here = pending.pop();
    if (here === undefined) break;
    problems.push(...problemsOf(here));
    if (here.depth < depthMax) pending.push(...inside(here));
  }
  return problems;
}

function isPlain(value: unknown, levelsLeft: number): boolean {
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levelsLeft === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, levelsLeft - 1));
  return Object.entries(value).every(([key, item]) => isName(key) && isPlain(item, levelsLeft - 1));
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

/** The same JSON for the same content, whatever the order of keys: what "sent again" is compared by. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, item]) => `${quoted(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

/** As JSON.stringify does it, whose call is most of the cost for texts as short as these. */
function quoted(text: string): string {
  return escaped.test(text) ? JSON.stringify(text) : `"${text}"`;
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
