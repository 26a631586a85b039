// What is done to whom, and when: a pure function of the seed. Storms and calm take turns, because what is promised of waiting is promised in
// calm. On one track things come one after the other; tracks know nothing of each other.
import { Chance } from './chance.js';

const replicaFaults = [
  'kill',
  'stop',
  'terminate',
  'slow',
  'cut-broker',
  'cut-store',
  'silent-store',
  'silent-broker',
  'silent-engine',
] as const;
const engineFaults = [
  ...[
    'unavailable',
    'too-fast',
    'full',
    'answer-late',
    'answer-lost',
    'answer-reset',
    'answer-page',
    'reset',
    'hang',
    'page',
    'slow',
    'down',
  ],
] as const;
const storeFaults = ['terminate-backends', 'crash', 'restart', 'read-only'] as const;
/** Of single statements and connections, while the server is well. */
const statementFaults = ['cancel', 'end', 'refuse', 'refuse-commit', 'freeze'] as const;
const brokerFaults = ['restart'] as const;

export interface Planned {
  readonly atMs: number;
  readonly forMs: number;
  readonly what: string;
  /** A replica's name, or 'store', 'statements', 'broker', 'engine'. */
  readonly target: string;
  /** Of a replica that is started again: how wrong its clock is then. */
  readonly skewMs: number;
}

export interface Plan {
  readonly seed: number;
  readonly lengthMs: number;
  readonly replicas: readonly { readonly name: string; readonly skewMs: number }[];
  readonly faults: readonly Planned[];
}

const stormMs = 25_000;
const calmMs = 22_000;
export const skewMaxMs = 5_000;

/** `lengthMs`: of the whole, without the time until everything has ended. */
export function planOf(seed: number, lengthMs: number, replicas = ['a', 'b', 'c']): Plan {
  const chance = new Chance(seed);
  const skew = chance.branch('skew');
  const faults = storms(lengthMs).flatMap(([from, until], storm) => [
    ...replicas.flatMap((name) =>
      track(chance.branch(`${name} ${storm}`), { name, kinds: replicaFaults, from, until, everyMs: 6_000 }),
    ),
    ...track(chance.branch(`engine ${storm}`), { name: 'engine', kinds: engineFaults, from, until, everyMs: 3_000 }),
    ...track(chance.branch(`store ${storm}`), { name: 'store', kinds: storeFaults, from, until, everyMs: 12_000 }),
    ...track(chance.branch(`statements ${storm}`), {
      ...{ name: 'statements', kinds: statementFaults, from, until, everyMs: 4_000 },
    }),
    // A node takes its time to stop and to start.
    ...(storm % 2 === 0
      ? track(chance.branch(`broker ${storm}`), { name: 'broker', kinds: brokerFaults, from, until, everyMs: 15_000 }).slice(0, 1)
      : []),
  ]);
  return {
    seed,
    lengthMs,
    replicas: replicas.map((name) => ({ name, skewMs: skewOf(skew) })),
    faults: faults.toSorted((a, b) => a.atMs - b.atMs),
  };
}

function storms(lengthMs: number): readonly (readonly [from: number, until: number])[] {
  const found: [number, number][] = [];
  for (let from = 1_000; from < lengthMs; from += stormMs + calmMs) found.push([from, Math.min(lengthMs, from + stormMs)]);
  return found;
}

interface Track {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly from: number;
  readonly until: number;
  readonly everyMs: number;
}

function track(chance: Chance, { name, kinds, from, until, everyMs }: Track): Planned[] {
  const planned: Planned[] = [];
  for (let atMs = from + chance.between(0, everyMs); atMs < until;) {
    const what = chance.oneOf(kinds);
    const forMs = Math.min(lengthOf(what, chance), until - atMs);
    planned.push({ atMs, forMs, what, target: name, skewMs: skewOf(chance) });
    atMs += forMs + chance.between(everyMs / 2, everyMs * 1.5);
  }
  return planned;
}

/** Longer than a lease now and then. */
function lengthOf(what: string, chance: Chance): number {
  if (what === 'down') return chance.between(5_000, 15_000);
  if (what === 'stop' || what === 'freeze' || what === 'read-only' || what.startsWith('silent'))
    return chance.between(1_000, 6_000);
  return chance.between(300, 3_000);
}

function skewOf(chance: Chance): number {
  return chance.is(0.4) ? 0 : chance.between(-skewMaxMs, skewMaxMs);
}

export function inLines({ seed, replicas, faults }: Plan): string {
  const clocks = replicas.map(({ name, skewMs }) => `${name} ${skewMs} ms`).join(', ');
  const lines = faults.map(
    ({ atMs, forMs, what, target }) => `${(atMs / 1000).toFixed(1).padStart(7)} s  ${target.padEnd(7)} ${what} for ${forMs} ms`,
  );
  return [`seed ${seed}; clocks ahead by: ${clocks}`, ...lines].join('\n');
}
