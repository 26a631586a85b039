// What must be true of single facts for a condition to hold at all, read from its tree: `request.tenant_id == "333" && ...` can hold for
// that tenant only. Long lists of rules are looked up by it. Says nothing where nothing is certain. And which facts it looks at at all.
import type { ASTNode } from '@marcbachmann/cel-js';
import type { Guard } from '../../core/policy.js';
import { walk } from './condition-language.js';
import { build } from './evaluate.js';
import type { SettingValues } from './setting-values.js';
import type { Value } from './value.js';

/** null: it may hold whatever the facts are. */
export function guardsOf(node: ASTNode, settings: SettingValues): readonly Guard[] | null {
  switch (node.op) {
    case '&&':
      return fewer(guardsOf(node.args[0], settings), guardsOf(node.args[1], settings));
    case '||': {
      const [one, other] = [guardsOf(node.args[0], settings), guardsOf(node.args[1], settings)];
      return one !== null && other !== null ? [...one, ...other] : null;
    }
    case '==':
      return (
        equality(node.args[0], fixedValue(node.args[1], settings)) ?? equality(node.args[1], fixedValue(node.args[0], settings))
      );
    case 'in':
      return equality(node.args[0], ...listOf(fixedValue(node.args[1], settings)));
    default:
      return null;
  }
}

function equality(side: ASTNode, ...values: readonly (Value | undefined)[]): readonly Guard[] | null {
  const fact = factOf(side);
  const plain = values.filter((value) => typeof value === 'string' || typeof value === 'number');
  return fact === null || plain.length !== values.length ? null : [{ fact, values: plain }];
}

/** `request.priority` of that part of the tree; null when it is no fact. */
export function factOf({ op, args }: ASTNode): string | null {
  if (op !== '.') return null;
  const [receiver, name] = args;
  return receiver.op === 'id' && receiver.args !== 'settings' ? `${receiver.args}.${name}` : null;
}

/** All that the tree looks at, each once. */
export function factsIn(tree: ASTNode): readonly string[] {
  const found = new Set<string>();
  walk(tree, 0, (node) => {
    const fact = factOf(node);
    if (fact !== null) found.add(fact);
  });
  return [...found];
}

function fixedValue(node: ASTNode, settings: SettingValues): Value | undefined {
  if (factOf(node) !== null || node.op === 'id') return undefined;
  const part = build(node, settings);
  return part.fixed ? part.value : undefined;
}

/** A list that is not fixed is one unknown value. */
function listOf(value: Value | undefined): readonly (Value | undefined)[] {
  return typeof value === 'object' ? value : [undefined];
}

function fewer(one: readonly Guard[] | null, other: readonly Guard[] | null): readonly Guard[] | null {
  if (one === null || other === null) return one ?? other;
  return countOf(one) <= countOf(other) ? one : other;
}

function countOf(guards: readonly Guard[]): number {
  return guards.reduce((count, { values }) => count + values.length, 0);
}
