import type { Instant } from '../core/ids.js';

/** Time, handed in. The only source of "now" for rooms. */
export interface Clock {
  now(): Instant;
  /** Resolves after `ms`, or at once when the signal aborts. Never rejects. */
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Runs work on a cron expression (UTC) until stopped. Two fires never overlap in one process. */
export interface Schedule {
  every(cron: string, name: string, work: () => Promise<void>): { stop(): Promise<void> };
}
