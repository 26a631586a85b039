// When to look again while the queue is played forward. In: when a run ends, a cluster comes up or a request is due. Out: the next instant. Bounded.
import type { Instant } from '../ids.js';

/** Looked at one by one, more than there are slots, requests to look at and quarters of an hour; those that follow are a tenth of the way apart. */
const exactStepsMax = 384;
const stepsMax = 512;
const quarterMs = 900_000;

interface Way {
  readonly now: Instant;
  readonly begun: Instant;
  readonly step: number;
  readonly changes: readonly Instant[];
}

/** `isChange` false: only the hour of the day has changed, or the time that requests have waited. null: it is not looked any further. */
export function nextLook({ now, begun, step, changes }: Way): { readonly at: Instant; readonly isChange: boolean } | null {
  if (step >= stepsMax) return null;
  const least = step < exactStepsMax ? now : now + Math.max(60_000, Math.ceil((now - begun) / 10));
  const change = Math.max(least, Math.min(...changes));
  const quarter = Math.max(least, (Math.floor(now / quarterMs) + 1) * quarterMs);
  return change <= quarter ? { at: change, isChange: true } : { at: quarter, isChange: false };
}
