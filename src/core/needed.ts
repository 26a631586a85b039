// Why a request cannot be removed, though somebody asks for it.
import type { Instant } from './ids.js';

export type Needed =
  | { readonly why: 'not-ended' }
  /** Its response is to be published, or is parked. */
  | { readonly why: 'response-not-delivered' }
  /** Its tenant has a quota of run-seconds, which would be exceeded if the row were gone. */
  | { readonly why: 'counts-for-quota'; readonly until: Instant }
  /** Its results are being stored, or somebody else has it in hand. */
  | { readonly why: 'in-hand' };

interface Ended {
  readonly finishedAt: Instant | null;
  readonly response: { readonly delivery: string } | null;
}

interface Quota {
  readonly run_seconds_max: number | null;
  readonly run_window_seconds: number;
}

/** null: nobody needs it any more. */
export function neededFor({ finishedAt, response }: Ended, quota: Quota, now: Instant): Needed | null {
  if (finishedAt === null) return { why: 'not-ended' };
  if (response?.delivery === 'due' || response?.delivery === 'parked') return { why: 'response-not-delivered' };
  const until = finishedAt + quota.run_window_seconds * 1_000;
  return quota.run_seconds_max !== null && now < until ? { why: 'counts-for-quota', until } : null;
}
