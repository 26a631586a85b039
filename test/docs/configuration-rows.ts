// What docs/configuration.md must say of every key, taken from the schema: its type and bounds, its default, its variable.
import { z } from 'zod';
import { wellKnown } from '../../src/app/config/environment.js';
import { Config } from '../../src/app/config/schema.js';

type Shape = z.core.JSONSchema.JSONSchema;

export interface Row {
  readonly key: string;
  readonly type: string;
  readonly default: string;
  readonly environment: string;
}

const schema: Shape = z.toJSONSchema(Config, { io: 'input', unrepresentable: 'any' });

export function configurationRows(): Row[] {
  return rowsBelow([], schema);
}

/** The kinds of alert channels, each with its keys. */
export function channelKinds(): Map<string, string[]> {
  const items = shapeAt(['alerts', 'channels']).items as Shape;
  const kinds = (items.oneOf ?? []).map((kind): [string, string[]] => [
    String((kind.properties?.['kind'] as Shape).const),
    Object.keys(kind.properties ?? {}).filter((key) => !['kind', 'name', 'severity_min', 'timeout_ms'].includes(key)),
  ]);
  return new Map(kinds);
}

/** The value of the schema's default at a path; undefined: it has none. */
export function defaultAt(path: readonly string[]): unknown {
  return shapeAt(path).default;
}

function shapeAt(path: readonly string[]): Shape {
  return path.reduce<Shape>((shape, key) => shape.properties?.[key] as Shape, schema);
}

function rowsBelow(path: readonly string[], shape: Shape): Row[] {
  return Object.entries(shape.properties ?? {}).flatMap(([key, inner]) =>
    rowsOf([...path, key], inner as Shape, shape.required?.includes(key) ?? false),
  );
}

function rowsOf(path: readonly string[], shape: Shape, required: boolean): Row[] {
  if (shape.properties !== undefined) return rowsBelow(path, shape);
  const entry = shape.additionalProperties;
  if (typeof entry === 'object' && entry.properties !== undefined) return rowsBelow([...path, '<name>'], entry);
  return [
    {
      key: path.join('.'),
      type: typeOf(path.at(-1) ?? '', shape),
      default: defaultOf(shape, required),
      environment: variableOf(path),
    },
  ];
}

function defaultOf({ default: value }: Shape, required: boolean): string {
  if (value === undefined) return required ? 'none: required' : 'none';
  return `\`${JSON.stringify(value)}\``;
}

function variableOf(path: readonly string[]): string {
  const known = Object.entries(wellKnown).find(([, other]) => other.join('.') === path.join('.'));
  return `\`${known?.[0] ?? `JOB_KEEPER_${path.join('__').toUpperCase()}`}\``;
}

function typeOf(key: string, shape: Shape): string {
  const written: unknown = shape.type;
  const several = Array.isArray(written) ? written.map((type): Shape => ({ ...shape, type: type as 'null' })) : [shape];
  const types = (shape.anyOf ?? several).map((one) => oneType(key, one));
  return types.join(' or ');
}

function oneType(key: string, shape: Shape): string {
  if (shape.enum !== undefined) return shape.enum.map((word) => `\`${String(word)}\``).join(', ');
  switch (shape.type) {
    case 'integer':
    case 'number':
      return `${shape.type}${unitOf(key)}, ${boundsOf(shape)}`;
    case 'boolean':
      return 'true or false';
    case 'array':
      return `list${shape.maxItems === undefined ? '' : `, at most ${shape.maxItems}`}`;
    case 'object':
      return 'mapping';
    case 'string':
      return 'text';
    default:
      return String(shape.type);
  }
}

function unitOf(key: string): string {
  if (key.endsWith('_ms')) return ' of milliseconds';
  if (key.includes('seconds')) return ' of seconds';
  if (key.includes('bytes')) return ' of bytes';
  return key.endsWith('_days') ? ' of days' : '';
}

function boundsOf({ minimum, exclusiveMinimum, maximum }: Shape): string {
  const most = maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? '' : String(maximum);
  if (exclusiveMinimum !== undefined) return `above ${exclusiveMinimum}${most === '' ? '' : `, at most ${most}`}`;
  return `${minimum ?? ''} ${most === '' ? 'or more' : `to ${most}`}`;
}
