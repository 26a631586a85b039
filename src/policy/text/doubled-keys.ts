// Keys that a map of a YAML text has twice. The parser's own search compares each key with each, which takes minutes for a file of the wrong kind:
// whoever parses switches it off (uniqueKeys) and asks here.
import { isScalar, visit, type Document, type YAMLMap } from 'yaml';

export interface DoubledKey {
  /** Where it stands the second time. */
  readonly at: number;
  readonly name: string;
}

export function doubledKeys(document: Document.Parsed): DoubledKey[] {
  const found: DoubledKey[] = [];
  visit(document, { Map: (_key, map) => void found.push(...doubledIn(map)) });
  return found;
}

function doubledIn(map: YAMLMap): DoubledKey[] {
  const seen = new Set<unknown>();
  return map.items.flatMap(({ key }): DoubledKey[] => {
    if (!isScalar(key)) return [];
    if (seen.has(key.value)) return [{ at: key.range?.[0] ?? 0, name: String(key.value) }];
    seen.add(key.value);
    return [];
  });
}
