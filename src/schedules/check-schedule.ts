// Whether a schedule of job requests can be kept. In: a body as it came. Out: what is to be kept and its first fire, or every problem by its path.
// Promised: what passes fires, and its first fire would be taken by the door that it goes through, as that is now.
import type { Reach } from '../core/caller.js';
import type { Instant } from '../core/ids.js';
import type { Checked, Problem } from '../core/problem.js';
import { rawAt } from '../core/given/raw-body.js';
import { refusalAround } from '../core/refusal.js';
import { readRequestSchedule, type RequestScheduleWish } from '../core/schedules/request-schedule.js';
import { isZone } from '../core/time-zone.js';
import type { ScheduleRefused } from '../ports/request-schedules.js';
import { lookAtRequest, lookAtTemplate, type Look, type Looked } from './look.js';
import type { RequestSchedulesParts } from './parts.js';
import { timesOf, withTimeProblems } from './times.js';

export interface ToCheck {
  readonly id: string;
  readonly body: unknown;
  readonly reach: Reach;
}

export type CheckedSchedule =
  | ({
      readonly kind: 'passed';
      readonly wish: RequestScheduleWish;
      readonly nextAt: Instant;
    } & Omit<Extract<Looked, { kind: 'would-be-taken' }>, 'kind'>)
  | ScheduleRefused;

export async function checkSchedule(parts: RequestSchedulesParts, { id, body, reach }: ToCheck): Promise<CheckedSchedule> {
  const read = readRequestSchedule(body);
  const first = read.ok ? firstFire(parts, read.value) : besideTimes(parts, body, read.problems);
  // What is wrong with what it asks for is told with the rest.
  const timeZone = read.ok && isZone(read.value.timeZone) ? read.value.timeZone : 'UTC';
  const fire = { scheduleId: id, timeZone, at: first.ok ? first.value : parts.clock.now() };
  const { at, looked } = await look(parts, body, { fire, reach });
  if (read.ok && first.ok && looked.kind === 'would-be-taken')
    return { ...looked, kind: 'passed', wish: read.value, nextAt: first.value };
  const within = looked.kind === 'refused' ? looked.refusal : null;
  return { kind: 'refused', ...refusalAround(first.ok ? [] : first.problems, within, at) };
}

/** `at`: under which name what it asks for stands. That it asks for both, or for neither, is told where it is read. */
async function look(parts: RequestSchedulesParts, body: unknown, as: Look) {
  const [request, template] = [rawAt(body, ['request']), rawAt(body, ['template'])];
  return request === undefined && template !== undefined
    ? ({ at: 'template', looked: await lookAtTemplate(parts, template, as) } as const)
    : ({ at: 'request', looked: lookAtRequest(parts, request, as) } as const);
}

const paths = { expression: 'cron', zone: 'time_zone' } as const;

function besideTimes(
  { times, bounds, clock }: RequestSchedulesParts,
  body: unknown,
  problems: readonly Problem[],
): Extract<Checked<never>, { ok: false }> {
  const asked = { after: clock.now(), intervalMinMs: bounds.intervalMinMs };
  return { ok: false, problems: withTimeProblems(times, { body, problems, paths }, asked) };
}

type Times = Pick<RequestScheduleWish, 'scheduleString' | 'timeZone' | 'startsAt' | 'endsAt'>;

/** From its beginning on, and after now: what it would have fired while it was stopped is not made up for. */
export function firstFire(
  { times, bounds, clock }: Pick<RequestSchedulesParts, 'times' | 'bounds' | 'clock'>,
  { scheduleString: expression, timeZone, startsAt, endsAt }: Times,
): Checked<Instant> {
  const after = Math.max(clock.now(), (startsAt ?? 0) - 1);
  const timed = timesOf(times, { expression, timeZone, after, intervalMinMs: bounds.intervalMinMs });
  if (!timed.ok) return { ok: false, problems: timed.problems.map(({ of, message }) => ({ path: paths[of], message })) };
  if (endsAt === null || timed.nextAt <= endsAt) return { ok: true, value: timed.nextAt };
  const message = `it would not fire any more: its next fire would be at ${new Date(timed.nextAt).toISOString()}`;
  return { ok: false, problems: [{ path: 'ends_at', message }] };
}
