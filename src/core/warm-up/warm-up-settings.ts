// When a pool has a cluster started before anybody waits for one.
import { z } from 'zod';

export const WarmUpSettings = z.strictObject({
  /** So many must be expected, within `look_ahead_seconds`. */
  requests_min: z.int().min(1).max(100_000).default(3),
  look_ahead_seconds: z.int().min(60).max(21_600).default(1_800),
  /** The same time of the week is looked at in so many weeks before. */
  weeks: z.int().min(2).max(12).default(4),
  /** For so long after any start of the pool none is started ahead: what is expected and does not come costs no more than that. */
  pause_seconds: z.int().min(600).max(604_800).default(7_200),
});
export type WarmUpSettings = z.infer<typeof WarmUpSettings>;
