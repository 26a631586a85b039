// A schedule as users of the Job Manager API read it. In: the row. Out: JSON in the shapes that its public client names; time zone, count
// and the next fire beside.
import type { ListQuery } from '../../../ports/job-manager.js';
import type { Page } from '../../../ports/store/model-jobs.js';
import type { ScheduleRow } from '../../../ports/store/schedules.js';
import { iso } from '../request-json.js';
import { envelope } from './job-json.js';

export function scheduleJson(row: ScheduleRow) {
  return {
    id: row.id,
    name: row.name,
    modelId: row.modelId,
    scheduleString: row.scheduleString,
    creationDate: iso(row.createdAt),
    createdBy: row.tenantId,
    status: row.status,
    inputFolderId: row.inputFolderId,
    outputFolderId: row.outputFolderId,
    configurationId: row.configurationId,
    maximumExecutionTime: row.executionsMax,
    message: row.message,
    timeZone: row.timeZone,
    executions: row.executions,
    nextExecution: row.nextAt === null ? null : iso(row.nextAt),
  };
}

export function schedulePageJson(page: Page<ScheduleRow>, asked: ListQuery) {
  const schedules = page.rows.map(scheduleJson);
  return { ...envelope(schedules, page.total, asked), schedules };
}
