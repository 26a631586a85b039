// Scenes made to measure: what a term asks for holds in them, and the other facts have values at which conditions of the file change.
// The same each time: chance comes from a counter.
import type { PoolFacts } from '../../core/deciding/facts.js';
import type { Scene } from '../../core/policy.js';
import type { Domain } from './domain.js';
import { sceneOf } from '../examples/example-scene.js';
import { factGroups, notesOf } from '../conditions/fact-list.js';
import type { Term } from './alternatives.js';

export type Generator = (term: Term) => Scene;

type Plain = number | string | boolean;

export function generator(terms: readonly Term[]): Generator {
  const named = valuesNamed(terms);
  const random = counted();
  const ordinary = sceneOf({}, ['generated']);
  return (term) => {
    const { pools, ...groups } = structuredClone(ordinary);
    const [pool] = pools as [PoolFacts];
    const held: Record<string, unknown> = { ...groups, pool, cluster: pool.cluster };
    let borrowed = false;
    for (const group of factGroups) {
      const facts = held[group] as Record<string, unknown>;
      for (const [fact, { type }] of notesOf(group)) {
        if (type === 'list of texts') continue;
        const key = `${group}.${fact}`;
        const value = pick(term.get(key), [...(named.get(key) ?? []), ...(type === 'true/false' ? [true, false] : [])], random);
        if (key === 'pool.borrowed') borrowed = value === true;
        else if (value !== undefined) facts[fact] = value;
      }
    }
    return { facts: { ...groups, pools: [pool] }, pool, borrowed };
  };
}

/** A value that the fact may have; undefined: the ordinary one. */
function pick(domain: Domain | undefined, known: readonly Plain[], random: (most: number) => number): Plain | undefined {
  const fitting = [...known, ...limitsOf(domain)].filter((value) => domain === undefined || fits(domain, value));
  if (domain === undefined && random(2) === 0) return undefined;
  return fitting[random(fitting.length)];
}

function fits(domain: Domain, value: Plain): boolean {
  if (domain.kind === 'flag') return value === domain.is;
  if (domain.kind === 'text') return typeof value === 'string' && (domain.only?.has(value) ?? !domain.except.has(value));
  return typeof value === 'number' && value >= domain.low && value <= domain.high && !domain.except.has(value);
}

function limitsOf(domain: Domain | undefined): Plain[] {
  switch (domain?.kind) {
    case 'number':
      return [domain.low, domain.low + 1, (domain.low + domain.high) / 2, domain.high].filter(Number.isFinite);
    case 'text':
      return [...(domain.only ?? []), 'another'];
    case 'flag':
      return [domain.is];
    default:
      return [];
  }
}

/** Values of facts at which a condition changes its mind, and their neighbours. */
function valuesNamed(terms: readonly Term[]): Map<string, Plain[]> {
  const named = new Map<string, Plain[]>();
  for (const [key, domain] of terms.flatMap((term) => [...term])) {
    const found: Plain[] =
      domain.kind === 'number'
        ? [domain.low - 1, domain.low, domain.high, domain.high + 1, ...domain.except].filter(
            (value) => Number.isFinite(value) && value >= 0,
          )
        : domain.kind === 'text'
          ? [...(domain.only ?? []), ...domain.except, 'another']
          : [];
    named.set(key, [...new Set([...(named.get(key) ?? []), ...found])].slice(0, 200));
  }
  return named;
}

/** Whole numbers below `most`, by the generator of Park and Miller. */
function counted(): (most: number) => number {
  let state = 1;
  return (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return most === 0 ? 0 : state % most;
  };
}
