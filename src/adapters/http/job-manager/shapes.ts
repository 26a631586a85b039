// Jobs and their lists as they are sent and answered. The names and kinds are those of the published samples; what those do not know comes
// beside. A contract of somebody else's: a field that changes breaks their users.
import { z } from 'zod';
import { jobStatuses } from '../../../core/model-jobs/model-job.js';
import { jobSteps, stepStates } from '../../../core/model-jobs/model-job-steps.js';
import { scheduleStatuses } from '../../../core/schedules/schedule.js';
import { named } from '../api/named.js';

const MaybeText = z.string().nullable();

export const JobParametersJson = named(
  'JobParameters',
  z.looseObject({
    modelId: z.string(),
    configurationId: z.string(),
    inputFolderId: MaybeText.optional(),
    outputFolderId: MaybeText.optional(),
    maximumExecutionTimeInSeconds: z
      .union([z.string(), z.int()])
      .nullable()
      .optional()
      .describe('The limit of the execution alone, without starting the environment and preparing the input.'),
  }),
);

const job = {
  id: z.string(),
  modelId: z.string(),
  environmentId: MaybeText.describe('Where it runs; null: not known yet.'),
  message: z
    .string()
    .describe('Its current step. After a fatal error: the step that failed, the cause, and what failed while cleaning up.'),
  status: z.enum(jobStatuses),
  creationDate: z.iso.datetime(),
  createdBy: z.string().describe('The tenant.'),
  inputFolderId: MaybeText,
  outputFolderId: MaybeText,
  configurationId: z.string(),
  maximumExecutionTimeInSeconds: MaybeText,
  scheduleId: MaybeText.describe('The schedule that created it.'),
  steps: z.array(z.object({ step: z.enum(jobSteps), state: z.enum(stepStates) })),
};
export const JobJson = named('Job', z.object(job));
const ListedJobJson = named('ListedJob', z.object({ jobId: z.string().describe('The same as id.'), ...job }));

export const JobPageJson = named('JobPage', z.object({ ...envelope(ListedJobJson), jobs: z.array(ListedJobJson) }));

export const ScheduleParametersJson = named(
  'ScheduleParameters',
  z.looseObject({
    modelId: z.string(),
    configurationId: z.string(),
    scheduleString: z.string().describe('A Quartz cron expression, with seconds: 0 15 10 * * ? is 10:15 every day.'),
    inputFolderId: MaybeText.optional(),
    outputFolderId: MaybeText.optional(),
    maximumExecutionTime: z
      .union([z.string(), z.int()])
      .nullable()
      .optional()
      .describe('How often it may run; absent: no limit.'),
    name: MaybeText.optional(),
    timeZone: MaybeText.optional().describe('An IANA time zone, such as Europe/Dublin.'),
  }),
);

export const ScheduleJson = named(
  'Schedule',
  z.object({
    id: z.string(),
    name: z.string(),
    modelId: z.string(),
    scheduleString: z.string(),
    creationDate: z.iso.datetime(),
    createdBy: z.string().describe('The tenant.'),
    status: z.enum(scheduleStatuses),
    inputFolderId: MaybeText,
    outputFolderId: MaybeText,
    configurationId: z.string(),
    maximumExecutionTime: z.int().nullable(),
    message: z.string().describe('Why its last fire did not create a job, or why it stopped by itself.'),
    timeZone: z.string(),
    executions: z.int(),
    nextExecution: z.iso.datetime().nullable(),
  }),
);

export const SchedulePageJson = named('SchedulePage', z.object({ ...envelope(ScheduleJson), schedules: z.array(ScheduleJson) }));

function envelope<Item extends z.ZodType>(item: Item) {
  return {
    content: z.array(item),
    totalPages: z.int(),
    totalElements: z.int(),
    last: z.boolean(),
    first: z.boolean(),
    size: z.int(),
    number: z.int(),
    numberOfElements: z.int(),
    sort: z.null(),
    page: z.object({ number: z.int(), size: z.int(), totalPages: z.int(), totalElements: z.int() }),
  };
}

export const ErrorsJson = named(
  'Errors',
  z.object({
    errors: z.array(
      z.object({
        code: z.string().describe('Stable. See docs/errors.md.'),
        message: z.string(),
        logref: z.string().describe('The same as X-Request-Id.'),
      }),
    ),
  }),
);
