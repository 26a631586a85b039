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

/** What null leaves of the mapping that stood at a path. `gone`: pools and the like, which have names, and what need not be there. */
export function whenEmpty(path: readonly string[]): 'null' | 'gone' | 'as-it-was' {
  if (path.length === 1) return 'as-it-was';
  const holder = shapeAt(path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const found = holder && within(holder, key);
  if (holder === null || found === null || alternatives(found).some(({ type }) => type === 'null')) return 'null';
  return isAlwaysThere(holder, key) ? 'as-it-was' : 'gone';
}

/** The names of the settings within a path; none where its users choose them, as of pools. */
export function keysAt(path: readonly string[]): readonly string[] {
  if (path.length === 0) return Object.keys(Config.shape);
  const shape = shapeAt(path);
  return Object.keys((shape && mappingIn(shape))?.properties ?? {});
}

function shapeAt([section = '', ...keys]: readonly string[]): Shape | null {
  return keys.reduce<Shape | null>((shape, key) => shape && within(shape, key), shapeOf(section));
}

function isAlwaysThere(holder: Shape, key: string): boolean {
  const { required = [], properties = {} } = mappingIn(holder) ?? {};
  const found = Object.hasOwn(properties, key) ? properties[key] : null;
  return required.includes(key) || (typeof found === 'object' && found !== null && 'default' in found);
}

function shapeOf(section: string): Shape | null {
  const schema = Object.hasOwn(Config.shape, section) ? Config.shape[section as keyof typeof Config.shape] : null;
  if (schema === null) return null;
  const shape = shapes.get(section) ?? z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  shapes.set(section, shape);
  return shape;
}

function within(shape: Shape, key: string): Shape | null {
  const { properties = {}, additionalProperties } = mappingIn(shape) ?? {};
  const found = Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
  return typeof found === 'object' ? found : null;
}

function mappingIn(shape: Shape): Shape | undefined {
  return alternatives(shape).find(({ type }) => type === 'object');
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
