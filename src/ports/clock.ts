import type { Instant } from '../core/ids.js';

/** Time, handed in. The only source of "now" for rooms. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The time by two clocks, that of this machine and that of the database. They are the same unless one is known to be wrong, and nobody knows which: what a wait
 * or a run may last is written by the later one and judged by the earlier one, so that a wrong clock ends nothing too early.
 */
export interface BothClocks {
  earlier(): Instant;
  later(): Instant;
}

export interface Scheduled {
  /** The next fire. */
  nextAt(): Instant;
  /** Ends after the work in hand. */
  stop(): Promise<void>;
}

/** Runs work on a cron expression (UTC) until stopped. Two fires never overlap in one process. */
export interface Schedule {
  every(cron: string, name: string, work: () => Promise<void>): Scheduled;
}
