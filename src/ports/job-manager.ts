// The driving port of the Job Manager API: what its users may ask, each in the name of one tenant.
import type { OnceKey, Reused } from '../core/once-key.js';
import type { Checked, Problem } from '../core/problem.js';
import type { Page, ModelJobRow } from './store/model-jobs.js';
import type { ScheduleRow } from './store/schedules.js';

/** In whose name. */
export interface Tenancy {
  readonly tenantId: string;
  readonly userId: string;
  /** Who asks, for the record: a user's name as it is, however long. */
  readonly actor: string;
  readonly traceparent: string | null;
}

export interface ListQuery {
  readonly pageNumber: number;
  readonly pageSize: number;
  /** JSON, as it came; null: everything. */
  readonly filter: string | null;
}

export type Made<Thing> =
  | { readonly kind: 'made'; readonly thing: Thing }
  /** It was made under this key before, and is as it is by now. */
  | { readonly kind: 'known'; readonly thing: Thing }
  | Reused
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export type StopAnswer =
  | { readonly kind: 'stopping'; readonly job: ModelJobRow }
  | { readonly kind: 'ended'; readonly job: ModelJobRow }
  | { readonly kind: 'not-found' };

export type ScheduleAnswer =
  | { readonly kind: 'done'; readonly schedule: ScheduleRow }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not-found' };

export interface ScheduleKeeping {
  /** `once`, here and below: absent, or null: asked for again it is made again. */
  createSchedule(tenancy: Tenancy, body: unknown, once?: OnceKey | null): Promise<Made<ScheduleRow>>;
  schedule(tenancy: Tenancy, id: string): Promise<ScheduleRow | null>;
  schedules(tenancy: Tenancy, query: ListQuery): Promise<Checked<Page<ScheduleRow>>>;
  startSchedule(tenancy: Tenancy, id: string): Promise<ScheduleAnswer>;
  stopSchedule(tenancy: Tenancy, id: string): Promise<ScheduleAnswer>;
  /** false: it is not there. */
  removeSchedule(tenancy: Tenancy, id: string): Promise<boolean>;
}

/** Methods throw a Fault from the catalogue: those that may be retried say that nothing was taken. */
export interface JobManager extends ScheduleKeeping {
  createJob(tenancy: Tenancy, body: unknown, once?: OnceKey | null): Promise<Made<ModelJobRow>>;
  job(tenancy: Tenancy, id: string): Promise<ModelJobRow | null>;
  jobs(tenancy: Tenancy, query: ListQuery): Promise<Checked<Page<ModelJobRow>>>;
  stopJob(tenancy: Tenancy, id: string): Promise<StopAnswer>;
}
