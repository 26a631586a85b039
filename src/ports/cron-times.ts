// When a cron expression fires. Quartz's form: seconds first, 6 or 7 fields.
import type { Fires } from '../core/schedules/schedule.js';

export interface CronTimes {
  read(expression: string, timeZone: string): ReadTimes;
}

export type ReadTimes =
  | { readonly ok: true; readonly fires: Fires }
  /** Which of the two is none, and why: a sentence. Of a zone that is none, nothing is said of the expression. */
  | { readonly ok: false; readonly of: 'expression' | 'zone'; readonly reason: string };
