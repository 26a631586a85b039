// What is said of trying again, for all jobs and for one.
import { z } from 'zod';

const retriesMax = z.int().min(0).max(20);
const pauseSeconds = z.int().min(1).max(86_400);

/** Of runs that the platform broke. Runs that found no room go back to the queue whatever is said here. */
export const RetrySettings = z.strictObject({
  /** The kill switch: false, and nothing that may have begun to run is run again. */
  enabled: z.boolean().default(true),
  /** Tries after the first one. */
  infrastructure_retries_max: retriesMax.default(2),
  /** Before the first of them; doubled before each that follows. */
  pause_seconds: pauseSeconds.default(60),
  pause_seconds_max: pauseSeconds.default(1_800),
});
export type RetrySettings = Omit<z.infer<typeof RetrySettings>, 'enabled'>;

/** Of one job: what is not said is as for all. */
export const JobRetry = z.strictObject({
  infrastructure_retries_max: retriesMax.optional(),
  pause_seconds: pauseSeconds.optional(),
  pause_seconds_max: pauseSeconds.optional(),
});
