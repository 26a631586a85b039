// Reads typed fields from the arguments of a call, whether they came as a JSON body or as a query string.
// A wrong JSON type is the service's MALFORMED_REQUEST; a missing required field is its INVALID_PARAMETER_VALUE.
import { invalidParameter, malformed } from './api-error.js';
import { isJsonObject, type JsonObject } from './lossless-json.js';

const jsonKind = (value: unknown): string => {
  if (value === null) return 'NULL';
  if (Array.isArray(value)) return 'ARRAY';
  if (typeof value === 'bigint') return 'NUMBER';
  return typeof value === 'object' ? 'OBJECT' : (typeof value).toUpperCase();
};

const wrongType = (name: string, expected: string, value: unknown): Error =>
  malformed(`Could not parse request object: Expected ${expected} for field '${name}', found ${jsonKind(value)}`);

const present = (value: unknown): boolean => value !== undefined && value !== null;

export function optionalString(args: JsonObject, name: string): string | null {
  const value = args[name];
  if (!present(value)) return null;
  if (typeof value !== 'string') throw wrongType(name, 'string', value);
  return value;
}

export function requiredString(args: JsonObject, name: string): string {
  const value = optionalString(args, name);
  if (value === null || value === '') throw invalidParameter(`Missing required field: ${name}`);
  return value;
}

/** An int64: a JSON number of any size, or its decimal text. Kept as text, so that no digit is lost. */
export function optionalId(args: JsonObject, name: string): string | null {
  const value = args[name];
  if (!present(value)) return null;
  const text = typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string' ? String(value) : null;
  if (text === null) throw wrongType(name, 'int64', value);
  if (!/^-?\d{1,19}$/.test(text)) throw invalidParameter(`Invalid value for field ${name}: ${text} is not an int64`);
  return text;
}

export function requiredId(args: JsonObject, name: string): string {
  const value = optionalId(args, name);
  if (value === null) throw invalidParameter(`Missing required field: ${name}`);
  return value;
}

export function optionalInteger(args: JsonObject, name: string): number | null {
  const text = optionalId(args, name);
  return text === null ? null : Number(text);
}

/** Only `true` and `false` in lower case are understood in a query string. */
export function flag(args: JsonObject, name: string): boolean {
  const value = args[name];
  if (!present(value)) return false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw wrongType(name, 'boolean', value);
}

export function optionalObject(args: JsonObject, name: string): JsonObject | null {
  const value = args[name];
  if (!present(value)) return null;
  if (!isJsonObject(value)) throw wrongType(name, 'object', value);
  return value;
}

export function optionalStringMap(args: JsonObject, name: string): Record<string, string> | null {
  const value = optionalObject(args, name);
  if (value === null) return null;
  const map: Record<string, string> = {};
  for (const [key, entry] of Object.entries(value)) {
    if (typeof entry !== 'string') throw wrongType(`${name}.${key}`, 'string', entry);
    map[key] = entry;
  }
  return map;
}

/** A list of strings. A query string repeats the key, so one single string there is a list of one. */
export function stringList(args: JsonObject, name: string): readonly string[] | null {
  const value = args[name];
  if (!present(value)) return null;
  if (!Array.isArray(value)) throw wrongType(name, 'array', value);
  return value.map((entry: unknown) => {
    if (typeof entry !== 'string') throw wrongType(name, 'array of strings', entry);
    return entry;
  });
}

export function objectList(args: JsonObject, name: string): readonly JsonObject[] {
  const value = args[name];
  if (!present(value)) return [];
  if (!Array.isArray(value)) throw wrongType(name, 'array', value);
  return value.map((entry: unknown) => {
    if (!isJsonObject(entry)) throw wrongType(name, 'array of objects', entry);
    return entry;
  });
}
