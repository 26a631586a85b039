// As much of schedules of job requests as is told of them. What is not named here is not needed, and may come and go.
import { z } from 'zod';

const time = z.iso.datetime();

export const ScheduleRow = z.object({
  schedule_id: z.string(),
  name: z.string(),
  tenant_id: z.string(),
  user_id: z.string(),
  job_id: z.string(),
  template: z
    .object({ name: z.string(), version: z.int().nullable(), version_now: z.int().nullable(), retired: z.boolean() })
    .nullable(),
  cron: z.string(),
  time_zone: z.string(),
  starts_at: time.nullable(),
  ends_at: time.nullable(),
  executions_max: z.int().nullable(),
  executions: z.int(),
  status: z.string(),
  next_at: time.nullable(),
  message: z.string(),
});
export type ScheduleRow = z.infer<typeof ScheduleRow>;

export const ShownSchedule = ScheduleRow.extend({
  overrides: z.record(z.string(), z.unknown()).nullable(),
  fires: z.array(
    z.object({ fire_at: time, outcome: z.string(), request_id: z.string().nullable(), reason: z.string().nullable() }),
  ),
});
export type ShownSchedule = z.infer<typeof ShownSchedule>;

export const SchedulePage = z.object({ items: z.array(ScheduleRow), next_cursor: z.string().nullable() });
export type SchedulePage = z.infer<typeof SchedulePage>;

export const RemovedSchedule = z.object({ schedule_id: z.string(), outcome: z.literal('removed') });
