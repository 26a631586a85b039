// What a schedule of job requests is asked with over /v1: when it fires, from when to when, how often, and what each fire asks for.
import { z } from 'zod';
import { ownOfAFire, type RequestTemplate } from './fire-request.js';
import type { Instant } from '../ids.js';
import { PointInTime } from '../job-request.js';
import { readBody } from '../model-jobs/model-job.js';
import type { Checked } from '../problem.js';

const executionsMax = 1_000_000;
const executionsProblem = `must be a whole number from 1 to ${executionsMax}`;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`)
    .regex(/^\P{C}*$/u, 'must be printable text');

export const RequestScheduleBody = z
  .strictObject({
    name: text(256).describe('For people.'),
    cron: text(256).describe(
      'As Quartz writes it: seconds, minutes, hours, day of month, month, day of week, and a year if wished.',
    ),
    time_zone: text(64).describe('The IANA zone whose clock it fires by, such as Europe/Dublin.'),
    starts_at: PointInTime.nullish().describe('It does not fire before: epoch milliseconds, or ISO 8601 with a zone.'),
    ends_at: PointInTime.nullish().describe('It does not fire after.'),
    executions_max: z
      .int({ error: executionsProblem })
      .min(1, executionsProblem)
      .max(executionsMax, executionsProblem)
      .nullish()
      .describe('How often it fires, made up for or not; none: for ever.'),
    request: z
      .record(z.string(), z.unknown(), 'must be a job request')
      .describe(`A job request as mediators send it, without ${ownOfAFire.join(' and ')}.`),
  })
  .refine(({ starts_at: starts, ends_at: ends }) => !(typeof starts === 'number' && typeof ends === 'number' && ends < starts), {
    path: ['ends_at'],
    message: 'must not be before starts_at',
  });

export interface RequestScheduleWish {
  readonly name: string;
  readonly scheduleString: string;
  readonly timeZone: string;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly executionsMax: number | null;
  readonly request: RequestTemplate;
}

/** Every problem of it, by its path. What is wrong with the request itself is for the door of intake to say. */
export function readRequestSchedule(body: unknown): Checked<RequestScheduleWish> {
  const read = readBody(RequestScheduleBody, body);
  if (!read.ok) return read;
  const { name, cron: scheduleString, time_zone: timeZone, starts_at, ends_at, executions_max: max, request } = read.value;
  const [startsAt, endsAt] = [starts_at ?? null, ends_at ?? null];
  return {
    ok: true,
    value: { name, scheduleString, timeZone, startsAt, endsAt, executionsMax: max ?? null, request },
  };
}
