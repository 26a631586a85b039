// How wrong the clock of a replica is, by that of the database. In: what the database said, and when it was asked and had answered by the replica's clock.
// Out: by how much the replica's is ahead. Promised: a slow answer makes no clock wrong; it makes the figure less exact, and that is said with it.
import type { Instant } from './ids.js';

export interface ClockReading {
  readonly askedAt: Instant;
  readonly answeredAt: Instant;
  /** By the clock of the database. */
  readonly told: Instant;
}

export interface ClockOffset {
  /** Below 0: it is behind. */
  readonly aheadMs: number;
  /** It may be so much more or less. */
  readonly withinMs: number;
  readonly wrong: boolean;
}

/** Far more than NTP leaves, and far less than any margin of ours (`docs/reliability.md`): there is time to mend it before it does harm. */
const aheadMaxMs = 10_000;

/** Of a clock that has been set by so much since it was looked at: how far it is ahead; 0 where that is within what is allowed. */
export function wrongSince({ aheadMs, withinMs }: ClockOffset, setMs: number): number {
  const now = aheadMs + setMs;
  return isWrong(now, withinMs) ? now : 0;
}

export function clockOffset({ askedAt, answeredAt, told }: ClockReading): ClockOffset {
  const withinMs = Math.abs(answeredAt - askedAt) / 2;
  const aheadMs = (askedAt + answeredAt) / 2 - told;
  return { aheadMs, withinMs, wrong: isWrong(aheadMs, withinMs) };
}

function isWrong(aheadMs: number, withinMs: number): boolean {
  return Math.abs(aheadMs) - withinMs > aheadMaxMs;
}
