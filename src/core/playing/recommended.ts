// The fewest slots that would have kept waits short over a past period. In: the period, how it is set now, the wait that 95 in 100 are to stay below, and
// how a setup is played. Out: the cheapest of a bounded grid that does, or that none does. Of each pool from half of its slots to double; of runs at once
// of a job that says nothing, as many as now, or double. Promised: plays no more often than `playsMax`, and
// stops when that has taken so many decisions in all.
import { leastSlots, slotsOf, worldOn, type Slots } from './ground.js';
import type { PoolName } from '../ids.js';
import type { PeriodTally } from './past-tally.js';
import { decisionsMax, type Past, type PlayedPast, type Setup } from './played-past.js';
import type { Settings } from '../settings.js';

export const playsMax = 64;
/** Of all plays together: some minutes. */
const decisionsInAllMax = 20_000_000;

export interface Wanted {
  readonly p95WaitSeconds: number;
  /** As it is set now: no more are to expire, to be rejected or left than of it. */
  readonly now: PeriodTally;
}

export interface Tried {
  readonly slots: Slots;
  readonly maxConcurrentRuns: number;
}

export type Recommended =
  | { readonly kind: 'found'; readonly tried: Tried; readonly tally: PeriodTally; readonly plays: number }
  /** `cut`: settings that were not played, for it would have taken too long. */
  | { readonly kind: 'none'; readonly plays: number; readonly cut: number };

/** `most`: decisions that it may take. */
export type Play = (setup: Setup, most: number) => PlayedPast;

/** Parts of what a pool has now, by how many pools there are: together no more than may be played. */
const parts: readonly (readonly number[])[] = [
  [0.5, 0.625, 0.75, 0.875, 1, 1.25, 1.5, 1.75, 2],
  [0.5, 0.75, 1, 1.5, 2],
  [0.5, 1, 2],
  [1, 2],
  [1, 2],
];

export function recommended(past: Past, now: Setup, wanted: Wanted, play: Play): Recommended {
  const grid = gridOf(past, now, wanted.now).slice(0, playsMax);
  let [plays, left] = [0, decisionsInAllMax];
  for (const tried of grid) {
    if (left <= 0) break;
    plays += 1;
    const most = Math.min(decisionsMax, left);
    const played = play(setupOf(now, tried), most);
    left -= played.kind === 'played' ? played.history.decisions : most;
    if (played.kind === 'played' && isEnough(played.tally, wanted)) return { kind: 'found', tried, tally: played.tally, plays };
  }
  return { kind: 'none', plays, cut: grid.length - plays };
}

function setupOf({ settings, policy }: Setup, { slots, maxConcurrentRuns }: Tried): Setup {
  const limits = { ...settings.limits, max_concurrent_runs: maxConcurrentRuns };
  return { settings: { ...settings, limits }, policy, slots };
}

function isEnough({ all, expired, rejected, left }: PeriodTally, { p95WaitSeconds, now }: Wanted): boolean {
  const lost = expired + rejected + left;
  return (all.waits?.p95 ?? 0) <= p95WaitSeconds && lost <= now.expired + now.rejected + now.left;
}

/** The cheapest first; of those that cost the same, the one that changes the least. */
function gridOf({ ground, course: { launches } }: Past, { settings, slots }: Setup, now: PeriodTally): Tried[] {
  const pools = [...worldOn(ground, settings, { slots, launches }).pools].filter(([, pool]) => slotsOf(pool) > 0);
  // Of many pools, those that ran the most.
  const runsIn = (name: PoolName) => now.pools.find(({ pool }) => pool === name)?.started ?? 0;
  const varied = pools.toSorted(([one], [other]) => runsIn(other) - runsIn(one)).slice(0, parts.length);
  let grid: Map<PoolName, number>[] = [new Map(slots)];
  for (const [name, pool] of varied) {
    const has = slotsOf(pool);
    const sizes = (parts[varied.length - 1] ?? [1]).map((part) => Math.max(leastSlots(pool), Math.round(has * part)));
    grid = grid.flatMap((known) => [...new Set(sizes)].map((size) => new Map(known).set(name, size)));
  }
  const changed = (one: Slots) => varied.reduce((sum, [name, pool]) => sum + Math.abs((one.get(name) ?? 0) - slotsOf(pool)), 0);
  const usual = settings.limits.max_concurrent_runs;
  return grid
    .flatMap((one) => [usual, Math.min(1_000, usual * 2)].map((runs) => ({ slots: one, maxConcurrentRuns: runs })))
    .map((tried) => ({
      tried,
      price: priceOf(tried, settings),
      change: changed(tried.slots) + (tried.maxConcurrentRuns - usual) / 1_000,
    }))
    .toSorted((one, other) => one.price - other.price || one.change - other.change)
    .map(({ tried }) => tried);
}

/** Of all slots, held for an hour; where a pool has no price, their number. */
function priceOf({ slots }: Tried, { pools }: Pick<Settings, 'pools'>): number {
  const prices = [...slots].map(([name, count]) => ({ count, perHour: pools[name]?.run_cost_per_hour ?? null }));
  const all = prices.every(({ perHour }) => perHour !== null);
  return prices.reduce((sum, { count, perHour }) => sum + count * (all ? (perHour ?? 1) : 1), 0);
}
