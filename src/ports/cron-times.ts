// When a cron expression fires. Quartz's form: seconds first, 6 or 7 fields.
import type { Fires } from '../core/schedule.js';

export interface CronTimes {
  /** The reason why it is not one: a sentence about the expression or the zone. */
  read(
    expression: string,
    timeZone: string,
  ): { readonly ok: true; readonly fires: Fires } | { readonly ok: false; readonly reason: string };
}
