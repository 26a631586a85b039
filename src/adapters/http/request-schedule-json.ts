// A schedule of job requests as people and programs read it over HTTP. In: the store's row. Out: JSON in snake_case.
import { textAt } from '../../core/given/raw-body.js';
import type { ShownSchedule } from '../../ports/request-schedules.js';
import type { FireRow, ListedSchedule, RequestSchedule } from '../../ports/store/request-schedules.js';
import { iso, maybeIso } from './request-json.js';

const words = { RUNNING: 'running', STOPPED: 'stopped' } as const;

export function listedScheduleJson(row: ListedSchedule) {
  return {
    schedule_id: row.id,
    name: row.name,
    tenant_id: row.tenantId,
    user_id: row.userId,
    job_id: jobOf(row),
    template: templateOf(row),
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

export function requestScheduleRowJson(row: RequestSchedule) {
  return listedScheduleJson(asListed(row));
}

export function requestScheduleJson({ schedule, fires }: ShownSchedule) {
  const { asksFor } = schedule;
  return {
    ...requestScheduleRowJson(schedule),
    request: asksFor.kind === 'request' ? asksFor.request : null,
    overrides: asksFor.kind === 'template' ? asksFor.run.overrides : null,
    fires: fires.map(fireJson),
  };
}

export function asListed({ asksFor, ...row }: RequestSchedule): ListedSchedule {
  return {
    ...row,
    asksFor:
      asksFor.kind === 'request'
        ? { kind: 'request', jobId: textAt(asksFor.request, ['job', 'job_id']) ?? '' }
        : { kind: 'template', name: asksFor.run.name, version: asksFor.run.version },
  };
}

function jobOf({ asksFor, templateNow }: ListedSchedule): string {
  return asksFor.kind === 'request' ? asksFor.jobId : (templateNow?.jobId ?? '');
}

function templateOf({ asksFor, templateNow }: ListedSchedule) {
  if (asksFor.kind === 'request') return null;
  const { name, version } = asksFor;
  return { name, version, version_now: templateNow?.version ?? null, retired: templateNow?.retired ?? false };
}

function fireJson({ fireAt, outcome, requestId, reason }: FireRow) {
  return { fire_at: iso(fireAt), outcome, request_id: requestId, reason };
}
