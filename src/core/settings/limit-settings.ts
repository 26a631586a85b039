// What holds for every request, and what is done while the engine does not answer.
import { z } from 'zod';
import { seconds } from './seconds.js';

export const LimitSettings = z.strictObject({
  max_concurrent_runs: z.int().min(1).max(1000).default(2),
  max_wait_seconds: seconds(604_800),
  max_run_seconds: seconds(86_400),
  /** From the submission to the start of the execution: clusters may take half an hour to start. */
  max_start_seconds: seconds(3_600),
  /** A hard cap over every job and request: 30 days. */
  run_seconds_cap: seconds(2_592_000),
  /** One point of priority is worth this much waiting: 100 points = 100 minutes by default. Bounds every bypass. */
  ageing_seconds_per_point: z.int().min(1).max(86_400).default(60),
  /** An older snapshot is as good as none: decisions wait for the engine. */
  snapshot_age_max_seconds: seconds(60),
});
export type LimitSettings = z.infer<typeof LimitSettings>;

/** What is done while the engine does not answer. */
export const SafeMode = z.strictObject({
  /** hold: everybody waits. critical: the urgent go by the last snapshot, as if it were still so; what of ours has started since is counted. */
  mode: z.enum(['hold', 'critical']).default('hold'),
  priority_min: z.int().min(0).max(100).default(100),
  snapshot_age_max_seconds: seconds(900),
});
