// A schedule of job requests as people and programs read it over HTTP. In: the store's row. Out: JSON in snake_case.
import { textAt } from '../../core/given/raw-body.js';
import type { ShownSchedule } from '../../ports/request-schedules.js';
import type { FireRow, RequestSchedule } from '../../ports/store/request-schedules.js';
import { iso, maybeIso } from './request-json.js';

const words = { RUNNING: 'running', STOPPED: 'stopped' } as const;

export function requestScheduleRowJson(row: RequestSchedule) {
  return {
    schedule_id: row.id,
    name: row.name,
    tenant_id: row.tenantId,
    user_id: row.userId,
    job_id: textAt(row.request, ['job', 'job_id']) ?? '',
    cron: row.scheduleString,
    time_zone: row.timeZone,
    starts_at: maybeIso(row.startsAt),
    ends_at: maybeIso(row.endsAt),
    executions_max: row.executionsMax,
    executions: row.executions,
    status: words[row.status],
    next_at: maybeIso(row.nextAt),
    message: row.message,
    created: iso(row.createdAt),
  };
}

export function requestScheduleJson({ schedule, fires }: ShownSchedule) {
  return { ...requestScheduleRowJson(schedule), request: schedule.request, fires: fires.map(fireJson) };
}

function fireJson({ fireAt, outcome, requestId, reason }: FireRow) {
  return { fire_at: iso(fireAt), outcome, request_id: requestId, reason };
}
