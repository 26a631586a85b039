// What engines refuse of parameters, said before they are asked. In: the three kinds, checked or as they came. Out: every problem, by the field.
import type { Problem } from '../problem.js';

export const parameterKinds = ['python_params', 'jar_params', 'notebook_params'] as const;
export type ParameterKind = (typeof parameterKinds)[number];

/** Databricks' limit for the JSON form of one kind of parameters, in bytes. Source: Jobs API, run-now. */
const parameterBytesMax = 10_000;
// eslint-disable-next-line no-control-regex -- the engine's rule is about ASCII, control characters included
const ascii = /^[\x00-\x7f]*$/;
const none: readonly Problem[] = [];

/** As they were checked, or as they came. */
export type ParameterFields = Readonly<Partial<Record<ParameterKind, unknown>>>;

export function parameterProblems(fields: ParameterFields): readonly Problem[] {
  const given = parameterKinds.filter((kind) => isGiven(fields[kind]));
  // As good as always: every message pays for what comes after.
  if (given.length === 0) return none;
  const problems = given.length > 1 ? given.map((kind) => together(kind, given)) : [];
  for (const kind of given) problems.push(...tooLong(kind, fields[kind]));
  if (given.includes('python_params')) problems.push(...notAscii(fields.python_params));
  return problems;
}

export function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function together(kind: ParameterKind, given: readonly ParameterKind[]): Problem {
  const others = given.filter((other) => other !== kind);
  return { path: kind, message: `only one kind of parameters may be given, and there is ${others.join(' and ')} too` };
}

function tooLong(kind: ParameterKind, value: unknown): readonly Problem[] {
  if (surelyShort(value)) return none;
  const bytes = utf8Length(JSON.stringify(value));
  if (bytes <= parameterBytesMax) return none;
  return [{ path: kind, message: `takes ${bytes} bytes as JSON; the engine accepts ${parameterBytesMax}` }];
}

/** Most are, and to write them out only to see it was 3 % of Node's time at intake. No character takes more than six bytes: \\u0000. */
function surelyShort(value: unknown): boolean {
  let characters = 0;
  for (const [name, one] of Object.entries(value as object) as [string, unknown][]) {
    if (typeof one !== 'string') return false;
    // Two pairs of quotes, a colon and a comma are six bytes: as much as one character.
    characters += name.length + one.length + 1;
  }
  return characters * 6 <= parameterBytesMax - 2;
}

function notAscii(list: unknown): readonly Problem[] {
  if (!Array.isArray(list) || list.every(isAscii)) return none;
  return [{ path: 'python_params', message: 'must be ASCII: the engine refuses anything else' }];
}

/** What is no text is told of as that. */
function isAscii(item: unknown): boolean {
  return typeof item !== 'string' || ascii.test(item);
}

/** The length of a text in UTF-8, without a platform's encoder: core compiles without one. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
