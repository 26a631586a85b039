// From a JSON Schema of the OpenAPI document to values that fit it, and to values that nearly do.
import fc, { type Arbitrary } from 'fast-check';

export interface Schema {
  readonly [key: string]: unknown;
}

type Schemas = Readonly<Record<string, Schema>>;

export function fitting(schema: Schema, named: Schemas, depth = 0): Arbitrary<unknown> {
  if (typeof schema['$ref'] === 'string') return fitting(named[schema['$ref'].split('/').at(-1) ?? ''] ?? {}, named, depth);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const either = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (either !== undefined) return fc.oneof(...either.map((one) => fitting(one, named, depth)));
  return ofType(schema, named, depth);
}

function ofType(schema: Schema, named: Schemas, depth: number): Arbitrary<unknown> {
  const [type] = [schema['type']].flat();
  if (type === 'array') return list(schema, named, depth);
  if (type === 'object') return object(schema, named, depth);
  return plain(schema, type) ?? (depth > 2 ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 }));
}

function plain(schema: Schema, type: unknown): Arbitrary<unknown> | null {
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
      return fc.integer({ min: bound(schema['minimum'], -1_000), max: bound(schema['maximum'], 1_000) });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return null;
  }
}

function list(schema: Schema, named: Schemas, depth: number): Arbitrary<unknown> {
  return fc.array(fitting((schema['items'] ?? {}) as Schema, named, depth + 1), {
    minLength: bound(schema['minItems'], 0),
    maxLength: Math.min(bound(schema['maxItems'], 3), 3),
  });
}

function object(schema: Schema, named: Schemas, depth: number): Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] ?? {}) as Schemas);
  const required = (schema['required'] ?? []) as string[];
  const fields = Object.fromEntries(properties.map(([name, inner]) => [name, fitting(inner, named, depth + 1)]));
  return fc.record(fields, { requiredKeys: required, noNullPrototype: true });
}

function text(schema: Schema): Arbitrary<string> {
  if (schema['format'] === 'uuid' || schema['format'] === 'guid') return fc.uuid();
  if (schema['format'] === 'idn-email') return fc.emailAddress();
  if (schema['format'] === 'date-time') return fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
  if (typeof schema['pattern'] === 'string' && !schema['pattern'].includes('\\P'))
    return fc.stringMatching(new RegExp(schema['pattern']));
  const [minLength, maxLength] = [bound(schema['minLength'], 0), Math.min(bound(schema['maxLength'], 20), 20)];
  return fc.oneof(fc.string({ minLength, maxLength }), fc.string({ unit: 'binary', minLength, maxLength }), fc.constant('175'));
}

function bound(value: unknown, usual: number): number {
  return typeof value === 'number' ? value : usual;
}

/** JSON text of a value with one thing about it changed; or not JSON at all. */
export function spoiled(value: Arbitrary<unknown>): Arbitrary<string> {
  const poison = fc.constantFrom(
    '{"__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
    '[]',
    'null',
    '"\\ud800"',
    '"\\u0000"',
  );
  const deep = fc.integer({ min: 1, max: 20_000 }).map((levels) => '['.repeat(levels) + ']'.repeat(levels));
  const cut = fc.tuple(value, fc.nat()).map(([one, at]) => {
    const json = JSON.stringify(one);
    return json.slice(0, at % (json.length + 1));
  });
  const swapped = fc.tuple(value, fc.nat(), fc.jsonValue({ maxDepth: 1 })).map(([one, at, other]) => {
    const leaves = json(one).match(leaf) ?? [];
    let index = 0;
    return json(one).replace(leaf, (found) => (index++ === at % Math.max(1, leaves.length) ? json(other) : found));
  });
  return fc.oneof(swapped, swapped, cut, poison, deep, fc.string({ unit: 'binary' }), fc.json());
}

const leaf = /"(?:[^"\\]|\\.)*"(?!\s*:)|-?\d+(?:\.\d+)?|true|false|null/g;
const json = (value: unknown): string => JSON.stringify(value);
