// A fire is made what its schedule asks for: a model job, or a job request, by the door that everybody's goes through. Promised: all that identifies it
// and all that is compared is the same whoever makes it, and however often.
import { fireRequest, scheduleSource } from '../core/schedules/fire-request.js';
import type { RequestSchedule } from '../ports/store/request-schedules.js';
import type { DueFire, ScheduleRow } from '../ports/store/schedules.js';
import type { FireAnswer, FireWish, SchedulesParts } from './parts.js';

export async function make(parts: Pick<SchedulesParts, 'createJob' | 'take'>, due: DueFire): Promise<FireAnswer> {
  if (due.of === 'model') return parts.createJob(jobOf(due.schedule, due.fireAt));
  const taken = await parts.take({ body: bodyOf(due.schedule, due.fireAt), source: scheduleSource });
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

export function bodyOf({ id, timeZone, request }: Pick<RequestSchedule, 'id' | 'timeZone' | 'request'>, at: number): Buffer {
  return Buffer.from(JSON.stringify(fireRequest(request, { scheduleId: id, timeZone, at })));
}
