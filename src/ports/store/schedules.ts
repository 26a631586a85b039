// Schedules, and their fires. A fire is recorded in the transaction that moves its schedule on; a job is made of it after that, under a name
// that only this fire has: so each becomes one job, however many replicas look and whenever they die.
import type { Instant } from '../../core/ids.js';
import type { MadeUnder } from '../../core/once-key.js';
import type { Firing, ScheduleWish } from '../../core/schedules/schedule.js';
import type { ByHand } from './hands.js';
import type { Page, PageAsked } from './model-jobs.js';
import type { FiringSchedule } from './request-schedules.js';
import type { KeptOnce, Scheduled } from './scheduled.js';

export type ScheduleField = 'name' | 'status' | 'creationDate' | 'modelId' | 'scheduleString' | 'message';

/** Of the Job Manager API. */
export interface ScheduleRow extends Scheduled, Omit<ScheduleWish, keyof Scheduled> {}

export interface NewSchedule extends Omit<ScheduleRow, 'executions' | 'message' | 'status'>, KeptOnce {
  readonly nextAt: Instant;
}

export type AnySchedule =
  { readonly of: 'model'; readonly schedule: ScheduleRow } | { readonly of: 'request'; readonly schedule: FiringSchedule };

/** What it is decided on when it fires. */
export interface DueSchedule extends Scheduled {
  readonly nextAt: Instant;
  readonly endsAt: Instant | null;
}

export type DueFire = AnySchedule & {
  readonly fireAt: Instant;
  readonly attempts: number;
};

export interface OfTenant {
  readonly tenantId: string;
  readonly id: string;
}

/**
 * Those of models are kept, shown and changed here; fires are of both. What somebody changes has an entry in the audit, and what changes nothing
 * has none.
 */
export interface ScheduleStore {
  /** `actor`: who makes it. false: the tenant has `schedulesMax` already, or there is one under its key. */
  add(schedule: NewSchedule, schedulesMax: number, actor: string): Promise<boolean>;
  /** Of what was made under a key, of either kind, and is there. */
  madeUnder(key: string): Promise<MadeUnder | null>;
  schedule(tenantId: string, id: string): Promise<ScheduleRow | null>;
  page(asked: PageAsked<ScheduleField>): Promise<Page<ScheduleRow>>;
  /** A schedule that has run as often as it may begins to count anew. null: it is not there. */
  start(of: OfTenant, nextAt: Instant, by: ByHand): Promise<ScheduleRow | null>;
  /** With it what it has fired and what is no job yet. */
  stop(of: OfTenant, by: ByHand): Promise<ScheduleRow | null>;
  /** false: it is not there. Jobs that it has made stay. */
  remove(of: OfTenant, by: ByHand): Promise<boolean>;
  /** Whether a schedule or a fire is due: the one question of a look that finds nothing. */
  anyDue(now: Instant): Promise<boolean>;
  /**
   * Moves on schedules whose time has come, at most `max`, in one transaction: what `decide` says of each is recorded with its fires.
   * Answers how many. Of replicas that ask at once each sees others.
   */
  fireDue(now: Instant, max: number, decide: (schedule: DueSchedule) => Fired): Promise<number>;
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
