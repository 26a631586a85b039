// A condition: CEL over the declared facts, typed when it is compiled. In: its text. Out: a function of the scene that never throws, or
// every trouble at its place. What cannot be evaluated after all (facts of an older recording that lack a field) is false, and told once.
import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import type { CalendarFacts } from '../core/facts.js';
import type { Condition, Scene } from '../core/policy.js';
import { asOneKindOfNumber, notInLanguage, windowFunction, type Trouble } from './condition-language.js';
import { inWords, typeName, type Known } from './condition-words.js';
import { factGroups, notesOf, poolGroups, type FactGroup, type FactType } from './fact-list.js';
import { isWithin } from './window.js';

/** Named constants of a policy file. */
export type PolicySettings = Readonly<Record<string, number | string | boolean | readonly number[] | readonly string[]>>;

export interface ConditionCompiler {
  /** `withPool`: whether `pool` is known. */
  compile(text: string, withPool: boolean): CompiledCondition;
}

export type CompiledCondition =
  { readonly ok: true; readonly condition: Condition } | { readonly ok: false; readonly troubles: readonly Trouble[] };

const charactersMax = 2000;
const limits = { maxAstNodes: 500, maxDepth: 30, maxListElements: 200, maxMapEntries: 10, maxCallArguments: 4 };
const celTypes: Readonly<Record<FactType, string>> = {
  number: 'double',
  text: 'string',
  'true/false': 'bool',
  'list of texts': 'list<string>',
};

export function conditionCompiler(
  settings: PolicySettings,
  onTrouble: (text: string, message: string) => void,
): ConditionCompiler {
  const withoutPool = environmentOf(settings);
  const withPool = withoutPool.clone();
  for (const group of poolGroups) withPool.registerVariable(group, typeOfGroup(group));
  const names = Object.keys(settings);
  return {
    compile(text, pool) {
      const checked = check(text, pool ? withPool : withoutPool, { settings: names, pool });
      return checked.ok
        ? { ok: true, condition: guarded(checked.run, settings, (message) => onTrouble(text, message)) }
        : checked;
    },
  };
}

function environmentOf(settings: PolicySettings): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits });
  for (const group of factGroups) {
    environment.registerType({ name: typeOfGroup(group), schema: schemaOf(group) });
    if (!poolGroups.includes(group)) environment.registerVariable(group, typeOfGroup(group));
  }
  const constants = Object.entries(settings).map(([name, value]) => [name, celTypeOf(value)]);
  environment.registerType({ name: 'Settings', schema: Object.fromEntries(constants) as Record<string, string> });
  environment.registerVariable('settings', 'Settings');
  // Registered types arrive as maps of their fields.
  const inWindow = (calendar: ReadonlyMap<keyof CalendarFacts, number>, from: string, to: string) =>
    isWithin({ hour: calendar.get('hour') ?? 0, minute: calendar.get('minute') ?? 0 }, from, to);
  environment.registerFunction(`Calendar.${windowFunction}(string, string): bool`, inWindow, { async: false });
  return environment.registerOperator('double % double', (one: number, other: number) => one % other);
}

function typeOfGroup(group: FactGroup): string {
  return group.charAt(0).toUpperCase() + group.slice(1);
}

function schemaOf(group: FactGroup): Record<string, string> {
  return Object.fromEntries([...notesOf(group)].map(([fact, { type }]) => [fact, celTypes[type]]));
}

function celTypeOf(value: PolicySettings[string]): string {
  if (typeof value === 'object') return typeof value[0] === 'number' ? 'list<double>' : 'list<string>';
  return typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'bool' : 'string';
}

type Checked = { readonly ok: true; readonly run: ParseResult } | { readonly ok: false; readonly troubles: readonly Trouble[] };

function check(text: string, environment: Environment, known: Known): Checked {
  if (text.trim() === '') return refused(0, 'the condition is empty: leave `when` out for a rule without a condition');
  if (text.length > charactersMax) return refused(0, `the condition is longer than ${charactersMax} characters`);
  try {
    const run = environment.parse(text);
    const outside = notInLanguage(run.ast);
    if (outside.length > 0) return { ok: false, troubles: outside };
    asOneKindOfNumber(run.ast);
    const { error, type = '' } = run.check();
    if (error !== undefined) return { ok: false, troubles: [inWords(text, error, known)] };
    return type === 'bool'
      ? { ok: true, run }
      : refused(run.ast.start, `a condition must be true or false, this is ${typeName(type)}`);
  } catch (problem) {
    return { ok: false, troubles: [inWords(text, celError(problem), known)] };
  }
}

function refused(at: number, message: string): Checked {
  return { ok: false, troubles: [{ at, message }] };
}

/** What the library throws while it parses carries a code, a summary and a range; anything else is shown as it is. */
function celError(problem: unknown): { code: string; summary: string; range?: { start: number; end: number } } {
  if (problem instanceof Error && 'summary' in problem && 'code' in problem) {
    return problem as unknown as { code: string; summary: string };
  }
  return { code: 'unknown', summary: String(problem) };
}

function guarded(run: ParseResult, settings: PolicySettings, onTrouble: (message: string) => void): Condition {
  let told = false;
  const tell = (message: string): false => {
    if (!told) onTrouble(message);
    told = true;
    return false;
  };
  return (scene) => {
    try {
      const answer: unknown = run(contextOf(scene, settings));
      return typeof answer === 'boolean' ? answer : tell(`it gave ${String(answer)} instead of true or false`);
    } catch (problem) {
      return tell(celError(problem).summary);
    }
  };
}

function contextOf({ facts, pool }: Scene, settings: PolicySettings): Record<string, unknown> {
  const { request, job, tenant, calendar, engine, queue } = facts;
  return { request, job, tenant, calendar, engine, queue, settings, ...(pool === null ? {} : { pool, cluster: pool.cluster }) };
}
