// How long to wait before a call is sent again: full jitter under a doubling bound, never less than the engine asked for.
import { randomInt } from 'node:crypto';

export interface Backoff {
  readonly baseMs: number;
  readonly maxMs: number;
}

const chanceSteps = 1_000_000;

/** `attempt` counts from 1: the first one has failed. */
export function backoffMs({ baseMs, maxMs }: Backoff, attempt: number, floorMs: number | null): number {
  const bound = Math.min(maxMs, baseMs * 2 ** (attempt - 1));
  const jittered = (bound * randomInt(chanceSteps)) / chanceSteps;
  return Math.max(floorMs ?? 0, 0) + jittered;
}
