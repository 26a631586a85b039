// The operators of conditions, on values that the checker has typed. There is one kind of number, that of JavaScript.
import type { Value } from './value.js';

type Operator = (one: Value, other: Value) => Value;

export const operators: Readonly<Record<string, Operator | undefined>> = {
  '==': isEqual,
  '!=': (one, other) => !isEqual(one, other),
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '>': (one, other) => one > other,
  '>=': (one, other) => one >= other,
  '+': plus,
  '-': (one, other) => (one as number) - (other as number),
  '*': (one, other) => (one as number) * (other as number),
  '/': (one, other) => (one as number) / (other as number),
  '%': (one, other) => (one as number) % (other as number),
  in: (one, other) => (other as readonly Value[]).some((item) => isEqual(item, one)),
};

function isEqual(one: Value, other: Value): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  return one.length === other.length && one.every((item, index) => isEqual(item, other[index] ?? ''));
}

function plus(one: Value, other: Value): Value {
  if (typeof one === 'object' && typeof other === 'object') return [...one, ...other];
  return typeof one === 'string' ? one + (other as string) : (one as number) + (other as number);
}
