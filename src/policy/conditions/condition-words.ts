// What is wrong with a condition, in the words of people who write policies instead of the words of CEL.
import { poolCases } from '../../core/policy.js';
import { factGroups, notesOf, poolGroups, type FactGroup } from './fact-list.js';
import type { Trouble } from './condition-language.js';
import { nearest } from '../../core/nearest.js';
import { preparedFunction } from './prepared-functions.js';

/** The library's error, as far as it is used. */
export interface CelError {
  readonly code: string;
  readonly summary: string;
  readonly range?: { readonly start: number; readonly end: number };
}

export interface Known {
  readonly settings: readonly string[];
  /** False in a route and in a rule for a case that is not about one pool. */
  readonly pool: boolean;
}

export function inWords(source: string, error: CelError, known: Known): Trouble {
  const start = Math.min(error.range?.start ?? 0, source.length);
  const word = source.slice(start, error.range?.end ?? start);
  return { at: start, message: said({ source, error, known, start, word }) };
}

interface Saying {
  readonly source: string;
  readonly error: CelError;
  readonly known: Known;
  readonly start: number;
  readonly word: string;
}

function said(saying: Saying): string {
  const { code, summary } = saying.error;
  return sayings[code]?.(saying) ?? tooLarge(summary) ?? plainTypes(summary);
}

/** By the library's code. */
const sayings: Readonly<Record<string, (saying: Saying) => string>> = {
  unknown_variable: ({ word, known }) => unknownGroup(word, known),
  no_such_key: unknownFact,
  no_such_overload: ({ error }) => wrongTypes(error.summary),
  no_matching_overload: ({ error }) => misusedFunction(error.summary),
  invalid_logical_operand: ({ error }) =>
    `&& and || need true or false on both sides; one side here is ${typeName(/'(.+)'$/.exec(error.summary)?.[1] ?? '')}`,
  invalid_comprehension_range: () => 'exists and all need a list, as in ["a", "b"].exists(x, request.job_id == x)',
  unexpected_character: wrongSign,
  unexpected_token: wrongSign,
};

const limitNames: Readonly<Record<string, string>> = {
  maxAstNodes: 'parts',
  maxDepth: 'levels of brackets',
  maxListElements: 'entries in a list',
  maxCallArguments: 'arguments of a function',
};

function tooLarge(summary: string): string | null {
  const [, limit = '', most = ''] = /^Exceeded (\w+) \((\d+)\)/i.exec(summary) ?? [];
  return limit === '' ? null : `a condition has at most ${most} ${limitNames[limit] ?? limit}`;
}

function unknownGroup(name: string, { pool }: Known): string {
  if (!pool && poolGroups.some((group) => group === name))
    return `\`${name}\` can only be used in rules whose cases are all about a pool (${poolCases.join(', ')})`;
  const groups = [...factGroups.filter((group) => pool || !poolGroups.includes(group)), 'settings'];
  const owner = factGroups.find((group) => (pool || !poolGroups.includes(group)) && notesOf(group).has(name));
  if (owner !== undefined) return `there is no "${name}" by itself; did you mean ${owner}.${name}?`;
  const near = nearest(name, groups);
  const hint = near === null ? `there are: ${groups.join(', ')}; put texts in quotes` : `did you mean ${near}?`;
  return `there is no "${name}" here; ${hint}`;
}

function unknownFact({ source, start, known }: Saying): string {
  const [, group = '', name = ''] = /^(\w+)\s*\.\s*(\w+)/.exec(source.slice(beginOfPath(source, start))) ?? [];
  const names = group === 'settings' ? known.settings : isGroup(group) ? [...notesOf(group).keys()] : [];
  const near = nearest(name, names);
  const hint = near !== null ? `; did you mean ${group}.${near}?` : names.length > 0 ? `; there are: ${names.join(', ')}` : '';
  return group === 'settings' ? `the file has no settings.${name}${hint}` : `there is no fact ${group}.${name}${hint}`;
}

/** The library points at the dot or at the name after it; the path begins at the word before. */
function beginOfPath(source: string, start: number): number {
  return start - (/\w+\s*\.?\s*$/.exec(source.slice(0, start))?.[0].length ?? 0);
}

function isGroup(name: string): name is FactGroup {
  return factGroups.some((group) => group === name);
}

function wrongTypes(summary: string): string {
  const [, left = '', sign = '', right = ''] = /^no such overload: (\S+) (\S+) (.+)$/.exec(summary) ?? [];
  if (sign === '') return `"${summary.at(18) ?? ''}" cannot stand before ${typeName(summary.slice(19))}`;
  const [one, other] = [typeName(left), typeName(right)];
  if (sign === 'in') return `"in" cannot look for ${one} in ${other}`;
  const hint = one !== other && [one, other].includes('a text') ? '; put texts in quotes, but not numbers' : '';
  return `"${sign}" cannot be used between ${one} and ${other}${hint}`;
}

const names: Readonly<Record<string, string>> = {
  double: 'a number',
  int: 'a number',
  string: 'a text',
  bool: 'true/false',
  'list<double>': 'a list of numbers',
  'list<string>': 'a list of texts',
  'list<bool>': 'a list of true/false',
};

/** Groups are registered under their own names with a capital: a condition that ends at `request` has named no fact. */
export function typeName(type: string): string {
  return names[type] ?? (isGroup(type.toLowerCase()) ? `the whole of ${type.toLowerCase()}` : type);
}

function misusedFunction(summary: string): string {
  const [, name = ''] = /\.(\w+)\(/.exec(summary) ?? [];
  const known = preparedFunction(name);
  if (known !== null) return `use it as ${known.usage}`;
  return `${name} works on texts, as in ${examples[name] ?? `request.job_id.${name}("a")`}`;
}

const examples: Readonly<Record<string, string>> = {
  lowerAscii: 'request.operation_name.lowerAscii() == "report"',
  upperAscii: 'request.operation_name.upperAscii() == "REPORT"',
};

function plainTypes(summary: string): string {
  const plain = summary.replace(/list<(?:double|string|bool)>|\b(?:double|int|string|bool)\b(?!\()/g, (type) => typeName(type));
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

/** What people write of other languages, and what it is here. */
const signs: readonly (readonly [found: RegExp, said: string])[] = [
  [/^(?:and\b|&)/, 'write && for "and"'],
  [/^(?:or\b|\|)/, 'write || for "or"'],
  [/^not\b/, 'write ! for "not"'],
  [/^=/, 'write == to compare'],
];

function wrongSign({ source, error, start }: Saying): string {
  if (start >= source.trimEnd().length) return 'the condition ends too early';
  // The library may stop inside a word or after a sign.
  const begins = [start, start - (/(?:\w+\s*|=)$/.exec(source.slice(0, start))?.[0].length ?? 0)];
  const sign = signs.find(([found]) => begins.some((begin) => found.test(source.slice(begin))));
  return sign?.[1] ?? plainTypes(error.summary);
}
