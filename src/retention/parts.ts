// What a pass of retention works with.
import type { Keepings } from '../core/keeping.js';
import type { Clock } from '../ports/clock.js';
import type { RetentionStore } from '../ports/store/retention.js';
import type { Telemetry } from '../ports/telemetry.js';

export interface RetentionParts {
  readonly store: RetentionStore;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly keepings: Keepings;
  /** Of the audit; null: for ever. */
  readonly auditKeepMs: number | null;
  readonly batchMax: number;
  readonly pauseMs: number;
}
