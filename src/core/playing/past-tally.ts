// What a period came to. In: starts, ends and what else became of requests, of a play or as it was measured. Out: by pool and in all: waits, starts,
// how many ran at once, time used and given, and cost.
import { costOf, priceOf } from '../ending/cost.js';
import type { Instant, PoolName } from '../ids.js';
import type { Settings } from '../settings.js';

export interface Period {
  readonly from: Instant;
  /** Exclusive. */
  readonly until: Instant;
}

/** Of those that were started, from when they might have begun; in seconds. null: none was. */
export interface Waits {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface Tally {
  readonly started: number;
  readonly waits: Waits | null;
  /** Runs at once, at the most. */
  readonly peakRuns: number;
  /** Runs at once within the period, in the mean. */
  readonly meanRuns: number;
  /** null: how many there were is not known. */
  readonly slots: number | null;
  /** Time of the runs that were started, to their end. */
  readonly usedHours: number;
  /** Slots at once within the period, in the mean: of clusters, while they were up. */
  readonly meanSlots: number | null;
  /** For so long those were held. */
  readonly givenHours: number | null;
  /** Within the period; null: not known. */
  readonly clusterStarts: number | null;
  readonly clusterHours: number | null;
  /** By the prices of the pools; null: something ran where none is set. */
  readonly cost: number | null;
}

export type PoolTally = Tally & { readonly pool: PoolName };

export interface PeriodTally {
  readonly requests: number;
  readonly expired: number;
  readonly rejected: number;
  /** Cancelled before they ran. */
  readonly withdrawn: number;
  /** Not started until a day after the period. */
  readonly left: number;
  readonly all: Tally;
  readonly pools: readonly PoolTally[];
}

export interface TalliedRun {
  readonly pool: PoolName;
  /** null: it is another try of a request that had begun. */
  readonly waitedMs: number | null;
  /** false: it ran when the period began. It holds its slot, and is of no request that is counted. */
  readonly counted: boolean;
  readonly from: Instant;
  readonly to: Instant;
}

export interface Tallied {
  readonly runs: readonly TalliedRun[];
  /** null: not known. */
  readonly given: ReadonlyMap<PoolName, Given> | null;
  readonly settings: Pick<Settings, 'pools'>;
}

/** What a pool had. */
export interface Given {
  /** With as many clusters up as may be. */
  readonly slots: number;
  /** Within the period, of clusters while they were up. */
  readonly slotMs: number;
  readonly clusterStarts: number;
  readonly clusterMs: number;
}

const nothingGiven: Given = { slots: 0, slotMs: 0, clusterStarts: 0, clusterMs: 0 };
const hourMs = 3_600_000;

export function tallyOf(period: Period, { runs, given, settings }: Tallied): Pick<PeriodTally, 'all' | 'pools'> {
  const names = new Set([...(given?.keys() ?? []), ...runs.map(({ pool }) => pool)]);
  const pools = [...names].map((pool): PoolTally => {
    const own = runs.filter((run) => run.pool === pool);
    const perHour = priceOf(settings, pool);
    const cost = perHour === null ? null : sum(own.map(({ counted, from, to }) => (counted ? costOf(from, to, perHour) : 0)));
    // Where nothing has run there is nothing to pay.
    return {
      pool,
      ...partOf(period, own, given === null ? null : (given.get(pool) ?? nothingGiven)),
      cost: own.length === 0 ? 0 : cost,
    };
  });
  const inAll = given === null ? null : [...given.values()].reduce(plus, nothingGiven);
  const costs = pools.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return { all: { ...partOf(period, runs, inAll), cost: costs.length === pools.length ? sum(costs) : null }, pools };
}

function partOf({ from, until }: Period, runs: readonly TalliedRun[], given: Given | null): Omit<Tally, 'cost'> {
  const waits = runs.flatMap(({ waitedMs }) => waitedMs ?? []);
  const within = sum(runs.map((run) => Math.max(0, Math.min(run.to, until) - Math.max(run.from, from))));
  return {
    started: waits.length,
    waits: waitsOf(waits.map((ms) => ms / 1000)),
    peakRuns: peakOf(runs),
    meanRuns: within / (until - from),
    usedHours: sum(runs.map((run) => (run.counted ? run.to - run.from : 0))) / hourMs,
    ...givenOf(given, until - from),
  };
}

type GivenTally = Pick<Tally, 'slots' | 'meanSlots' | 'givenHours' | 'clusterStarts' | 'clusterHours'>;

function givenOf(given: Given | null, lengthMs: number): GivenTally {
  if (given === null) return { slots: null, meanSlots: null, givenHours: null, clusterStarts: null, clusterHours: null };
  const { slots, slotMs, clusterStarts, clusterMs } = given;
  return {
    ...{ slots, meanSlots: slotMs / lengthMs, givenHours: slotMs / hourMs },
    ...{ clusterStarts, clusterHours: clusterMs / hourMs },
  };
}

function plus(one: Given, other: Given): Given {
  return {
    slots: one.slots + other.slots,
    slotMs: one.slotMs + other.slotMs,
    clusterStarts: one.clusterStarts + other.clusterStarts,
    clusterMs: one.clusterMs + other.clusterMs,
  };
}

export function waitsOf(seconds: readonly number[]): Waits | null {
  const sorted = seconds.toSorted((one, other) => one - other);
  const max = sorted.at(-1);
  if (max === undefined) return null;
  const upTo = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? max;
  return { p50: upTo(0.5), p95: upTo(0.95), max };
}

/** One that ends when another begins has made room for it. */
function peakOf(runs: readonly TalliedRun[]): number {
  const steps = runs.flatMap(({ from, to }) => (to > from ? [[from, 1] as const, [to, -1] as const] : []));
  let [now, peak] = [0, 0];
  for (const [, step] of steps.toSorted((one, other) => one[0] - other[0] || one[1] - other[1])) {
    now += step;
    peak = Math.max(peak, now);
  }
  return peak;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}
