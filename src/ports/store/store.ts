// The store as the application opens it: one part a room.
import type { Instant } from '../../core/ids.js';
import type { AdmissionStore } from './admission.js';
import type { ArrivalStore } from './arrivals.js';
import type { CancelStore } from './cancel.js';
import type { EventStore } from './events.js';
import type { FollowerStore } from './followers.js';
import type { HandStore } from './hands.js';
import type { IntakeStore } from './intake.js';
import type { JobTemplateStore } from './job-templates.js';
import type { ModelJobStore } from './model-jobs.js';
import type { PolicyStore } from './policies.js';
import type { RateStore } from './rates.js';
import type { ReadingStore } from './reading.js';
import type { ReconcileStore } from './reconcile.js';
import type { RequestScheduleStore } from './request-schedules.js';
import type { ScheduleStore } from './schedules.js';
import type { ResponseStore } from './responses.js';
import type { RetentionStore } from './retention.js';
import type { AuditStore } from './self-audit.js';
import type { ShadowStore } from './shadow.js';
import type { RunStore } from './runs.js';
import type { StartStore } from './starts.js';
import type { AlertStore, StepStore } from './steps.js';

export interface Store {
  readonly intake: IntakeStore;
  readonly admission: AdmissionStore;
  readonly arrivals: ArrivalStore;
  readonly runs: RunStore;
  readonly reconciling: ReconcileStore;
  readonly retention: RetentionStore;
  readonly selfAudit: AuditStore;
  readonly cancel: CancelStore;
  readonly responses: ResponseStore;
  readonly events: EventStore;
  readonly steps: StepStore;
  readonly starts: StartStore;
  readonly alerts: AlertStore;
  readonly followers: FollowerStore;
  readonly modelJobs: ModelJobStore;
  readonly schedules: ScheduleStore;
  readonly requestSchedules: RequestScheduleStore;
  readonly jobTemplates: JobTemplateStore;
  readonly rates: RateStore;
  readonly reading: ReadingStore;
  readonly hands: HandStore;
  readonly policies: PolicyStore;
  readonly shadow: ShadowStore;
  /** Throws a Fault 'store-unavailable' when the database does not answer within its timeout. */
  ping(): Promise<void>;
  /** By the clock of the database. */
  now(): Promise<Instant>;
  /** Runs `work` when no other replica is in work of that name; null when one is. Saves work; correctness never rests on it. */
  tryAlone<T>(name: string, work: () => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}
