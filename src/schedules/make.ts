// A fire is made what its schedule asks for: a model job, a job request, or a run of a template, by the door that everybody's goes through. Promised: all that identifies it
// and all that is compared is the same whoever makes it, and however often.
import { problemsUnder } from '../core/refusal.js';
import { correlationOf, fireRequest, scheduleSource, type RequestTemplate } from '../core/schedules/fire-request.js';
import { overridesAt, type ScheduledRun } from '../core/schedules/scheduled-run.js';
import type { FiringSchedule } from '../ports/store/request-schedules.js';
import type { DueFire, ScheduleRow } from '../ports/store/schedules.js';
import type { ScheduledOrder } from '../ports/template-door.js';
import type { FireAnswer, FireWish, SchedulesParts } from './parts.js';

type Doors = Pick<SchedulesParts, 'createJob' | 'take' | 'templates'>;

export async function make({ createJob, take, templates }: Doors, due: DueFire): Promise<FireAnswer> {
  if (due.of === 'model') return createJob(jobOf(due.schedule, due.fireAt));
  const { schedule, fireAt } = due;
  const { asksFor } = schedule;
  if (asksFor.kind === 'template') {
    const answer = await templates.take(orderOf(schedule, asksFor.run, fireAt));
    return answer.kind === 'refused' ? { ...answer, problems: problemsUnder('template', answer.problems) } : answer;
  }
  const taken = await take({ body: bodyOf(schedule, asksFor.request, fireAt), source: scheduleSource });
  return taken.kind === 'refused' ? { kind: 'refused', problems: taken.refusal.problems } : { kind: 'created', id: taken.id };
}

function jobOf(schedule: ScheduleRow, fireAt: number): FireWish {
  const { modelId, configurationId, inputFolderId, outputFolderId, tenantId, userId } = schedule;
  return {
    job: { modelId, configurationId, inputFolderId, outputFolderId, executionSecondsMax: null, scheduleId: schedule.id },
    ...{ tenantId, userId, traceparent: null },
    correlationId: `schedule:${schedule.id}:${fireAt}`,
    createdAt: fireAt,
  };
}

export function bodyOf({ id, timeZone }: Pick<FiringSchedule, 'id' | 'timeZone'>, request: RequestTemplate, at: number): Buffer {
  return Buffer.from(JSON.stringify(fireRequest(request, { scheduleId: id, timeZone, at })));
}

type Its = Pick<FiringSchedule, 'id' | 'timeZone' | 'tenantId'>;

export function orderOf({ id, timeZone, tenantId }: Its, { name, version, overrides }: ScheduledRun, at: number): ScheduledOrder {
  const fire = { scheduleId: id, timeZone, at };
  return {
    key: { tenantId, name },
    version,
    overrides: overridesAt(overrides, fire),
    correlationId: correlationOf(fire),
    createdAt: at,
  };
}
