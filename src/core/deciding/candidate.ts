// A received or waiting request, as admission sees it.
import type { Instant, JobId, PoolName, RequestId, TenantId } from '../ids.js';

export interface Candidate {
  readonly id: RequestId;
  readonly version: number;
  readonly state: 'received' | 'waiting';
  readonly tenantId: TenantId;
  readonly jobId: JobId;
  readonly userId: string;
  readonly clusterType: string;
  readonly priority: number;
  readonly maxConcurrentRuns: number;
  readonly maxRunSeconds: number;
  /** How it came: one of `requestSources`. */
  readonly source: string;
  readonly attempts: number;
  /** Attempts that the engine has taken. */
  readonly runs: number;
  readonly receivedAt: Instant;
  readonly rankAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant;
  /** The case and rule it waits under; null when it has not been decided on yet. */
  readonly waits: { readonly case: string; readonly rule: string } | null;
  /** An operator's wish; null: as the policy's route says. */
  readonly movedTo: PoolName | null;
  readonly context: CandidateContext;
  /** Its email_notifications. */
  readonly emails: readonly string[];
}

/** What only policies look at. */
export interface CandidateContext {
  readonly location_id: string;
  readonly pos_id: string;
  readonly client_id: string;
  readonly operation_id: string;
  readonly operation_name: string;
  readonly parameters: 'none' | 'python' | 'jar' | 'notebook';
}
