// What the schema takes at a path. In: a path. Out: text, text or null, another value; null: there is no such setting. Environment
// variables are all text: only the schema knows that 2.2 is a version here and a number there.
import { z } from 'zod';
import { Config } from './schema.js';

export type Takes = 'text' | 'text-or-null' | 'value';
type Shape = z.core.JSONSchema.JSONSchema;

/** Of the sections that were asked for: that of all of them takes 30 ms of a start, and one is asked for by most. */
const shapes = new Map<string, Shape>();

export function takenAt([section = '', ...keys]: readonly string[]): Takes | null {
  let shape: Shape | null = shapeOf(section);
  if (shape === null) return null;
  for (const key of keys) {
    if (isAnything(shape)) return 'value';
    shape = within(shape, key);
    if (shape === null) return null;
  }
  return takes(shape);
}

function shapeOf(section: string): Shape | null {
  const schema = Object.hasOwn(Config.shape, section) ? Config.shape[section as keyof typeof Config.shape] : null;
  if (schema === null) return null;
  const shape = shapes.get(section) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  shapes.set(section, shape);
  return shape;
}

function within(shape: Shape, key: string): Shape | null {
  const inner = alternatives(shape).find(({ type }) => type === 'object');
  const { properties = {}, additionalProperties } = inner ?? {};
  const found = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  return typeof found === 'object' ? found : null;
}

function takes(shape: Shape): Takes {
  const types = alternatives(shape).map(({ type }) => type);
  if (!types.includes('string')) return 'value';
  return types.includes('null') ? 'text-or-null' : 'text';
}

function alternatives(shape: Shape): Shape[] {
  return (shape.anyOf ?? [shape]).filter((one) => typeof one === 'object');
}

/** Handed on as it is, whatever it is: `new_cluster`. */
function isAnything({ type, anyOf, oneOf }: Shape): boolean {
  return type === undefined && anyOf === undefined && oneOf === undefined;
}
