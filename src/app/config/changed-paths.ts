// Which settings differ. In: two configurations. Out: their paths, never a value: some are secrets. A list is one setting, and so is what is handed on.
import { isTree } from './config-yaml.js';

export function changedPaths(before: unknown, after: unknown, above = ''): readonly string[] {
  if (!isTree(before) || !isTree(after)) return isSame(before, after) ? [] : [above];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) =>
    changedPaths(valueAt(before, key), valueAt(after, key), above === '' ? key : `${above}.${key}`),
  );
}

function valueAt(tree: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
