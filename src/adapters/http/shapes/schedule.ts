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
  job_id: z.string().describe('Of a template: the job of the version that a fire of now would run.'),
  template: z
    .object({
      name: z.string(),
      version: z.int().nullable().describe('null: the newest at each fire.'),
      version_now: z.int().nullable().describe('Which version a fire of now would run.'),
      retired: z.boolean().describe('true: its fires are refused.'),
    })
    .nullable()
    .describe('null: it asks for a request of its own.'),
  cron: z.string(),
  time_zone: z.string(),
  starts_at: MaybeTime,
  ends_at: MaybeTime,
  executions_max: z.int().nullable().describe('null: it fires as often as it comes.'),
  executions: z
    .int()
    .describe('How often it has fired since it was made, or since it was started after it had fired as often as it may.'),
  status: z.enum(scheduleWords),
  next_at: MaybeTime.describe('When it fires next; null: it is stopped.'),
  message: z.string().describe('Why its last fire became no job request, or why it has stopped by itself.'),
  created: Time,
});
export const RequestScheduleRowJson = named('RequestScheduleRow', Row);

export const RequestScheduleJson = named(
  'RequestSchedule',
  Row.extend({
    request: z.record(z.string(), z.unknown()).nullable().describe('What each fire asks for; null: a run of the template.'),
    overrides: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What each run of the template says otherwise; null: it names none.'),
    fires: z
      .array(
        z.object({
          fire_at: Time,
          outcome: z.enum(['due', 'made', 'refused']).describe('due: no job request has been made of it yet.'),
          request_id: z.string().nullable(),
          reason: z.string().nullable().describe('Why there is none, or none yet.'),
        }),
      )
      .describe('The last twenty, the newest first.'),
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
