// A schedule as it is read. In: a row of table schedule. Out: the schedule. Promised: the columns and their reading stand in this one place.
import type { ScheduleStatus } from '../../../core/schedule.js';
import type { ScheduleRow } from '../../../ports/store/schedules.js';
import { asInstant, asMaybeInstant } from './instants.js';

/** Columns of `schedule s`. */
export const scheduleColumns = `s.id, s.tenant_id, s.name, s.user_id, s.model_id, s.configuration_id, s.input_folder_id,
  s.output_folder_id, s.schedule_string, s.time_zone, s.executions_max, s.executions, s.status, s.message, s.created_at, s.next_at`;

export interface RawSchedule {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly user_id: string;
  readonly model_id: string;
  readonly configuration_id: string;
  readonly input_folder_id: string | null;
  readonly output_folder_id: string | null;
  readonly schedule_string: string;
  readonly time_zone: string;
  readonly executions_max: number | null;
  readonly executions: number;
  readonly status: ScheduleStatus;
  readonly message: string;
  readonly created_at: Date;
  readonly next_at: Date | null;
}

export function asSchedule(row: RawSchedule): ScheduleRow {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: row.name,
    userId: row.user_id,
    modelId: row.model_id,
    configurationId: row.configuration_id,
    inputFolderId: row.input_folder_id,
    outputFolderId: row.output_folder_id,
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
