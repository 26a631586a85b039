// A schedule of job requests as it is sent and as it is answered. These are contracts: a field that is taken away breaks somebody.
import { z } from 'zod';
import { RequestScheduleBody } from '../../../core/schedules/request-schedule.js';
import { named } from '../api/named.js';

export const ScheduleBodyJson = named('RequestScheduleBody', RequestScheduleBody);

const Time = z.iso.datetime();
const MaybeTime = Time.nullable();

export const scheduleWords = ['running', 'stopped'] as const;

const Row = z.object({
  schedule_id: z.string(),
  name: z.string(),
  tenant_id: z.string(),
  user_id: z.string(),
  job_id: z.string().describe('For a template: the job of the version that a fire would run now.'),
  template: z
    .object({
      name: z.string(),
      version: z.int().nullable().describe('null: each fire runs the newest.'),
      version_now: z.int().nullable().describe('The version that a fire would run now.'),
      retired: z.boolean().describe('true: its fires are refused.'),
    })
    .nullable()
    .describe('null: it has a request of its own.'),
  cron: z.string(),
  time_zone: z.string(),
  starts_at: MaybeTime,
  ends_at: MaybeTime,
  executions_max: z.int().nullable().describe('null: no limit.'),
  executions: z
    .int()
    .describe('How often it has fired since it was created, or since it was started again after it had reached its limit.'),
  status: z.enum(scheduleWords),
  next_at: MaybeTime.describe('When it fires next; null: it is stopped.'),
  message: z.string().describe('Why its last fire did not make a job request, or why it stopped by itself.'),
  created: Time,
});
export const RequestScheduleRowJson = named('RequestScheduleRow', Row);

export const RequestScheduleJson = named(
  'RequestSchedule',
  Row.extend({
    request: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('The job request that each fire makes; null: each fire runs the template.'),
    overrides: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What each run of the template overrides; null: it has no template.'),
    fires: z
      .array(
        z.object({
          fire_at: Time,
          outcome: z.enum(['due', 'made', 'refused']).describe('due: its job request has not been made yet.'),
          request_id: z.string().nullable(),
          reason: z.string().nullable().describe('Why there is no request, or none yet.'),
        }),
      )
      .describe('The last twenty, newest first.'),
  }),
);

export const RequestSchedulePageJson = named(
  'RequestSchedulePage',
  z.object({
    items: z.array(RequestScheduleRowJson),
    next_cursor: z.string().nullable().describe('null: this is the last page.'),
  }),
);

export const RemovedScheduleJson = named('RemovedSchedule', z.object({ schedule_id: z.string(), outcome: z.literal('removed') }));
