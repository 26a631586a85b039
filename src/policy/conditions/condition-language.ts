// What of CEL a condition may use: facts, settings, numbers, texts, lists, comparisons, arithmetic, && || ! ?:, in, a closed list of
// functions. Everything that can fail, hang or hide a mistake at run time stays outside: loops in loops, maps, indexes, `has` and `dyn` (a
// misspelt fact would go unseen), conversions, null, and patterns that are matched by trying (ours are matched in linear time).
import type { ASTNode } from '@marcbachmann/cel-js';
import { unknownName } from '../../core/nearest.js';
import { argumentTrouble, preparedFunction, preparedFunctions, type PreparedFunction } from './prepared-functions.js';
import { textMethods } from './text-methods.js';

/** A place in the condition's own text, in characters from 0. */
export interface Trouble {
  readonly at: number;
  readonly message: string;
}

/** Loops over a list: ["a", "b"].exists(x, request.operation_name.startsWith(x)). */
export const loops = ['exists', 'all'] as const;

const methods: readonly string[] = [...Object.keys(textMethods), ...loops, ...namesOf('text'), ...namesOf('calendar')];
const freeFunctions: readonly string[] = [...namesOf('free', 'constant'), ...namesOf('calendar')];

/** For people who look for one. */
const known: readonly string[] = [...new Set([...methods, ...freeFunctions])];

function namesOf(...forms: readonly (PreparedFunction['form'] | undefined)[]): string[] {
  return Object.keys(preparedFunctions).filter((name) => forms.includes(preparedFunction(name)?.form));
}

const notTaken: Readonly<Partial<Record<ASTNode['op'], string>>> = {
  map: 'maps are not allowed in conditions',
  '[]': 'write a fact with a dot, as in request.priority',
  '[?]': 'write a fact with a dot, as in request.priority',
  '.?': 'every fact always exists: write a plain dot',
};

/** All that is not taken, in the order of the text; empty when the condition may be checked on. */
export function notInLanguage(root: ASTNode): Trouble[] {
  const found: Trouble[] = [];
  const names: string[] = [];
  walk(root, 0, (node, loopDepth) => {
    if (node.op === 'id') names.push(node.args);
    // Functions of the time look at it by themselves.
    if (node.op === 'call' && preparedFunction(node.args[0])?.form !== 'constant') names.push(node.args[0]);
    found.push(...troubleOf(node, loopDepth));
  });
  if (found.length === 0 && names.length === 0) {
    found.push({
      at: root.start,
      message: 'it uses no fact, so its result is always the same: remove `when`, or remove the rule',
    });
  }
  return found;
}

/** A name of ours for a function that the library has too, and types otherwise. */
const checkedAs = new Map([['duration', 'seconds_in']]);

/** How many characters the patterns of a condition have. */
export function patternCharacters(root: ASTNode): number {
  let characters = 0;
  walk(root, 0, ({ op, args }) => {
    if (op === 'rcall' && args[0] === 'matches')
      for (const argument of args[2]) if (typeof argument.args === 'string') characters += argument.args.length;
  });
  return characters;
}

/** Checks the tree with the functions under the names that they have for the checker. */
export function underCheckedNames<T>(root: ASTNode, check: () => T): T {
  rename(root, checkedAs);
  try {
    return check();
  } finally {
    rename(root, new Map([...checkedAs].map(([name, other]) => [other, name])));
  }
}

function rename(root: ASTNode, names: ReadonlyMap<string, string>): void {
  walk(root, 0, ({ op, args }) => {
    if (op === 'call') args[0] = names.get(args[0]) ?? args[0];
  });
}

/** What the checker is told of functions: `in_window(string, string): bool`. */
export function functionSignatures(): string[] {
  return Object.keys(preparedFunctions).flatMap((name) => {
    const asked = preparedFunction(name);
    // `matches` is the library's own, as far as its types go.
    if (asked === null || asked.form === 'text') return [];
    const gives = { number: 'double', text: 'string', 'true/false': 'bool' }[asked.gives];
    const heads = asked.form === 'calendar' ? [name, `Calendar.${name}`] : [checkedAs.get(name) ?? name];
    const counts = Array.from({ length: asked.optional + 1 }, (_, left) => asked.takes.length - left);
    return heads.flatMap((head) => counts.map((count) => `${head}(${Array(count).fill('string').join(', ')}): ${gives}`));
  });
}

