// The first of a list whose condition holds. Long lists are mostly about one tenant, job or priority each: those are looked up by the value
// of that fact, so that two hundred rules cost hardly more than twenty. What is looked up is kept with the list; the answer is that of a walk.
import type { Facts } from './facts.js';
import type { Conditional, Scene } from '../policy.js';

export function firstHolding<T extends Conditional>(list: readonly T[], scene: Scene): T | null {
  const index = indexOf(list);
  for (const place of placesFor(index, scene)) {
    const one = list[place];
    if (one !== undefined && (one.when === null || one.when(scene))) return one;
  }
  return null;
}

interface Index {
  /** Places that must be asked whatever the facts are. Ascending. */
  readonly open: readonly number[];
  readonly keys: readonly Key[];
}

interface Key {
  readonly group: string;
  readonly fact: string;
  /** By the value of the fact, the places that may hold with it. Ascending. */
  readonly places: ReadonlyMap<string | number, readonly number[]>;
}

const indexes = new WeakMap<readonly Conditional[], Index>();

function indexOf(list: readonly Conditional[]): Index {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const made = makeIndex(list);
  indexes.set(list, made);
  return made;
}

function makeIndex(list: readonly Conditional[]): Index {
  const open: number[] = [];
  const keys = new Map<string, Map<string | number, number[]>>();
  for (const [place, { guards }] of list.entries()) {
    if (guards === undefined) open.push(place);
    for (const { fact, values } of guards ?? []) {
      const byValue = keys.get(fact) ?? new Map<string | number, number[]>();
      keys.set(fact, byValue);
      for (const value of new Set(values)) byValue.set(value, [...(byValue.get(value) ?? []), place]);
    }
  }
  return {
    open,
    keys: [...keys].map(([path, places]) => {
      const [group = '', fact = ''] = path.split('.');
      return { group, fact, places };
    }),
  };
}

function placesFor({ open, keys }: Index, scene: Scene): readonly number[] {
  let hits: number[] | null = null;
  for (const { group, fact, places } of keys) {
    const found = places.get(valueOf(scene, group, fact));
    if (found !== undefined) hits = hits === null ? [...found] : [...hits, ...found];
  }
  return hits === null ? open : [...new Set([...hits, ...open])].sort((one, other) => one - other);
}

function valueOf({ facts, pool }: Scene, group: string, fact: string): string | number {
  const held = group === 'pool' ? pool : group === 'cluster' ? pool?.cluster : facts[group as keyof Facts];
  // Guards are made by the compiler, of declared facts that are texts or numbers; facts of an older recording may lack a whole group.
  return (held as unknown as Record<string, string | number> | null | undefined)?.[fact] ?? '';
}
