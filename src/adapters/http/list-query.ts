// The filters of the list of requests. In: the query as the server read it. Out: what the store is asked, or every problem with its path.
// A filter that is not known is refused: ignoring a mistyped one would show everybody's requests.
import { z } from 'zod';
import { states } from '../../core/lifecycle.js';
import type { Checked } from '../../core/problem.js';
import type { ListAsked } from '../../ports/store/reading.js';
import { pageEndOf } from './cursor.js';

export const pageMax = 500;
const pageDefault = 100;
const textMax = 128;

const once = z.string({ error: 'may be given only once' });
const text = once.pipe(z.string().min(1, 'must not be empty').max(textMax, `must have at most ${textMax} characters`));
const State = z.enum(states, {
  error: ({ input }) => `${JSON.stringify(input)} is not a state; the states are ${states.join(', ')}`,
});
const StateFilter = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((list) => list.split(',')))
  .pipe(z.array(State).max(100, 'names too many states'));

const pointInTime = 'must be epoch milliseconds or ISO 8601 with a zone';
const PointInTime = once.transform((sent, context) => {
  // A + that was not encoded arrives as a space: the sign of the zone is the only place where it can have stood.
  const given = sent.replace(' ', '+');
  const time = /^[0-9]{1,16}$/.test(given)
    ? Number(given)
    : z.iso.datetime({ offset: true }).safeParse(given).success
      ? Date.parse(given)
      : NaN;
  if (Number.isFinite(time) && time <= 8_640_000_000_000_000) return time;
  context.addIssue({ code: 'custom', message: pointInTime });
  return z.NEVER;
});

const Cursor = once.transform((given, context) => {
  const end = pageEndOf(given);
  if (end !== null) return end;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});

const Limit = once
  .regex(/^[0-9]{1,4}$/, `must be a whole number from 1 to ${pageMax}`)
  .transform(Number)
  .pipe(z.int().min(1, `must be at least 1`).max(pageMax, `must be at most ${pageMax}`));

const ListQuery = z.strictObject({
  state: StateFilter.default([]),
  tenant_id: text.nullable().default(null),
  job_id: text.nullable().default(null),
  created_after: PointInTime.nullable().default(null),
  cursor: Cursor.nullable().default(null),
  limit: Limit.default(pageDefault),
});

export function readListQuery(query: unknown): Checked<ListAsked> {
  const checked = ListQuery.safeParse(query);
  if (!checked.success) return { ok: false, problems: checked.error.issues.flatMap(problemsOf) };
  const { state, tenant_id: tenantId, job_id: jobId, created_after: createdAfter, cursor: before, limit } = checked.data;
  return { ok: true, value: { states: [...new Set(state)], tenantId, jobId, createdAfter, before, limit } };
}

function problemsOf(issue: z.core.$ZodIssue) {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((path) => ({ path, message: 'is not a filter of this list' }));
  return [{ path: String(issue.path[0] ?? ''), message: issue.message }];
}
