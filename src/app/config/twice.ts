// What has to tell things apart, and does not: names, hashes. In: what each is called, and where that stands. Out: a problem for each that is another's
// already, with the place of both. Promised: nothing is said of what it is.
import type { Problem } from '../../core/problem.js';

export interface Placed {
  readonly path: string;
  readonly value: string;
}

export function twice(all: readonly Placed[]): Problem[] {
  const first = new Map<string, string>();
  return all.flatMap(({ path, value }) => {
    const other = first.get(value);
    if (other !== undefined) return [{ path, message: `is the same as ${other} but must be different` }];
    first.set(value, path);
    return [];
  });
}

/** Of a list: what each item has under one key. */
export function placed<K extends string>(list: string, items: readonly Readonly<Record<K, string>>[], key: K): Placed[] {
  return items.map((item, index) => ({ path: `${list}.${index}.${key}`, value: item[key] }));
}
