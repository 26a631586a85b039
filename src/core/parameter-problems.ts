// What engines refuse of parameters, said before they are asked. In: the three kinds, checked or as they came. Out: every problem, by the field.
import type { Problem } from './problem.js';

const kinds = ['python_params', 'jar_params', 'notebook_params'] as const;
type Kind = (typeof kinds)[number];

/** Databricks' limit for the JSON form of one kind of parameters, in bytes. Source: Jobs API, run-now. */
const parameterBytesMax = 10_000;

export function parameterProblems(fields: Readonly<Partial<Record<Kind, unknown>>>): Problem[] {
  const given = kinds.filter((kind) => isGiven(fields[kind]));
  return [
    ...given.flatMap((kind) => together(kind, given)),
    ...given.flatMap((kind) => tooLong(kind, fields[kind])),
    ...notAscii(fields),
  ];
}

function isGiven(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function together(kind: Kind, given: readonly Kind[]): Problem[] {
  const others = given.filter((other) => other !== kind);
  if (others.length === 0) return [];
  return [{ path: kind, message: `only one kind of parameters may be given, and there is ${others.join(' and ')} too` }];
}

function tooLong(kind: Kind, value: unknown): Problem[] {
  const text = JSON.stringify(value);
  // No character takes more than three: most are short enough without being counted.
  const bytes = text.length * 3 <= parameterBytesMax ? 0 : utf8Length(text);
  if (bytes <= parameterBytesMax) return [];
  return [{ path: kind, message: `takes ${bytes} bytes as JSON; the engine accepts ${parameterBytesMax}` }];
}

function notAscii({ python_params: list }: Readonly<Partial<Record<Kind, unknown>>>): Problem[] {
  // eslint-disable-next-line no-control-regex -- the engine's rule is about ASCII, control characters included
  const isAscii = (item: unknown) => typeof item !== 'string' || /^[\x00-\x7f]*$/.test(item);
  if (!Array.isArray(list) || list.every(isAscii)) return [];
  return [{ path: 'python_params', message: 'must be ASCII: the engine refuses anything else' }];
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
