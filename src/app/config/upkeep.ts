// The configuration of what a service does for itself: its audit, what it removes, its watchdog.
import { z } from 'zod';
import { count, cron, milliseconds } from './fields.js';

export const Upkeep = {
  self_audit: z
    .strictObject({
      /** Longer than from one sweep to the next: what is seen at two looks in a row must not be on its way. */
      interval_ms: milliseconds(300_000, 1_000),
      overdue_ms: milliseconds(600_000, 1_000),
    })
    .prefault({}),
  retention: z
    .strictObject({
      /** Ended requests are kept for so long, with their bodies, attempts, decisions and responses; null: for ever. */
      keep_days: z.int().min(1).max(3_650).nullable().default(30),
      /** Whatever `keep_runs` of its job says: by its row a message that comes again is known, and its time counts for quotas. */
      keep_runs_hours_min: count(24, 8_760),
      /** Who did what by hand, and which policy was put in force; null: for ever. */
      audit_keep_days: z.int().min(1).max(3_650).nullable().default(400),
      cron: cron.default('17 * * * *'),
      batch_max: count(500, 5_000),
      pause_ms: milliseconds(50),
    })
    .prefault({}),
  watchdog: z
    .strictObject({ interval_ms: milliseconds(10_000, 50), stopped_after_ms: milliseconds(300_000, 1_000) })
    .prefault({}),
};
