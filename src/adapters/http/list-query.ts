// The filters of the list of requests. In: the query as the server read it. Out: what the store is asked. A filter that is not known is refused:
// ignoring a mistyped one would show everybody's requests.
import { z } from 'zod';
import type { Reach } from '../../core/caller.js';
import { looksLikeSeconds, secondsWords } from '../../core/given/epoch-seconds.js';
import { states } from '../../core/lifecycle.js';
import { undeliveredResponses, type ListAsked } from '../../ports/store/reading.js';
import { pageEndOf } from './cursor.js';
import { latestTime, timeOf } from './query-time.js';

export const pageMax = 500;
export const pageDefault = 100;
const textMax = 128;

export const filterText = z
  .string()
  .min(1, 'must not be empty')
  .max(textMax, `must have at most ${textMax} characters`)
  .regex(/^\P{C}*$/u, 'must be printable text');
const State = z.enum(states, {
  error: ({ input }) => `${JSON.stringify(input)} is not a state; the states are ${states.join(', ')}`,
});
const StateFilter = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((list) => list.split(',')))
  .pipe(z.array(State).max(100, 'names too many states'));

export const PointInTime = z.string().transform((sent, context) => {
  const isNumber = /^[0-9]{1,16}$/.test(sent);
  const time = isNumber ? Number(sent) : timeOf(sent);
  const inSeconds = isNumber && looksLikeSeconds(Number(sent));
  if (time !== null && time <= latestTime && !inSeconds) return time;
  context.addIssue({ code: 'custom', message: inSeconds ? secondsWords : 'must be epoch milliseconds or ISO 8601 with a zone' });
  return z.NEVER;
});

const Cursor = z.string().transform((given, context) => {
  const end = pageEndOf(given);
  if (end !== null) return end;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});

export const Limit = z
  .string()
  .regex(/^[0-9]{1,4}$/, `must be a whole number from 1 to ${pageMax}`)
  .transform(Number)
  .pipe(z.int().min(1, `must be at least 1`).max(pageMax, `must be at most ${pageMax}`));

/** Of rows that are small, or read by the thousand. */
export const LongLimit = z
  .string()
  .regex(/^[0-9]{1,4}$/, 'must be a whole number from 1 to 1000')
  .transform(Number)
  .pipe(z.int().min(1).max(1000));

export const ListQuery = z.strictObject({
  state: StateFilter.default([]).describe('Only in these states. Repeat the parameter, or separate states by commas.'),
  tenant_id: filterText.nullable().default(null).describe('Only of this tenant.'),
  job_id: filterText.nullable().default(null).describe('Only of this job.'),
  correlation_id: filterText.nullable().default(null).describe('Only with this correlation id; there is at most one per tenant.'),
  template: filterText.nullable().default(null).describe('Only runs of the template with this name.'),
  response: z
    .enum(undeliveredResponses, { error: `must be one of: ${undeliveredResponses.join(', ')}` })
    .nullable()
    .default(null)
    .describe(
      'Only those whose job response is `due` (not published yet) or `parked` (its queue does not accept it; it is retried).',
    ),
  created_after: PointInTime.nullable()
    .default(null)
    .describe(
      'Only created at or after this time: epoch milliseconds, or ISO 8601 with a zone. Requests that arrived more than a day before it are not looked at.',
    ),
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

export function askedBy(query: z.output<typeof ListQuery>, reach: Reach): ListAsked {
  const { state, tenant_id: tenantId, job_id: jobId, correlation_id: correlationId, created_after: createdAfter } = query;
  const { template, response, cursor: before, limit } = query;
  return { states: [...new Set(state)], tenantId, jobId, correlationId, template, response, createdAfter, before, limit, reach };
}
