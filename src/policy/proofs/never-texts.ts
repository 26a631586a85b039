// Texts that a condition compares a fact with and that the fact never is: `request.parameters == "notebok"`. In: the tree of a condition. Out:
// each at its place, with what was meant. Promised: of a text that the fact can be nothing is said.
import type { ASTNode } from '@marcbachmann/cel-js';
import { walk } from '../conditions/condition-language.js';
import { nearest } from '../../core/nearest.js';
import type { SettingValues } from '../conditions/setting-values.js';
import { sidesOf, valuesOf } from './single-fact.js';

export interface WrittenText {
  /** Where it stands in the condition. */
  readonly at: number;
  readonly fact: string;
  readonly text: string;
  /** The value of a setting of the file. */
  readonly bySetting: boolean;
}

export interface NeverText extends WrittenText {
  readonly message: string;
}

/** What `==`, `!=` and `in` hold facts against. */
export function writtenTexts(tree: ASTNode, settings: SettingValues): WrittenText[] {
  const found: WrittenText[] = [];
  walk(tree, 0, (node) => {
    const sides = ['==', '!=', 'in'].includes(node.op) ? sidesOf(node) : null;
    if (sides !== null) found.push(...textsIn(sides.other, settings).map((one) => ({ ...one, fact: sides.fact })));
  });
  return found;
}

export function neverTexts(written: readonly WrittenText[]): NeverText[] {
  return written.flatMap((one) => {
    const values = valuesOf(one.fact);
    return values === null || values.includes(one.text) ? [] : [{ ...one, message: messageOf(one, values) }];
  });
}

function messageOf({ fact, text }: WrittenText, values: readonly string[]): string {
  const near = nearest(text, values);
  const meant = near === null ? `it is one of ${values.join(', ')}` : `did you mean "${near}"?`;
  return `${fact} is never "${text.slice(0, 64)}"; ${meant}`;
}

type Text = Omit<WrittenText, 'fact'>;

function textsIn(node: ASTNode, settings: SettingValues): Text[] {
  const { op, args, start: at } = node;
  if (op === 'list') return args.flatMap((one) => textsIn(one, settings));
  if (op === 'value') return typeof args === 'string' ? [{ at, text: args, bySetting: false }] : [];
  if (op !== '.' || args[0].args !== 'settings') return [];
  // What overrides set is another thing for each request.
  return [settings.fixed(args[1])].flat().flatMap((text) => (typeof text === 'string' ? [{ at, text, bySetting: true }] : []));
}
