// Schedules, and their fires. A fire is recorded in the transaction that moves its schedule on; a job is made of it after that, under a name
// that only this fire has: so each becomes one job, however many replicas look and whenever they die.
import type { Instant } from '../../core/ids.js';
import type { Firing, ScheduleStatus, ScheduleWish } from '../../core/schedule.js';
import type { Page, PageAsked } from './model-jobs.js';

export type ScheduleField = 'name' | 'status' | 'creationDate' | 'modelId' | 'scheduleString' | 'message';

export interface ScheduleRow extends Omit<ScheduleWish, 'name' | 'timeZone'> {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly userId: string;
  readonly createdAt: Instant;
  readonly status: ScheduleStatus;
  readonly executions: number;
  readonly nextAt: Instant | null;
  /** Of its last fire, when that did not become a job; or why it has stopped by itself. */
  readonly message: string;
}

export interface NewSchedule extends Omit<ScheduleRow, 'executions' | 'message' | 'status'> {
  readonly nextAt: Instant;
}

export interface DueFire {
  readonly schedule: ScheduleRow;
  readonly fireAt: Instant;
  readonly attempts: number;
}

export interface ScheduleStore {
  /** false: the tenant has `schedulesMax` already. */
  add(schedule: NewSchedule, schedulesMax: number): Promise<boolean>;
  schedule(tenantId: string, id: string): Promise<ScheduleRow | null>;
  page(asked: PageAsked<ScheduleField>): Promise<Page<ScheduleRow>>;
  /** A schedule that has run as often as it may begins to count anew. null: it is not there. */
  start(tenantId: string, id: string, nextAt: Instant): Promise<ScheduleRow | null>;
  stop(tenantId: string, id: string): Promise<ScheduleRow | null>;
  /** false: it is not there. Jobs that it has made stay. */
  remove(tenantId: string, id: string): Promise<boolean>;
  /** Whether a schedule or a fire is due: the one question of a look that finds nothing. */
  anyDue(now: Instant): Promise<boolean>;
  /**
   * Moves on schedules whose time has come, at most `max`, in one transaction: what `decide` says of each is recorded with its fires.
   * Answers how many. Of replicas that ask at once each sees others.
   */
  fireDue(now: Instant, max: number, decide: (schedule: ScheduleRow & { readonly nextAt: Instant }) => Fired): Promise<number>;
  /** Leases fires of which no job has been made yet, oldest first; none before whose schedule's earlier fires are settled or leased with it. */
  claimFires(claim: { readonly at: Instant; readonly leaseMs: number; readonly max: number }): Promise<readonly DueFire[]>;
  /** What became of a fire; a `message` is told on its schedule. */
  settleFire(fire: { readonly scheduleId: string; readonly fireAt: Instant; readonly at: Instant } & FireOutcome): Promise<void>;
  postponeFire(fire: {
    readonly scheduleId: string;
    readonly fireAt: Instant;
    readonly dueAt: Instant;
    readonly reason: string;
  }): Promise<void>;
  purgeFires(before: Instant, max: number): Promise<number>;
}

export interface Fired extends Firing {
  readonly message: string;
}

export type FireOutcome =
  | { readonly outcome: 'made'; readonly requestId: string; readonly message: '' }
  | { readonly outcome: 'refused'; readonly requestId: null; readonly message: string };
