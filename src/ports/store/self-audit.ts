// What the self-audit asks of the store: set-based checks, and the repairs that are safe.
import type { Check, Finding } from '../../core/self-audit.js';
import type { Instant } from '../../core/ids.js';

export interface AuditAsked {
  readonly now: Instant;
  /** What is due for longer than this is overdue. */
  readonly overdueMs: number;
  /** What was received, or is runnable, for longer than this should have been decided on. */
  readonly sweepMs: number;
  /** Ended requests are looked at this far back. */
  readonly endedWithinMs: number;
  /** Findings of one check. */
  readonly max: number;
  /** Runs at once by tenant, where there is a quota; null: every other tenant. */
  readonly quotas: readonly { readonly tenantId: string; readonly runsMax: number | null }[];
  readonly usualQuota: number | null;
}

export interface AuditStore {
  findings(asked: AuditAsked): Promise<readonly Finding[]>;
  /** Mends what a check says may be mended in the store; answers how many rows were. */
  mend(check: Check, requestIds: readonly string[], at: Instant): Promise<number>;
}
