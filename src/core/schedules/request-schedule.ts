// What a schedule of job requests is asked with over /v1: when it fires, from when to when, how often, and what each fire asks for.
import { z } from 'zod';
import { rawAt } from '../given/raw-body.js';
import { ownOfAFire, type RequestTemplate } from './fire-request.js';
import { ScheduledRunBody, scheduledRunOf, type ScheduledRunWish } from './scheduled-run.js';
import type { Instant } from '../ids.js';
import { PointInTime } from '../job-request.js';
import { readBody } from '../model-jobs/model-job.js';
import type { Checked, Problem } from '../problem.js';

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
    name: text(256).describe('A name for people to read.'),
    cron: text(256).describe(
      'A Quartz cron expression: seconds, minutes, hours, day of month, month, day of week, and optionally a year.',
    ),
    time_zone: text(64).describe('The IANA time zone of the times, such as Europe/Dublin.'),
    starts_at: PointInTime.nullish().describe('It does not fire before this time: epoch milliseconds, or ISO 8601 with a zone.'),
    ends_at: PointInTime.nullish().describe('It does not fire after this time.'),
    executions_max: z
      .int({ error: executionsProblem })
      .min(1, executionsProblem)
      .max(executionsMax, executionsProblem)
      .nullish()
      .describe('How often it fires, caught-up fires included; absent: no limit.'),
    request: z
      .record(z.string(), z.unknown(), 'must be a job request')
      .optional()
      .describe(`A job request as mediators send it, without ${ownOfAFire.join(' and ')}. Give either this or template.`),
    template: ScheduledRunBody.optional().describe('The template that each fire runs. Give either this or request.'),
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
  readonly asksFor: AsksForWish;
}

/** A whole request, or a run of a template. */
export type AsksForWish =
  { readonly kind: 'request'; readonly request: RequestTemplate } | { readonly kind: 'template'; readonly run: ScheduledRunWish };

/** Every problem of it, by its path. What is wrong with the request itself is for the door of intake to say. */
export function readRequestSchedule(body: unknown): Checked<RequestScheduleWish> {
  const read = readBody(RequestScheduleBody, body);
  const neither = eitherProblems(body);
  if (!read.ok) return { ok: false, problems: [...read.problems, ...neither] };
  const { name, cron: scheduleString, time_zone: timeZone, starts_at, ends_at, executions_max: max, ...what } = read.value;
  const asksFor = asksForOf(what);
  if (asksFor === null || neither.length > 0) return { ok: false, problems: neither };
  const [startsAt, endsAt] = [starts_at ?? null, ends_at ?? null];
  return {
    ok: true,
    value: { name, scheduleString, timeZone, startsAt, endsAt, executionsMax: max ?? null, asksFor },
  };
}

function asksForOf({
  request,
  template,
}: Pick<z.output<typeof RequestScheduleBody>, 'request' | 'template'>): AsksForWish | null {
  if (template !== undefined) return { kind: 'template', run: scheduledRunOf(template) };
  return request === undefined ? null : { kind: 'request', request };
}

/** Told with whatever else is wrong. */
function eitherProblems(body: unknown): Problem[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const said = ['request', 'template'].filter((name) => rawAt(body, [name]) !== undefined);
  if (said.length === 0) return [{ path: 'request', message: 'is required, where no template is said' }];
  return said.length === 1 ? [] : [{ path: 'template', message: 'must be left out: a request is said already' }];
}
