// A schedule as it is read. In: a row of table schedule. Out: the schedule. Promised: the columns and their reading stand in this one place.
import type { RequestTemplate } from '../../../core/schedules/fire-request.js';
import type { ScheduleStatus } from '../../../core/schedules/schedule.js';
import type { ScheduledRun } from '../../../core/schedules/scheduled-run.js';
import type { FiringSchedule, ListedSchedule, RequestSchedule, TemplateNow } from '../../../ports/store/request-schedules.js';
import type { Scheduled } from '../../../ports/store/scheduled.js';
import type { AnySchedule, DueSchedule, ScheduleRow } from '../../../ports/store/schedules.js';
import { asInstant, asMaybeInstant } from './sql/instants.js';

const sharedColumns = `s.id, s.tenant_id, s.name, s.user_id, s.schedule_string, s.time_zone, s.executions_max, s.executions, s.status, s.message,
  s.created_at, s.next_at`;
/** Columns of `schedule s`, of models. */
export const modelColumns = `${sharedColumns}, s.model_id, s.configuration_id, s.input_folder_id, s.output_folder_id`;
const boundColumns = 's.starts_at, s.ends_at';
const firingColumns = `s.request, s.template, ${boundColumns}`;
/** What a fire would run, where it names a template. */
const nowColumns = 'now.version as now_version, now.job_id as now_job_id, now.retired as now_retired';
/** Of job requests. */
export const requestColumns = `${sharedColumns}, ${firingColumns}, ${nowColumns}`;
/** What a fire asks for stays in the database: it may be as long as a body. */
export const listedColumns = `${sharedColumns}, ${boundColumns}, ${nowColumns}, s.request #>> '{job,job_id}' as job_id,
  s.template ->> 'name' as template_name, (s.template ->> 'version')::integer as template_version`;
/** Primary key of job_template. */
export const withTemplateNow = `left join lateral (
  select t.version, coalesce(t.body #>> '{request,job,job_id}', '') as job_id, t.retired_at is not null as retired from job_template t
  where t.tenant_id = s.tenant_id and t.name = s.template ->> 'name'
    and (s.template ->> 'version' is null or t.version = (s.template ->> 'version')::integer)
  order by t.version desc limit 1) as now on true`;
/** What is decided on when it fires. */
export const dueColumns = `${sharedColumns}, s.ends_at`;
/** Of either. */
export const anyColumns = `${modelColumns}, ${firingColumns}`;

interface RawShared {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly user_id: string;
  readonly schedule_string: string;
  readonly time_zone: string;
  readonly executions_max: number | null;
  readonly executions: number;
  readonly status: ScheduleStatus;
  readonly message: string;
  readonly created_at: Date;
  readonly next_at: Date | null;
}

export interface RawModelSchedule extends RawShared {
  readonly model_id: string;
  readonly configuration_id: string;
  readonly input_folder_id: string | null;
  readonly output_folder_id: string | null;
}

/** The check of the table: one of the two. */
type RawAsksFor =
  { readonly request: RequestTemplate; readonly template: null } | { readonly request: null; readonly template: ScheduledRun };

interface RawBounds {
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
}

type RawFiringSchedule = RawShared & RawAsksFor & RawBounds;

type RawNow =
  | { readonly now_version: number; readonly now_job_id: string; readonly now_retired: boolean }
  | { readonly now_version: null; readonly now_job_id: null; readonly now_retired: null };

export type RawRequestSchedule = RawFiringSchedule & RawNow;

export type RawListedSchedule = RawShared &
  RawBounds &
  RawNow & { readonly job_id: string | null; readonly template_name: string | null; readonly template_version: number | null };

export type RawSchedule = RawModelSchedule | (RawFiringSchedule & { readonly model_id: null });

export function asAnySchedule(row: RawSchedule): AnySchedule {
  return row.model_id === null
    ? { of: 'request', schedule: asFiringSchedule(row) }
    : { of: 'model', schedule: asModelSchedule(row) };
}

export function asModelSchedule(row: RawModelSchedule): ScheduleRow {
  return {
    ...shared(row),
    modelId: row.model_id,
    configurationId: row.configuration_id,
    inputFolderId: row.input_folder_id,
    outputFolderId: row.output_folder_id,
  };
}

export function asRequestSchedule(row: RawRequestSchedule): RequestSchedule {
  return { ...asFiringSchedule(row), templateNow: templateNow(row) };
}

export function asListedSchedule(row: RawListedSchedule): ListedSchedule {
  const { job_id: jobId, template_name: name, template_version: version } = row;
  return {
    ...shared(row),
    ...bounds(row),
    templateNow: templateNow(row),
    asksFor: name === null ? { kind: 'request', jobId: jobId ?? '' } : { kind: 'template', name, version },
  };
}

function templateNow({ now_version: version, now_job_id: jobId, now_retired: retired }: RawNow): TemplateNow | null {
  return version === null ? null : { version, jobId, retired };
}

function bounds(row: RawBounds): Pick<FiringSchedule, 'startsAt' | 'endsAt'> {
  return { startsAt: asMaybeInstant(row.starts_at), endsAt: asMaybeInstant(row.ends_at) };
}

function asFiringSchedule(row: RawFiringSchedule): FiringSchedule {
  return {
    ...shared(row),
    ...bounds(row),
    asksFor: row.request === null ? { kind: 'template', run: row.template } : { kind: 'request', request: row.request },
  };
}

/** With a time to come: it is due. */
export interface RawDue extends RawShared {
  readonly next_at: Date;
  readonly ends_at: Date | null;
}

export function asDueSchedule(row: RawDue): DueSchedule {
  return { ...shared(row), nextAt: asInstant(row.next_at), endsAt: asMaybeInstant(row.ends_at) };
}

function shared(row: RawShared): Scheduled {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    userId: row.user_id,
    scheduleString: row.schedule_string,
    timeZone: row.time_zone,
    executionsMax: row.executions_max,
    executions: row.executions,
    status: row.status,
    message: row.message,
    createdAt: asInstant(row.created_at),
    nextAt: asMaybeInstant(row.next_at),
  };
}
