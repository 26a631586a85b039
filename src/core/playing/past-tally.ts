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
  /** Slots, held for the whole period. */
  readonly givenHours: number | null;
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
  readonly from: Instant;
  readonly to: Instant;
}

export interface Tallied {
  readonly runs: readonly TalliedRun[];
  /** null: not known. */
  readonly slots: ReadonlyMap<PoolName, number> | null;
  readonly settings: Pick<Settings, 'pools'>;
}

const hourMs = 3_600_000;

export function tallyOf(period: Period, { runs, slots, settings }: Tallied): Pick<PeriodTally, 'all' | 'pools'> {
  const names = new Set([...(slots?.keys() ?? []), ...runs.map(({ pool }) => pool)]);
  const pools = [...names].map((pool): PoolTally => {
    const own = runs.filter((run) => run.pool === pool);
    const perHour = priceOf(settings, pool);
    const cost = perHour === null ? null : sum(own.map(({ from, to }) => costOf(from, to, perHour)));
    // Where nothing has run there is nothing to pay.
    return { pool, ...partOf(period, own, slots === null ? null : (slots.get(pool) ?? 0)), cost: own.length === 0 ? 0 : cost };
  });
  const given = slots === null ? null : sum(slots.values());
  const costs = pools.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  return { all: { ...partOf(period, runs, given), cost: costs.length === pools.length ? sum(costs) : null }, pools };
}

function partOf({ from, until }: Period, runs: readonly TalliedRun[], slots: number | null): Omit<Tally, 'cost'> {
  const waits = runs.flatMap(({ waitedMs }) => waitedMs ?? []);
  const within = sum(runs.map((run) => Math.max(0, Math.min(run.to, until) - Math.max(run.from, from))));
  return {
    started: waits.length,
    waits: waitsOf(waits.map((ms) => ms / 1000)),
    peakRuns: peakOf(runs),
    meanRuns: within / (until - from),
    slots,
    usedHours: sum(runs.map((run) => run.to - run.from)) / hourMs,
    givenHours: slots === null ? null : (slots * (until - from)) / hourMs,
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
