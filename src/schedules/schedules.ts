// Schedules. In: what users of the Job Manager API keep, each in the name of a tenant, and the time. Out: model jobs. Promised: a schedule
// that is kept can fire, and its inputs were there when it was made; a fire becomes one job, whoever makes it; after a time away what was
// missed is made up for within bounds, and never all at once.
import { readFilter } from '../core/list-filter.js';
import type { Checked, Problem } from '../core/problem.js';
import { readScheduleBody, scheduleStatuses, type ScheduleWish } from '../core/schedule.js';
import type { ReadTimes } from '../ports/cron-times.js';
import type { ListQuery, Made, ScheduleAnswer, ScheduleKeeping, Tenancy } from '../ports/job-manager.js';
import type { Page } from '../ports/store/model-jobs.js';
import type { ScheduleField, ScheduleRow } from '../ports/store/schedules.js';
import { fire } from './fire.js';
import type { SchedulesParts } from './parts.js';

const rowsMax = 10_000;
const purgeMax = 1_000;
/** Fires that are looked at for their distance: more than any one field of an expression has values. Each takes a fraction of a millisecond. */
const firesLookedAt = 62;

const fields = {
  name: 'text',
  status: 'status',
  creationDate: 'time',
  modelId: 'text',
  scheduleString: 'text',
  message: 'text',
} as const satisfies Record<ScheduleField, string>;

export interface Schedules extends ScheduleKeeping {
  /** One pass; answers how many jobs were made. */
  fire(): Promise<number>;
  purge(): Promise<number>;
}

export function openSchedules(parts: SchedulesParts): Schedules {
  const { store, clock, bounds } = parts;
  return {
    createSchedule: (tenancy, body) => create(parts, tenancy, body),
    schedule: ({ tenantId }, id) => store.schedule(tenantId, id),
    schedules: ({ tenantId }, query) => list(parts, tenantId, query),
    startSchedule: (tenancy, id) => start(parts, tenancy, id),
    stopSchedule: async ({ tenantId }, id) => answerOf(await store.stop(tenantId, id)),
    removeSchedule: ({ tenantId }, id) => store.remove(tenantId, id),
    fire: () => fire(parts),
    purge: () => store.purgeFires(clock.now() - bounds.keepMs, purgeMax),
  };
}

async function create(parts: SchedulesParts, tenancy: Tenancy, body: unknown): Promise<Made<ScheduleRow>> {
  const { store, clock, ids, bounds } = parts;
  const read = readScheduleBody(body);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const wish = read.value;
  const now = clock.now();
  const timed = timesOf(parts, wish, now);
  const inputs = await parts.check(tenancy.tenantId, { ...wish, executionSecondsMax: null, scheduleId: null });
  const problems = [...timed.problems, ...(inputs.ok ? [] : inputs.problems)];
  if (problems.length > 0 || timed.nextAt === null) return { kind: 'refused', problems };
  const { tenantId, userId } = tenancy;
  const schedule = {
    ...wish,
    ...{ id: ids.next(), tenantId, userId, createdAt: now, nextAt: timed.nextAt },
    name: wish.name ?? `${wish.modelId} ${wish.scheduleString}`,
    timeZone: wish.timeZone ?? bounds.timeZone,
  };
  if (!(await store.add(schedule, bounds.schedulesMax)))
    return refused('', `the tenant has ${bounds.schedulesMax} schedules, as many as it may have`);
  return { kind: 'made', thing: { ...schedule, executions: 0, status: 'RUNNING', message: '' } };
}

interface Timed {
  readonly problems: readonly Problem[];
  readonly nextAt: number | null;
}

function timesOf(parts: SchedulesParts, wish: Pick<ScheduleWish, 'scheduleString' | 'timeZone'>, now: number): Timed {
  const { times, bounds } = parts;
  const read = times.read(wish.scheduleString, wish.timeZone ?? bounds.timeZone);
  const told = (message: string): Timed => ({ problems: [{ path: 'scheduleString', message }], nextAt: null });
  if (!read.ok && read.of === 'zone' && wish.timeZone !== null) {
    // What is wrong with the expression does not hang on the zone.
    const rest = timesOf(parts, { ...wish, timeZone: null }, now);
    return { problems: [{ path: 'timeZone', message: read.reason }, ...rest.problems], nextAt: null };
  }
  if (!read.ok) return told(read.reason);
  const nextAt = read.fires.next(now);
  if (nextAt === null) return told('never fires');
  const distance = shortest(times.read(wish.scheduleString, 'UTC'), now);
  if (distance < bounds.intervalMinMs)
    return told(`fires every ${distance / 1000} s; at least ${bounds.intervalMinMs / 1000} s have to be between two fires`);
  return { problems: [], nextAt };
}

/** Between neighbours among the next fires, as the expression has them: a day that a clock change makes shorter is none that fires more often. */
function shortest(read: ReadTimes, now: number): number {
  let distance = Number.POSITIVE_INFINITY;
  let at = read.ok ? read.fires.next(now) : null;
  for (let looked = 0; read.ok && at !== null && looked < firesLookedAt; looked += 1) {
    const next = read.fires.next(at);
    if (next !== null) distance = Math.min(distance, next - at);
    at = next;
  }
  return distance;
}

async function list({ store }: SchedulesParts, tenantId: string, query: ListQuery): Promise<Checked<Page<ScheduleRow>>> {
  const rules = { fields, statuses: scheduleStatuses };
  const read = query.filter === null ? ({ ok: true, value: [] } as const) : readFilter(query.filter, rules);
  if (!read.ok) return read;
  const { pageNumber, pageSize: limit } = query;
  return { ok: true, value: await store.page({ tenantId, conditions: read.value, offset: pageNumber * limit, limit, rowsMax }) };
}

/** From now on: what it would have fired while it was stopped is not made up for. */
async function start(parts: SchedulesParts, { tenantId }: Tenancy, id: string): Promise<ScheduleAnswer> {
  const { store, clock } = parts;
  const known = await store.schedule(tenantId, id);
  if (known === null) return { kind: 'not-found' };
  if (known.status === 'RUNNING') return { kind: 'done', schedule: known };
  const { problems, nextAt } = timesOf(parts, known, clock.now());
  if (nextAt === null) return { kind: 'refused', problems };
  return answerOf(await store.start(tenantId, id, nextAt));
}

function answerOf(schedule: ScheduleRow | null): ScheduleAnswer {
  return schedule === null ? { kind: 'not-found' } : { kind: 'done', schedule };
}

function refused(path: string, message: string): { readonly kind: 'refused'; readonly problems: readonly Problem[] } {
  return { kind: 'refused', problems: [{ path, message }] };
}