/**
 * One kind of number: whole literals become the library's doubles before they are checked. Otherwise `priority == 80` and
 * `priority in [80, 100]` are refused, `1/2` is 0, and whole numbers overflow and divide by zero with an exception.
 */
export function asOneKindOfNumber(root: ASTNode): void {
  walk(root, 0, (node) => {
    if (node.op !== 'value' || typeof node.args !== 'bigint') return;
    // The library reads a literal's type from its value; its declaration calls the field read-only only for readers of results.
    (node as { args: unknown }).args = Number(node.args);
  });
}

export function walk(node: ASTNode, loopDepth: number, visit: (node: ASTNode, loopDepth: number) => void): void {
  visit(node, loopDepth);
  const inside = node.op === 'rcall' && isLoop(node.args[0]) ? loopDepth + 1 : loopDepth;
  for (const child of childrenOf(node.args)) walk(child, inside, visit);
}

function isLoop(name: string): boolean {
  return loops.some((one) => one === name);
}

function childrenOf(args: unknown): ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(childrenOf);
  // Only nodes of the library's tree carry an `op`; literals of bytes and unsigned numbers are objects without.
  return typeof args === 'object' && args !== null && 'op' in args ? [args as ASTNode] : [];
}

function troubleOf(node: ASTNode, loopDepth: number): Trouble[] {
  const said = notTaken[node.op];
  if (said !== undefined) return [{ at: node.start, message: said }];
  switch (node.op) {
    case 'call':
      return callTrouble(node, node.args);
    case 'rcall':
      return methodTrouble(node, node.args, loopDepth);
    case 'value':
      return literalTrouble(node.start, node.args);
    default:
      return [];
  }
}

function callTrouble({ start: at }: ASTNode, [name, args]: readonly [string, ASTNode[]]): Trouble[] {
  if (name === 'has') return [{ at, message: 'every fact always exists: `has` is not needed, and would hide a misspelt name' }];
  return freeFunctions.includes(name)
    ? argumentTroubles({ at, name, args })
    : [{ at, message: unknownName('function', name, known) }];
}

function methodTrouble(node: ASTNode, [name, , args]: [string, ASTNode, ASTNode[]], loopDepth: number): Trouble[] {
  const at = node.start;
  if (!methods.includes(name)) return [{ at, message: unknownName('function', name, known) }];
  if (isLoop(name) && loopDepth > 0) return [{ at, message: 'a loop inside a loop is not allowed' }];
  return argumentTroubles({ at, name, args });
}

/** Arguments that are prepared are written out, as many as there are, each of its kind. */
function argumentTroubles({ at, name, args }: { at: number; name: string; args: readonly ASTNode[] }): Trouble[] {
  const asked = preparedFunction(name);
  if (asked === null) return [];
  const { takes, optional, usage } = asked;
  if (args.length > takes.length || args.length < takes.length - optional) return [{ at, message: `use it as ${usage}` }];
  return args.flatMap((argument, index) => {
    const kind = takes[index] ?? 'time';
    const message = argumentTrouble(kind, argument.op === 'value' && typeof argument.args === 'string' ? argument.args : null);
    return message === null ? [] : [{ at: argument.start, message }];
  });
}

function literalTrouble(at: number, literal: unknown): Trouble[] {
  switch (typeof literal) {
    case 'bigint':
      return literal > BigInt(Number.MAX_SAFE_INTEGER)
        ? [{ at, message: 'this number is too large; ids are texts: put it in quotes' }]
        : [];
    case 'string':
    case 'boolean':
    case 'number':
      return [];
    default:
      return [{ at, message: 'only numbers, texts, true and false can be used here' }];
  }
}
