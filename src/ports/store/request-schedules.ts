// Schedules of job requests, as they are kept for /v1. Their fires are those of every schedule.
import type { Reach } from '../../core/caller.js';
import type { RequestTemplate } from '../../core/schedules/fire-request.js';
import type { Instant } from '../../core/ids.js';
import type { MadeUnder } from '../../core/once-key.js';
import type { ScheduledRun } from '../../core/schedules/scheduled-run.js';
import type { ScheduleStatus } from '../../core/schedules/schedule.js';
import type { ByHand } from './hands.js';
import type { KeptOnce, Scheduled } from './scheduled.js';

/** What each fire is made of: a whole request, or a run of a template of the schedule's tenant. */
export type AsksFor =
  { readonly kind: 'request'; readonly request: RequestTemplate } | { readonly kind: 'template'; readonly run: ScheduledRun };

/** What it fires by. */
export interface FiringSchedule extends Scheduled {
  /** It fires neither before nor after; null: it is not bound on that side. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly asksFor: AsksFor;
}

/** The version that a fire of now would run. */
export interface TemplateNow {
  readonly version: number;
  readonly jobId: string;
  readonly retired: boolean;
}

export interface RequestSchedule extends FiringSchedule {
  /** null: it asks for a whole request. */
  readonly templateNow: TemplateNow | null;
}

/**
 * One of a list. Of what it asks for, no more is told than the job or the template: the rest may be as long as a body may be, and a page of it would be too much
 * for the process.
 */
export interface ListedSchedule extends Omit<RequestSchedule, 'asksFor'> {
  readonly asksFor:
    | { readonly kind: 'request'; readonly jobId: string }
    | { readonly kind: 'template'; readonly name: string; readonly version: number | null };
}

export interface NewRequestSchedule extends Omit<FiringSchedule, 'executions' | 'message' | 'status'>, KeptOnce {
  readonly nextAt: Instant;
}

export interface RequestSchedulesAsked {
  /** null: of every tenant within reach. */
  readonly tenantId: string | null;
  readonly status: ScheduleStatus | null;
  /** Those that name a template of this name, whatever its version. */
  readonly template: string | null;
  /** Older than this one. */
  readonly before: string | null;
  readonly limit: number;
  readonly reach: Reach;
}

export interface FireRow {
  readonly fireAt: Instant;
  /** `due`: no request has been made of it yet. */
  readonly outcome: 'due' | 'made' | 'refused';
  readonly requestId: string | null;
  /** Why there is none, or none yet. */
  readonly reason: string | null;
}

/** What is changed has an entry in the audit, and what changes nothing has none. */
export interface RequestScheduleStore {
  /** `actor`: who makes it. false: the tenant has `schedulesMax` already, of either kind, or there is one under its key. */
  add(schedule: NewRequestSchedule, schedulesMax: number, actor: string): Promise<boolean>;
  /** Of what was made under a key, of either kind, and is there. */
  madeUnder(key: string): Promise<MadeUnder | null>;
  one(id: string): Promise<RequestSchedule | null>;
  /** The newest first. */
  list(asked: RequestSchedulesAsked): Promise<readonly ListedSchedule[]>;
  /** The newest first. */
  fires(id: string, max: number): Promise<readonly FireRow[]>;
  /** One that has fired as often as it may begins to count anew. null: it is not there. */
  start(id: string, nextAt: Instant, by: ByHand): Promise<RequestSchedule | null>;
  /** With it what it has fired and what is no request yet. */
  stop(id: string, by: ByHand): Promise<RequestSchedule | null>;
  /** false: it is not there. Requests that it has made stay. */
  remove(id: string, by: ByHand): Promise<boolean>;
}
