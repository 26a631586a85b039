// Schedules. In: what users of the Job Manager API keep, each in the name of a tenant, and the time. Out: model jobs. Promised: a schedule
// that is kept can fire, and its inputs were there when it was made; a fire becomes one job, whoever makes it; after a time away what was
// missed is made up for within bounds, and never all at once.
import { batchByBatch } from '../core/batch-by-batch.js';
import { readFilter } from '../core/model-jobs/list-filter.js';
import type { OnceKey } from '../core/once-key.js';
import type { Checked, Problem } from '../core/problem.js';
import { readScheduleBody, scheduleStatuses, type ScheduleWish } from '../core/schedules/schedule.js';
import type { ListQuery, Made, ScheduleAnswer, ScheduleKeeping, Tenancy } from '../ports/job-manager.js';
import type { Page } from '../ports/store/model-jobs.js';
import type { ScheduleField, ScheduleRow } from '../ports/store/schedules.js';
import { fire } from './fire.js';
import { madeBefore } from './made-before.js';
import type { SchedulesParts } from './parts.js';
import { timesOf, withTimeProblems } from './times.js';

const rowsMax = 10_000;
const purging = { max: 1_000, batchesMax: 200 };
const purgePauseMs = 50;

const fields = {
  name: 'text',
  status: 'status',
  creationDate: 'time',
  modelId: 'text',
  scheduleString: 'text',
  message: 'text',
} as const satisfies Record<ScheduleField, string>;

export { openRequestSchedules } from './request-schedules.js';
export type { ScheduleBounds } from './parts.js';

export interface Schedules extends ScheduleKeeping {
  /** One pass; answers how many jobs were made. */
  fire(): Promise<number>;
  purge(): Promise<number>;
}

export function openSchedules(parts: SchedulesParts): Schedules {
  const { store, clock } = parts;
  return {
    createSchedule: (tenancy, body, once = null) => create(parts, tenancy, { body, once }),
    schedule: ({ tenantId }, id) => store.schedule(tenantId, id),
    schedules: ({ tenantId }, query) => list(parts, tenantId, query),
    startSchedule: (tenancy, id) => start(parts, tenancy, id),
    stopSchedule: async ({ tenantId, actor }, id) => answerOf(await store.stop({ tenantId, id }, { actor, at: clock.now() })),
    removeSchedule: ({ tenantId, actor }, id) => store.remove({ tenantId, id }, { actor, at: clock.now() }),
    fire: () => fire(parts),
    purge: () => purge(parts),
  };
}

/** As many may come between two purges as there are schedules: what is left each time would never go. */
function purge({ store, clock, bounds }: SchedulesParts): Promise<number> {
  const before = clock.now() - bounds.keepMs;
  return batchByBatch({ ...purging, pause: () => clock.pause(purgePauseMs) }, (max) => store.purgeFires(before, max));
}

interface Asked {
  readonly body: unknown;
  readonly once: OnceKey | null;
}

async function create(parts: SchedulesParts, tenancy: Tenancy, { body, once }: Asked): Promise<Made<ScheduleRow>> {
  const { store, clock, ids, bounds } = parts;
  // First: what has been made was right then.
  const before = await knownOf(parts, tenancy, once);
  if (before !== null) return before;
  const read = readScheduleBody(body);
  if (!read.ok) {
    const asked = { after: clock.now(), intervalMinMs: bounds.intervalMinMs };
    return { kind: 'refused', problems: withTimeProblems(parts.times, { body, problems: read.problems, paths }, asked) };
  }
  const wish = read.value;
  const timed = timesFrom(parts, wish);
  const { tenantId, userId, actor } = tenancy;
  const job = { ...wish, executionSecondsMax: null, scheduleId: null };
  const inputs = await parts.check({ tenantId, userId, job });
  if (!timed.ok || !inputs.ok)
    return { kind: 'refused', problems: [timed, inputs].flatMap((checked) => (checked.ok ? [] : checked.problems)) };
  const schedule = {
    ...wish,
    ...{ id: ids.next(), tenantId, userId, createdAt: clock.now(), nextAt: timed.value },
    once,
    name: wish.name ?? `${wish.modelId} ${wish.scheduleString}`,
    timeZone: wish.timeZone ?? bounds.timeZone,
  };
  if (!(await store.add(schedule, bounds.schedulesMax, actor)))
    return (
      (await knownOf(parts, tenancy, once)) ??
      refused('', `the tenant has ${bounds.schedulesMax} schedules, as many as it may have`)
    );
  return { kind: 'made', thing: { ...schedule, executions: 0, status: 'RUNNING', message: '' } };
}

/** null: nothing is there that was made under its key. */
async function knownOf(
  { store }: SchedulesParts,
  { tenantId }: Tenancy,
  once: OnceKey | null,
): Promise<Made<ScheduleRow> | null> {
  const made = await madeBefore(store, once);
  if (made?.kind !== 'known') return made;
  const schedule = await store.schedule(tenantId, made.id);
  return schedule === null ? null : { kind: 'known', thing: schedule };
}

/** As users of the Job Manager API call what they ask with. */
const paths = { expression: 'scheduleString', zone: 'timeZone' } as const;

function timesFrom(
  { times, bounds, clock }: SchedulesParts,
  { scheduleString: expression, timeZone }: Pick<ScheduleWish, 'scheduleString' | 'timeZone'>,
): Checked<number> {
  const { intervalMinMs } = bounds;
  const timed = timesOf(times, { expression, timeZone: timeZone ?? bounds.timeZone, after: clock.now(), intervalMinMs });
  if (timed.ok) return { ok: true, value: timed.nextAt };
  return { ok: false, problems: timed.problems.map(({ of, message }) => ({ path: paths[of], message })) };
}

async function list({ store }: SchedulesParts, tenantId: string, query: ListQuery): Promise<Checked<Page<ScheduleRow>>> {
  const rules = { fields, statuses: scheduleStatuses };
  const read = readFilter(query.filter, rules);
  if (!read.ok) return read;
  const { pageNumber, pageSize: limit } = query;
  return { ok: true, value: await store.page({ tenantId, conditions: read.value, offset: pageNumber * limit, limit, rowsMax }) };
}

/** From now on: what it would have fired while it was stopped is not made up for. */
async function start(parts: SchedulesParts, { tenantId, actor }: Tenancy, id: string): Promise<ScheduleAnswer> {
  const { store, clock } = parts;
  const known = await store.schedule(tenantId, id);
  if (known === null) return { kind: 'not-found' };
  if (known.status === 'RUNNING') return { kind: 'done', schedule: known };
  const timed = timesFrom(parts, known);
  if (!timed.ok) return { kind: 'refused', problems: timed.problems };
  return answerOf(await store.start({ tenantId, id }, timed.value, { actor, at: clock.now() }));
}

function answerOf(schedule: ScheduleRow | null): ScheduleAnswer {
  return schedule === null ? { kind: 'not-found' } : { kind: 'done', schedule };
}

function refused(path: string, message: string): { readonly kind: 'refused'; readonly problems: readonly Problem[] } {
  return { kind: 'refused', problems: [{ path, message }] };
}
