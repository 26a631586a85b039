// Whether a schedule of job requests can be kept. In: a body as it came. Out: what is to be kept and its first fire, or every problem by its path.
// Promised: what passes fires, and its first fire would be taken by the door of intake as it is now.
import type { Reach } from '../core/caller.js';
import { scheduleSource, templateProblems, type RequestTemplate } from '../core/schedules/fire-request.js';
import type { Instant } from '../core/ids.js';
import type { Checked, Problem } from '../core/problem.js';
import { rawAt } from '../core/given/raw-body.js';
import { refusalAround, type Refusal, type RefusalCode } from '../core/refusal.js';
import { readRequestSchedule, type RequestScheduleWish } from '../core/schedules/request-schedule.js';
import { isZone } from '../core/settings.js';
import type { ScheduleRefused } from '../ports/request-schedules.js';
import { bodyOf } from './make.js';
import type { RequestSchedulesParts } from './parts.js';
import { timesOf } from './times.js';

export interface ToCheck {
  readonly id: string;
  readonly body: unknown;
  readonly reach: Reach;
}

export type CheckedSchedule =
  | {
      readonly kind: 'passed';
      readonly wish: RequestScheduleWish;
      readonly nextAt: Instant;
      readonly tenantId: string;
      readonly userId: string;
    }
  | ScheduleRefused;

export function checkSchedule(parts: RequestSchedulesParts, { id, body, reach }: ToCheck): CheckedSchedule {
  const read = readRequestSchedule(body);
  const first = read.ok ? firstFire(parts, read.value) : read;
  // What is wrong with its request is told with the rest.
  const timeZone = read.ok && isZone(read.value.timeZone) ? read.value.timeZone : 'UTC';
  const at = first.ok ? first.value : parts.clock.now();
  const looked = look(parts, rawAt(body, ['request']), { id, timeZone, at, reach });
  if (read.ok && first.ok && looked.kind === 'row') {
    const { tenantId, userId } = looked;
    return { kind: 'passed', wish: read.value, nextAt: first.value, tenantId, userId };
  }
  return { kind: 'refused', ...refusalAround(first.ok ? [] : first.problems, looked.kind === 'row' ? null : looked.refusal) };
}

const paths = { expression: 'cron', zone: 'time_zone' } as const;

type Times = Pick<RequestScheduleWish, 'scheduleString' | 'timeZone' | 'startsAt' | 'endsAt'>;

/** From its beginning on, and after now: what it would have fired while it was stopped is not made up for. */
export function firstFire(
  { times, bounds, clock }: RequestSchedulesParts,
  { scheduleString: expression, timeZone, startsAt, endsAt }: Times,
): Checked<Instant> {
  const after = Math.max(clock.now(), (startsAt ?? 0) - 1);
  const timed = timesOf(times, { expression, timeZone, after, intervalMinMs: bounds.intervalMinMs });
  if (!timed.ok) return { ok: false, problems: timed.problems.map(({ of, message }) => ({ path: paths[of], message })) };
  if (endsAt === null || timed.nextAt <= endsAt) return { ok: true, value: timed.nextAt };
  const message = `it would not fire any more: its next fire would be at ${new Date(timed.nextAt).toISOString()}`;
  return { ok: false, problems: [{ path: 'ends_at', message }] };
}

type Looked =
  | { readonly kind: 'row'; readonly tenantId: string; readonly userId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

interface Look extends Omit<ToCheck, 'body'> {
  readonly timeZone: string;
  readonly at: Instant;
}

/** As its next fire would be looked at by the door of intake. */
function look({ examine }: RequestSchedulesParts, request: unknown, { reach, at, ...of }: Look): Looked {
  // Told where it is read.
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return refused('invalid-request', []);
  const template = request as RequestTemplate;
  const examined = examine({ body: bodyOf({ ...of, request: template }, at), source: scheduleSource, reach });
  const own = templateProblems(template);
  if (examined.ok)
    return own.length === 0
      ? { kind: 'row', tenantId: examined.row.tenantId, userId: examined.row.userId }
      : refused('invalid-request', own);
  const { code, problems } = examined.refusal;
  if (own.length === 0 || code === 'tenant-not-allowed') return refused(code, problems);
  return refused('invalid-request', [...own, ...problems]);
}

function refused(code: RefusalCode, problems: readonly Problem[]): Looked {
  return { kind: 'refused', refusal: { code, problems } };
}
