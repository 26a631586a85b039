// A condition: CEL over the declared facts, typed when it is compiled. In: its text. Out: a function of the scene that never throws, or
// every trouble at its place. What cannot be evaluated after all (facts of an older recording that lack a field) is false, and told once.
import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import type { Condition, Guard } from '../../core/policy.js';
import {
  asOneKindOfNumber,
  functionSignatures,
  notInLanguage,
  patternCharacters,
  underCheckedNames,
  type Trouble,
} from './condition-language.js';
import { build, type Part } from './evaluate.js';
import { guardsOf } from './guards.js';
import { inWords, typeName, type Known } from './condition-words.js';
import { factGroups, notesOf, poolGroups, type FactGroup, type FactType } from './fact-list.js';
import { settingValues, type Override, type PolicySettings, type SettingValues } from './setting-values.js';

export interface ConditionCompiler {
  readonly settings: SettingValues;
  /** `withPool`: whether `pool` is known. */
  compile(text: string, withPool: boolean): CompiledCondition;
}

export interface ReadyCondition {
  readonly holds: Condition;
  /** null: nothing is known. */
  readonly guards: readonly Guard[] | null;
  /** For the analysis of a whole policy. */
  readonly tree: ASTNode;
}

export type CompiledCondition =
  { readonly ok: true; readonly condition: ReadyCondition } | { readonly ok: false; readonly troubles: readonly Trouble[] };

const charactersMax = 2000;
/** Of all conditions of a file: some letters of a pattern take as long to compile as a rule does. */
const patternCharactersMax = 5_000;
const limits = { maxAstNodes: 500, maxDepth: 30, maxListElements: 200, maxMapEntries: 10, maxCallArguments: 4 };
const celTypes: Readonly<Record<FactType, string>> = {
  number: 'double',
  text: 'string',
  'true/false': 'bool',
  'list of texts': 'list<string>',
};

export interface Settings {
  readonly usual: PolicySettings;
  readonly overrides: readonly Override[];
}

export function conditionCompiler(
  { usual, overrides }: Settings,
  onTrouble: (text: string, message: string) => void,
): ConditionCompiler {
  const values = settingValues(usual, overrides);
  const withoutPool = environmentOf(usual);
  const withPool = withoutPool.clone();
  for (const group of poolGroups) withPool.registerVariable(group, typeOfGroup(group));
  const names = Object.keys(usual);
  const patterns: Patterns = { left: patternCharactersMax };
  return {
    settings: values,
    compile(text, pool) {
      const checked = check(text, pool ? withPool : withoutPool, { known: { settings: names, pool }, patterns });
      if (!checked.ok) return checked;
      const { tree } = checked;
      const holds = guarded(build(tree, values), (message) => onTrouble(text, message));
      return { ok: true, condition: { holds, guards: guardsOf(tree, values), tree } };
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
  // The library only checks: what is evaluated is made by `build`.
  for (const signature of functionSignatures()) environment.registerFunction(signature, unused, { async: false });
  return environment.registerOperator('double % double', unused);
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

function unused(): never {
  throw new Error('conditions are not evaluated by the library');
}

type Checked = { readonly ok: true; readonly tree: ASTNode } | { readonly ok: false; readonly troubles: readonly Trouble[] };

/** Characters that patterns may still have. */
interface Patterns {
  left: number;
}

interface Checking {
  readonly known: Known;
  readonly patterns: Patterns;
}

function check(text: string, environment: Environment, { known, patterns }: Checking): Checked {
  if (text.trim() === '') return refused(0, 'the condition is empty: remove `when` for a rule without a condition');
  if (text.length > charactersMax) return refused(0, `the condition is longer than ${charactersMax} characters`);
  try {
    const parsed = environment.parse(text);
    patterns.left -= patternCharacters(parsed.ast);
    if (patterns.left < 0)
      return refused(0, `all patterns of a policy together may have at most ${patternCharactersMax} characters`);
    const outside = notInLanguage(parsed.ast);
    if (outside.length > 0) return { ok: false, troubles: outside };
    asOneKindOfNumber(parsed.ast);
    const { error, type = '' } = underCheckedNames(parsed.ast, () => parsed.check());
    if (error !== undefined) return { ok: false, troubles: [inWords(text, error, known)] };
    return type === 'bool'
      ? { ok: true, tree: parsed.ast }
      : refused(parsed.ast.start, `a condition must be true or false; this is ${typeName(type)}`);
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

function guarded(part: Part, onTrouble: (message: string) => void): Condition {
  if (part.fixed) {
    const holds = part.value === true;
    return () => holds;
  }
  const { run } = part;
  let told = false;
  return (scene) => {
    try {
      return run(scene) === true;
    } catch (problem) {
      if (!told) onTrouble(problem instanceof Error ? problem.message : String(problem));
      told = true;
      return false;
    }
  };
}
