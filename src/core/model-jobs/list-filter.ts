// The filter of the Job Manager API: JSON in which fields are joined by "and", and inside a field operators, `and` and `or`. In: the text of
// the parameter and the fields that a list knows. Out: conditions that a store can trust, or every problem with its path.
// Bounded in size, depth and number: a filter is what a stranger hands to the database.
import { z } from 'zod';
import { parsed } from '../given/parsed.js';
import type { Instant } from '../ids.js';
import type { Checked, Problem } from '../problem.js';

export type Comparison =
  | { readonly kind: 'text'; readonly operator: TextOperator; readonly text: string }
  | { readonly kind: 'any-of'; readonly texts: readonly string[] }
  /** Instants with `from <= x`, `to > x` and the like spelled out. */
  | { readonly kind: 'time'; readonly operator: 'before' | 'after' | 'at' | 'not-at'; readonly at: Instant };

export type TextOperator = 'eq' | 'neq' | 'contains' | 'startsWith' | 'endsWith';

export type Condition = Comparison | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] };

export interface FieldCondition<Field extends string> {
  readonly field: Field;
  readonly condition: Condition;
}

export type FieldKind = 'text' | 'status' | 'time';

export interface FilterRules<Field extends string> {
  readonly fields: Readonly<Record<Field, FieldKind>>;
  readonly statuses: readonly string[];
}

const lengthMax = 4_096;
const depthMax = 6;
const conditionsMax = 64;
const listMax = 100;
const textMax = 512;

/** `text` null: no filter is given, and everything passes. */
export function readFilter<Field extends string>(
  text: string | null,
  rules: FilterRules<Field>,
): Checked<readonly FieldCondition<Field>[]> {
  if (text === null) return { ok: true, value: [] };
  if (text.length > lengthMax) return bad('filter', `has ${text.length} characters; ${lengthMax} are accepted`);
  const value = parsed(text);
  if (!isObject(value)) return bad('filter', 'must be a JSON object');
  const reading: Reading = { problems: [], statuses: rules.statuses, count: 0 };
  const conditions: FieldCondition<Field>[] = [];
  for (const [name, inner] of Object.entries(value)) {
    if (!isField(name, rules.fields)) {
      const known = Object.keys(rules.fields).join(', ');
      reading.problems.push({ path: `filter.${name}`, message: `is not a field of this list; there are: ${known}` });
      continue;
    }
    const kind = rules.fields[name];
    conditions.push({ field: name, condition: readCondition(inner, { path: `filter.${name}`, depth: 1, kind }, reading) });
  }
  if (reading.count > conditionsMax)
    reading.problems.push({ path: 'filter', message: `has ${reading.count} conditions; ${conditionsMax} are accepted` });
  return reading.problems.length > 0 ? { ok: false, problems: reading.problems } : { ok: true, value: conditions };
}

interface Reading {
  readonly problems: Problem[];
  readonly statuses: readonly string[];
  count: number;
}

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly kind: FieldKind;
}

const everything: Condition = { kind: 'all', conditions: [] };

/** Operators side by side are joined by "and"; a bare value is what the field has to equal. */
function readCondition(value: unknown, place: Place, reading: Reading): Condition {
  if (place.depth > depthMax) return problem(reading, place.path, `is nested deeper than ${depthMax} levels`);
  if (!isObject(value)) return readOperator('eq', value, place, reading);
  const conditions = Object.entries(value).map(([name, inner]) => readNamed(name, inner, { place, reading }));
  return { kind: 'all', conditions };
}

interface At {
  readonly place: Place;
  readonly reading: Reading;
}

function readNamed(name: string, inner: unknown, { place, reading }: At): Condition {
  const here = { ...place, path: `${place.path}.${name}` };
  if (name !== 'and' && name !== 'or') return readOperator(name, inner, here, reading);
  const alternatives = Array.isArray(inner)
    ? inner
    : isObject(inner)
      ? Object.entries(inner).map((pair) => Object.fromEntries([pair]))
      : null;
  if (alternatives === null) return problem(reading, here.path, 'must be an object of operators, or a list of such objects');
  const deeper = { ...here, depth: place.depth + 1 };
  return {
    kind: name === 'and' ? 'all' : 'any',
    conditions: alternatives.map((alternative) => readCondition(alternative, deeper, reading)),
  };
}

function readOperator(name: string, value: unknown, place: Place, reading: Reading): Condition {
  reading.count += 1;
  if (reading.count > conditionsMax) return everything;
  return place.kind === 'time' ? readTime(name, value, place, reading) : readText(name, value, place, reading);
}

