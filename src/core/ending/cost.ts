// What runs cost: the time that each attempt took of the engine, from its acceptance to its end, at the price of its pool. Money has no
// currency here: a cost is in whatever the prices are in.
import type { Instant } from '../ids.js';
import type { Settings } from '../settings.js';

/** Of a run for an hour; null: none is set, and of what it costs nothing is said. */
export function priceOf({ pools }: Pick<Settings, 'pools'>, pool: string): number | null {
  return Object.hasOwn(pools, pool) ? (pools[pool]?.run_cost_per_hour ?? null) : null;
}

/** Replicas' clocks differ, and a run never gives money back. */
export function costOf(from: Instant, to: Instant, perHour: number): number {
  return (Math.max(0, to - from) / 3_600_000) * perHour;
}

export interface CostedAttempt {
  readonly pool: string;
  /** null: the engine never took it, and it cost nothing. */
  readonly acceptedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** Of all attempts of a request; null: none has run, one still does, or one ran where no price is set: a part of a cost is not the cost. */
export function costOfAttempts(attempts: readonly CostedAttempt[], settings: Pick<Settings, 'pools'>): number | null {
  const costs = attempts.flatMap(({ pool, acceptedAt, endedAt }) => {
    if (acceptedAt === null) return [];
    const perHour = priceOf(settings, pool);
    return [endedAt === null || perHour === null ? null : costOf(acceptedAt, endedAt, perHour)];
  });
  if (costs.length === 0) return null;
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost));
}

/** Prices by the name of their pool, of the pools that have one. */
export function pricesIn({ pools }: Pick<Settings, 'pools'>): ReadonlyMap<string, number> {
  const priced = Object.entries(pools).flatMap(([pool, { run_cost_per_hour: price }]) =>
    price === null ? [] : ([[pool, price]] as const),
  );
  return new Map(priced);
}
