// The store as the application opens it: one part a room.
import type { Instant } from '../../core/ids.js';
import type { PolicyScope } from '../policy-source.js';
import type { AdmissionStore } from './admission.js';
import type { CancelStore } from './cancel.js';
import type { HandStore } from './hands.js';
import type { IntakeStore } from './intake.js';
import type { ModelJobStore } from './model-jobs.js';
import type { ReadingStore } from './reading.js';
import type { ReconcileStore } from './reconcile.js';
import type { ScheduleStore } from './schedules.js';
import type { ResponseStore } from './responses.js';
import type { RetentionStore } from './retention.js';
import type { AuditStore } from './self-audit.js';
import type { RunStore } from './runs.js';
import type { AlertStore, StepStore } from './steps.js';

export interface KeptPolicy {
  readonly version: string;
  readonly name: string;
  readonly text: string;
  /** What else its meaning depends on. */
  readonly scope: PolicyScope;
}

/** Its text is asked for by its version. */
export interface KeptVersion {
  readonly version: string;
  readonly name: string;
  readonly firstUsedAt: Instant;
}

export interface Store {
  readonly intake: IntakeStore;
  readonly admission: AdmissionStore;
  readonly runs: RunStore;
  readonly reconciling: ReconcileStore;
  readonly retention: RetentionStore;
  readonly selfAudit: AuditStore;
  readonly cancel: CancelStore;
  readonly responses: ResponseStore;
  readonly steps: StepStore;
  readonly alerts: AlertStore;
  readonly modelJobs: ModelJobStore;
  readonly schedules: ScheduleStore;
  readonly reading: ReadingStore;
  readonly hands: HandStore;
  /** Throws a Fault 'store-unavailable' when the database does not answer within its timeout. */
  ping(): Promise<void>;
  /** Runs `work` when no other replica is in work of that name; null when one is. Saves work; correctness never rests on it. */
  tryAlone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  /** Keeps a policy that came into force, once a version: with its text and scope it can be compiled again. */
  keepPolicy(policy: KeptPolicy, at: Instant): Promise<void>;
  /** The newest first. */
  keptPolicies(max: number): Promise<readonly KeptVersion[]>;
  keptPolicy(version: string): Promise<KeptPolicy | null>;
  close(): Promise<void>;
}