/** What they compare with is all of a field: of a status one of its words, while the others look for a part of one. */
const wholeOperators: readonly string[] = ['eq', 'neq'] satisfies TextOperator[];
const textOperators: readonly string[] = ['eq', 'neq', 'contains', 'startsWith', 'endsWith'] satisfies TextOperator[];

function readText(name: string, value: unknown, place: Place, reading: Reading): Condition {
  if (name === 'in') return readList(value, place, reading);
  if (!textOperators.includes(name)) return unknownOperator(name, [...textOperators, 'in'], place, reading);
  const kind = wholeOperators.includes(name) ? place.kind : 'text';
  const text = readOneText(value, { ...place, kind }, reading);
  return text === null ? everything : { kind: 'text', operator: name as TextOperator, text };
}

function readList(value: unknown, place: Place, reading: Reading): Condition {
  if (!Array.isArray(value) || value.length > listMax)
    return problem(reading, place.path, `must be a list of at most ${listMax} texts`);
  const texts = value.map((one: unknown) => readOneText(one, place, reading));
  return { kind: 'any-of', texts: texts.filter((text) => text !== null) };
}

/** One published list of statuses spells it so. */
const misspelled: Readonly<Record<string, string>> = { SUCCEDED: 'SUCCEEDED' };

function readOneText(value: unknown, { path, kind }: Place, reading: Reading): string | null {
  if (typeof value !== 'string' || value.length > textMax || value.includes('\u0000')) {
    problem(reading, path, `must be text of at most ${textMax} characters`);
    return null;
  }
  if (kind !== 'status') return value;
  const status = misspelled[value] ?? value;
  if (!reading.statuses.includes(status))
    problem(reading, path, `${JSON.stringify(value)} is not a status; the statuses are ${reading.statuses.join(', ')}`);
  return status;
}

/** The end of what each compares with is not in it, as in "after". */
const timeOperators = { before: 'before', lt: 'before', after: 'after', gt: 'after', eq: 'at', neq: 'not-at' } as const;

function readTime(name: string, value: unknown, place: Place, reading: Reading): Condition {
  if (name === 'between') return readBetween(value, place, reading);
  if (!Object.hasOwn(timeOperators, name))
    return unknownOperator(name, [...Object.keys(timeOperators), 'between'], place, reading);
  const at = readInstant(value, place, reading);
  return at === null ? everything : { kind: 'time', operator: timeOperators[name as keyof typeof timeOperators], at };
}

function readBetween(value: unknown, place: Place, reading: Reading): Condition {
  const [from, to] = Array.isArray(value) && value.length === 2 ? (value as unknown[]) : [];
  if (from === undefined || to === undefined) return problem(reading, place.path, 'must be a list of two points in time');
  const instants = [readInstant(from, place, reading), readInstant(to, place, reading)];
  const [first, last] = instants;
  if (first === null || last === null || first === undefined || last === undefined) return everything;
  return {
    kind: 'all',
    conditions: [
      { kind: 'time', operator: 'after', at: first - 1 },
      { kind: 'time', operator: 'before', at: last + 1 },
    ],
  };
}

const instantShape = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** ISO 8601; without a zone it is UTC, as in the published examples. */
function readInstant(value: unknown, { path }: Place, reading: Reading): Instant | null {
  // A + that was not encoded arrives as a space.
  const text = typeof value === 'string' ? value.replace(' ', '+') : '';
  const zoned = /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  // Of a day that a month does not have, Date.parse makes one of the next.
  const at = instantShape.test(text) && z.iso.date().safeParse(text.slice(0, 10)).success ? Date.parse(zoned) : Number.NaN;
  if (Number.isFinite(at)) return at;
  problem(reading, path, 'must be a point in time as ISO 8601, such as 2026-06-23T20:09:00');
  return null;
}

function unknownOperator(name: string, known: readonly string[], place: Place, reading: Reading): Condition {
  return problem(reading, place.path, `${JSON.stringify(name)} is not an operator here; there are: ${known.join(', ')}`);
}

function problem(reading: Reading, path: string, message: string): Condition {
  if (reading.problems.length < 20) reading.problems.push({ path, message });
  return everything;
}

function bad(path: string, message: string): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems: [{ path, message }] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isField<Field extends string>(name: string, fields: Readonly<Record<Field, FieldKind>>): name is Field {
  return Object.hasOwn(fields, name);
}
