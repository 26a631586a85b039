// Plain data against a zod shape, with what does not fit in words for people: what is missing, what is unknown (and what was meant), what
// has the wrong type. Paths lead into the data, so that each can be shown at its place in the file.
import { z } from 'zod';
import { leastWords, mostWords } from '../../core/given/bound-words.js';
import { told } from '../../core/given/issue-problems.js';
import { nearest, unknownName } from '../../core/nearest.js';
import { problemsMax } from './problem.js';
import type { Path } from './yaml-text.js';

export interface Misfit {
  readonly path: Path;
  /** The trouble is the name that the path ends in, not what it holds. */
  readonly atKey: boolean;
  readonly message: string;
}

export type Fitted<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly misfits: readonly Misfit[] };

export function fit<T>(schema: z.ZodType<T>, data: unknown): Fitted<T> {
  const read = schema.safeParse(data, { jitless: true });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, misfits: told(read.error.issues.slice(0, problemsMax)).flatMap((issue) => misfitsOf(issue, schema, data)) };
}

/** Of an entry that does not fit as a whole, what can be read all the same: a mistake in one part hides none in another. */
export function fittingParts<T extends object>(shape: z.ZodObject & z.ZodType<T>, data: unknown): Partial<T> {
  if (typeof data !== 'object' || data === null) return {};
  const parts = Object.entries(shape.shape).flatMap(([key, part]) => {
    const read = Object.hasOwn(data, key) ? z.safeParse(part, inside(data, key), { jitless: true }) : null;
    return read?.success === true ? [[key, read.data] as const] : [];
  });
  // Each was read by the shape of its own key.
  return Object.fromEntries(parts) as Partial<T>;
}

export function under(prefix: Path, misfits: readonly Misfit[]): Misfit[] {
  return misfits.map((misfit) => ({ ...misfit, path: [...prefix, ...misfit.path] }));
}

function misfitsOf(issue: z.core.$ZodIssue, schema: z.ZodType, data: unknown): Misfit[] {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  const held = path.reduce<unknown>(inside, data);
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema, path);
    return issue.keys
      .slice(0, problemsMax)
      .map((key) => ({ path: [...path, key], atKey: true, message: unknownKey(key, known) }));
  }
  if (held === undefined && path.length > 0)
    return [{ path: path.slice(0, -1), atKey: false, message: `"${path.at(-1)}" is missing` }];
  return [{ path, atKey: issue.code === 'invalid_key', message: tooMany(issue, held) ?? wordsOf(issue, held) }];
}

/** null: it is something else. */
function tooMany(issue: z.core.$ZodIssue, held: unknown): string | null {
  return issue.code === 'too_big' && Array.isArray(held)
    ? `at most ${issue.maximum} entries are allowed here, but there are ${held.length}`
    : null;
}

function wordsOf(issue: z.core.$ZodIssue, held: unknown): string {
  // Words that the shape itself has for it are better than any that can be made here.
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'this name cannot be used';
  // The schema's own: of how many, and of how much.
  if (issue.message.startsWith('Too ')) return boundWords(issue);
  if (!issue.message.startsWith('Invalid')) return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
  if (issue.code === 'invalid_value') return valueWords(issue.values.map(String), held);
  if (issue.code === 'invalid_type') return typeWords(issue.expected, held);
  return `this cannot be used here: ${kindOf(held)}`;
}

function valueWords(known: readonly string[], held: unknown): string {
  return typeof held === 'string'
    ? unknownName('value', held, known)
    : `must be one of: ${known.join(', ')}; this is ${kindOf(held)}`;
}

function typeWords(expected: string, held: unknown): string {
  const wanted = `must be ${kinds[expected] ?? expected}`;
  if (expected === 'int' && typeof held === 'number') return wanted;
  const hint = expected === 'string' && ['number', 'boolean'].includes(typeof held) ? '; put it in quotes' : '';
  return `${wanted}, but is ${kindOf(held)}${hint}`;
}

function boundWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return leastWords(issue, 'entries');
    case 'too_big':
      return mostWords(issue, 'entries');
    default:
      return issue.message;
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of names to values',
  record: 'a map of names to values',
};

function kindOf(held: unknown): string {
  if (held === null || held === undefined) return 'empty';
  return Array.isArray(held) ? 'a list' : (kinds[typeof held] ?? typeof held);
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  const hint = near === null ? (known.length === 0 ? '' : `; there are: ${known.join(', ')}`) : `; did you mean "${near}"?`;
  return `"${key}" is unknown${hint}`;
}

/** The keys that the shape has at the path; shapes here are objects, and records and lists in objects. */
function keysOf(schema: z.ZodType, path: Path): string[] {
  let at: unknown = plain(schema);
  for (const part of path) at = plain(partOf(at, part));
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function partOf(schema: unknown, part: string | number): unknown {
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodObject ? schema.shape[part] : null;
}

function plain(schema: unknown): unknown {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? plain(schema.unwrap()) : schema;
}

/** Paths come from zod and lead through maps and lists only. */
export function inside(held: unknown, part: string | number): unknown {
  return typeof held === 'object' && held !== null ? (held as Record<string | number, unknown>)[part] : undefined;
}
