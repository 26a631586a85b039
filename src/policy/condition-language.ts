// What of CEL a condition may use: facts, settings, numbers, texts, lists, comparisons, arithmetic, && || ! ?:, in, a closed list of
// functions. Everything that can fail, hang or hide a mistake at run time stays outside: `matches` (one text of 28 characters holds the
// process for seconds), loops in loops, maps, indexes, `has` and `dyn` (a misspelt fact would go unseen), conversions, null.
import type { ASTNode } from '@marcbachmann/cel-js';
import { unknownName } from './nearest.js';

/** A place in the condition's own text, in characters from 0. */
export interface Trouble {
  readonly at: number;
  readonly message: string;
}

/** Functions of a text: "a".startsWith("b"). */
export const textFunctions = ['startsWith', 'endsWith', 'contains', 'lowerAscii', 'upperAscii'] as const;
/** Loops over a list: ["a", "b"].exists(x, request.operation_name.startsWith(x)). */
export const loops = ['exists', 'all'] as const;
/** calendar.in_window("22:00", "06:00"). */
export const windowFunction = 'in_window';

const functions: readonly string[] = [...textFunctions, ...loops, windowFunction];
const timeOfDay = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const notTaken: Readonly<Partial<Record<ASTNode['op'], string>>> = {
  map: 'maps are not taken in conditions',
  '[]': 'write a fact with a dot, as in request.priority',
  '[?]': 'write a fact with a dot, as in request.priority',
  '.?': 'every fact is always there: write a plain dot',
};

/** All that is not taken, in the order of the text; empty when the condition may be checked on. */
export function notInLanguage(root: ASTNode): Trouble[] {
  const found: Trouble[] = [];
  const names: string[] = [];
  walk(root, 0, (node, loopDepth) => {
    if (node.op === 'id') names.push(node.args);
    found.push(...troubleOf(node, loopDepth));
  });
  if (found.length === 0 && names.length === 0) {
    found.push({
      at: root.start,
      message: 'it looks at no fact, so it is always the same: leave `when` out, or leave the rule out',
    });
  }
  return found;
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

function walk(node: ASTNode, loopDepth: number, visit: (node: ASTNode, loopDepth: number) => void): void {
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
      return [{ at: node.start, message: callSaid(node.args[0]) }];
    case 'rcall':
      return methodTrouble(node, node.args, loopDepth);
    case 'value':
      return literalTrouble(node.start, node.args);
    default:
      return [];
  }
}

function callSaid(name: string): string {
  return name === 'has'
    ? 'every fact is always there: `has` is not needed, and would hide a misspelt name'
    : unknownName('function', name, functions);
}

function methodTrouble(node: ASTNode, [name, , args]: [string, ASTNode, ASTNode[]], loopDepth: number): Trouble[] {
  const at = node.start;
  if (name === 'matches') return [{ at, message: '`matches` is not taken: use startsWith, endsWith or contains' }];
  if (!functions.includes(name)) return [{ at, message: unknownName('function', name, functions) }];
  if (isLoop(name) && loopDepth > 0) return [{ at, message: 'a loop inside a loop is not taken' }];
  return name === windowFunction ? args.flatMap(windowTrouble) : [];
}

function windowTrouble(argument: ASTNode): Trouble[] {
  const isTime = argument.op === 'value' && typeof argument.args === 'string' && timeOfDay.test(argument.args);
  return isTime ? [] : [{ at: argument.start, message: 'must be a time of day in quotes, such as "22:00"' }];
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
      return [{ at, message: 'only numbers, texts, true and false may be written here' }];
  }
}
