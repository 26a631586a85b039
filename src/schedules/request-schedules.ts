// Schedules of job requests. In: what mediators and operators keep over /v1, and the time. Out: job requests, by the door of intake. Promised: what
// is kept can fire, and its first fire would be taken as it is; every problem of what is not is told at once; nothing fires before its beginning nor
// after its end.
import { everyTenant, reaches } from '../core/caller.js';
import { reused } from '../core/once-key.js';
import type { RequestSchedules, ScheduleAsked, ScheduleMade, ScheduleSwitched } from '../ports/request-schedules.js';
import type { RequestSchedule } from '../ports/store/request-schedules.js';
import { checkSchedule, firstFire } from './check-schedule.js';
import { madeBefore } from './made-before.js';
import type { RequestSchedulesParts } from './parts.js';

const firesShown = 20;

export function openRequestSchedules(parts: RequestSchedulesParts): RequestSchedules {
  const { store, clock } = parts;
  return {
    create: (asked) => create(parts, asked),
    schedule: async (id) => {
      const schedule = await store.one(id);
      return schedule === null ? null : { schedule, fires: await store.fires(id, firesShown) };
    },
    list: (asked) => store.list(asked),
    start: (id, actor) => start(parts, id, actor),
    stop: async (id, actor) => switched(await store.stop(id, { actor, at: clock.now() })),
    remove: (id, actor) => store.remove(id, { actor, at: clock.now() }),
  };
}

async function create(parts: RequestSchedulesParts, asked: ScheduleAsked): Promise<ScheduleMade> {
  const { store, clock, ids, bounds } = parts;
  const { body, actor, reach = everyTenant, once = null } = asked;
  // First: what has been made was right then, and its first fire may be over.
  const before = await knownOf(parts, asked);
  if (before !== null) return before;
  const id = ids.next();
  const checked = await checkSchedule(parts, { id, body, reach });
  if (checked.kind === 'refused') return checked;
  const { wish, tenantId, userId, asksFor, templateNow, nextAt } = checked;
  const schedule = { ...wish, id, tenantId, userId, asksFor, createdAt: clock.now(), nextAt, once };
  if (await store.add(schedule, bounds.schedulesMax, actor))
    return { kind: 'made', schedule: { ...schedule, templateNow, executions: 0, status: 'RUNNING', message: '' } };
  const meanwhile = await knownOf(parts, asked);
  if (meanwhile !== null) return meanwhile;
  // Where the template names no tenant, the same words mean another one once the caller's reach has changed: what they meant before is not told.
  if ((await madeBefore(store, once)) !== null) return reused;
  const message = `the tenant has ${bounds.schedulesMax} schedules, as many as it may have: remove one first`;
  return { kind: 'refused', code: 'invalid-request', problems: [{ path: '', message }] };
}

/** null: nothing is there that was made under its key, and is within reach. */
async function knownOf({ store }: RequestSchedulesParts, asked: ScheduleAsked): Promise<ScheduleMade | null> {
  const { once = null, reach = everyTenant } = asked;
  const made = await madeBefore(store, once);
  if (made?.kind !== 'known') return made;
  const schedule = await store.one(made.id);
  return schedule !== null && reaches(reach, schedule.tenantId) ? { kind: 'known', schedule } : null;
}

async function start(parts: RequestSchedulesParts, id: string, actor: string): Promise<ScheduleSwitched> {
  const known = await parts.store.one(id);
  if (known === null) return { kind: 'not-found' };
  if (known.status === 'RUNNING') return { kind: 'done', schedule: known };
  const first = firstFire(parts, known);
  if (!first.ok) return { kind: 'refused', problems: first.problems };
  return switched(await parts.store.start(id, first.value, { actor, at: parts.clock.now() }));
}

function switched(schedule: RequestSchedule | null): ScheduleSwitched {
  return schedule === null ? { kind: 'not-found' } : { kind: 'done', schedule };
}
