// One part of a condition, without && and ||, as what it asks of a single fact. What is not about one fact and a written value is unknown:
// true or false by its text.
import type { ASTNode } from '@marcbachmann/cel-js';
import { meet, numberDomain, textDomain, type Domain } from './domain.js';
import { build } from '../conditions/evaluate.js';
import { factGroups, notesOf, type FactNote, type FactType } from '../conditions/fact-list.js';
import { factOf } from '../conditions/guards.js';
import { operators } from '../conditions/operators.js';
import type { SettingValues } from '../conditions/setting-values.js';
import type { Value } from '../conditions/value.js';
import { always, type Terms } from './alternatives.js';

export function asksOf(node: ASTNode, settings: SettingValues, holds: boolean): Terms {
  const part = build(node, settings);
  if (part.fixed) return part.value === holds ? always : [];
  const asks = comparison(node, settings);
  if (asks !== null) return asks(holds);
  return flag(factOf(node) ?? node.input.slice(node.start, node.end), holds);
}

function flag(name: string, is: boolean): Terms {
  return [new Map([[name, { kind: 'flag', is }]])];
}

const mirrored: Readonly<Record<string, string>> = { '==': '==', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const opposite: Readonly<Record<string, string>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  in: 'not in',
  'not in': 'in',
};

export interface Sides {
  readonly fact: string;
  readonly sign: string;
  readonly other: ASTNode;
}

/** A comparison of a fact with something else, the fact on its left; null: it is none. */
export function sidesOf({ op, args }: ASTNode): Sides | null {
  if (opposite[op] === undefined) return null;
  const [left, right] = args as readonly [ASTNode, ASTNode];
  const turned = factOf(left) === null && op !== 'in';
  const fact = factOf(turned ? right : left);
  const [sign, other] = turned ? [mirrored[op] ?? op, left] : [op, right];
  return fact === null || typeOf(fact) === 'list of texts' ? null : { fact, sign, other };
}

/** A comparison of a fact with what is written; null: it is something else. */
function comparison(node: ASTNode, settings: SettingValues): ((holds: boolean) => Terms) | null {
  const sides = sidesOf(node);
  const part = sides === null || factOf(sides.other) !== null ? null : build(sides.other, settings);
  if (sides === null || part?.fixed !== true) return null;
  const { fact, sign } = sides;
  if (typeOf(fact) === 'true/false') return (holds) => flagsFor(fact, (is) => operators[sign]?.(is, part.value) === holds);
  // Of what is no number every comparison is false, but for that it is another.
  if (Number.isNaN(part.value)) return (holds) => ((sign === '!=') === holds ? always : []);
  return (holds) => asked(fact, holds ? sign : (opposite[sign] ?? sign), part.value);
}

/** Of a fact that is true or false both are tried: `<=` and `in` say of it what they say of any value. */
function flagsFor(fact: string, answers: (is: boolean) => boolean): Terms {
  const fitting = [true, false].filter(answers);
  return fitting.length === 2 ? always : fitting.map((is) => new Map([[fact, { kind: 'flag', is }]]));
}

function asked(fact: string, sign: string, value: Value): Terms {
  if (typeOf(fact) === 'text') return only(fact, texts(sign, value)) ?? flag(`${fact} ${sign} ${JSON.stringify(value)}`, true);
  const list = typeof value === 'object' ? (value as readonly number[]) : [value as number];
  if (sign === 'in') return list.flatMap((one) => only(fact, numbers('==', one, isWhole(fact))) ?? []);
  return only(fact, numbers(sign, list, isWhole(fact))) ?? [];
}

/** undefined: it cannot be said of single values. */
function only(fact: string, domain: Domain | null | undefined): Terms | undefined {
  if (domain === undefined) return undefined;
  const left = domain === null ? null : meet(domain, naturalOf(fact));
  return left === null ? [] : [new Map([[fact, left]])];
}

function numbers(sign: string, written: number | readonly number[], whole: boolean): Domain | null {
  const list = [written].flat();
  const [value = NaN] = list;
  const any = { whole, low: -Infinity, high: Infinity };
  if (sign === '!=' || sign === 'not in') return numberDomain(any, list);
  if (Number.isNaN(value)) return null;
  const { low, high } = bounds[sign]?.(value, whole) ?? any;
  // Where numbers may be broken, what is below 1 goes up to 1 without it.
  return numberDomain({ whole, low, high }, !whole && ['<', '>'].includes(sign) ? [value] : []);
}

type Bounds = (value: number, whole: boolean) => { readonly low: number; readonly high: number };

const bounds: Readonly<Record<string, Bounds | undefined>> = {
  '==': (value) => ({ low: value, high: value }),
  '<': (value, whole) => ({ low: -Infinity, high: whole ? Math.ceil(value) - 1 : value }),
  '<=': (value, whole) => ({ low: -Infinity, high: whole ? Math.floor(value) : value }),
  '>': (value, whole) => ({ low: whole ? Math.floor(value) + 1 : value, high: Infinity }),
  '>=': (value, whole) => ({ low: whole ? Math.ceil(value) : value, high: Infinity }),
};

function texts(sign: string, value: Value): Domain | null | undefined {
  const list = typeof value === 'object' ? (value as readonly string[]) : [value as string];
  if (sign === '==' || sign === 'in') return textDomain(new Set(list));
  return sign === '!=' || sign === 'not in' ? textDomain(null, list) : undefined;
}

export function typeOf(fact: string): FactType | null {
  return noteOf(fact)?.type ?? null;
}

/** All that a fact can be; null: that is no short list. */
export function valuesOf(fact: string): readonly string[] | null {
  return noteOf(fact)?.values ?? null;
}

function noteOf(fact: string): FactNote | undefined {
  const [group, name = ''] = fact.split('.');
  const known = factGroups.find((one) => one === group);
  return known === undefined ? undefined : notesOf(known).get(name);
}

/** Ratios and cores may be broken; everything else is counted. */
function isWhole(fact: string): boolean {
  return !/\.(?:occupancy|cores)$/.test(fact);
}

const ranges: Readonly<Record<string, readonly [low: number, high: number]>> = {
  'request.priority': [0, 100],
  'calendar.hour': [0, 23],
  'calendar.minute': [0, 59],
  'calendar.weekday': [1, 7],
};

/** What a fact can be at all. */
function naturalOf(fact: string): Domain {
  if (typeOf(fact) === 'text') {
    const values = valuesOf(fact);
    return { kind: 'text', only: values === null ? null : new Set(values), except: new Set() };
  }
  const [low, high] = ranges[fact] ?? [0, Infinity];
  return { kind: 'number', whole: isWhole(fact), low, high, except: new Set() };
}

/** Or the text of an unknown part. */
export function isFact(key: string): boolean {
  return /^\w+\.\w+$/.test(key) && noteOf(key) !== undefined;
}
