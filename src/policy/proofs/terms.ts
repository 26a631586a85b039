// A condition as alternatives, each a list of what it asks of single facts: enough to prove that a condition never holds, always holds, or
// holds only where another does. Parts that are not about one fact and written values are taken as unknown, each true or false by its text.
import type { ASTNode } from '@marcbachmann/cel-js';
import { asksOf, isFact } from './single-fact.js';
import type { SettingValues } from '../conditions/setting-values.js';
import { conjunction, disjunction, type Effort, type Terms } from './alternatives.js';

export interface Known {
  readonly settings: SettingValues;
  readonly effort: Effort;
}

export function termsOf(node: ASTNode, known: Known, holds = true): Terms {
  const inner = (one: ASTNode, positive = holds) => termsOf(one, known, positive);
  const and = (one: Terms, other: Terms) => conjunction(one, other, known.effort);
  switch (node.op) {
    case '!_':
      return inner(node.args, !holds);
    case '&&':
    case '||':
      return (node.op === '&&') === holds
        ? and(inner(node.args[0]), inner(node.args[1]))
        : disjunction(inner(node.args[0]), inner(node.args[1]));
    case '?:': {
      const [asked, yes, no] = node.args;
      return disjunction(and(inner(asked, true), inner(yes)), and(inner(asked, false), inner(no)));
    }
    default:
      return asksOf(node, known.settings, holds);
  }
}

/** The smallest parts of a condition of which nothing is known but that each is true or false. */
export function unknownParts(node: ASTNode, known: Known): readonly ASTNode[] {
  switch (node.op) {
    case '!_':
      return unknownParts(node.args, known);
    case '&&':
    case '||':
    case '?:':
      return node.args.flatMap((one) => unknownParts(one, known));
    default:
      return (asksOf(node, known.settings, true) ?? []).some((term) => [...term.keys()].some((key) => !isFact(key)))
        ? [node]
        : [];
  }
}
