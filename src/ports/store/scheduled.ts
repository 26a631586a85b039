// What schedules of models and of job requests have in common.
import type { Instant } from '../../core/ids.js';
import type { OnceKey } from '../../core/once-key.js';
import type { ScheduleStatus } from '../../core/schedules/schedule.js';

export interface Scheduled {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly userId: string;
  readonly scheduleString: string;
  readonly timeZone: string;
  readonly executionsMax: number | null;
  readonly createdAt: Instant;
  readonly status: ScheduleStatus;
  readonly executions: number;
  readonly nextAt: Instant | null;
  /** Of its last fire, when that did not become a job; or why it has stopped by itself. */
  readonly message: string;
}

export interface KeptOnce {
  /** null: it was made without one, and may be made again. */
  readonly once: OnceKey | null;
}
