// Schedules of job requests. In: calls of mediators and operators. Out: what is kept, and when it fires. Promised: whoever may not submit for a
// tenant keeps no schedule for it; another tenant's schedule is not there.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ScheduleStatus } from '../../../core/schedules/schedule.js';
import type { ScheduleSwitched } from '../../../ports/request-schedules.js';
import { refusalCodes } from '../../../core/refusal.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { cursorOf, keyIn } from '../cursor.js';
import { readJson } from '../job-manager/json-body.js';
import { filterText, Limit, pageDefault, pageMax } from '../list-query.js';
import { onceKeyOf } from '../once-key.js';
import { listedScheduleJson, requestScheduleJson, requestScheduleRowJson } from '../request-schedule-json.js';
import {
  RemovedScheduleJson,
  RequestScheduleJson,
  RequestSchedulePageJson,
  RequestScheduleRowJson,
  ScheduleBodyJson,
  scheduleWords,
} from '../shapes/schedule.js';

const missing = 'There is no schedule with this id.';
const notValid = 'The schedule is not valid.';
const tag = 'schedules';
const ignored = { kind: 'ignored', bytesMax: 16 * 1024 } as const;
const byId = '/schedules/:schedule_id';
const Id = z.guid().transform((id) => id.toLowerCase());
const ofOne = { tag, params: z.object({ schedule_id: Id }), missing } as const;

function createRoute(app: FastifyInstance): void {
  const headers = { Location: 'Its address.' };
  route(app, {
    operation: 'createRequestSchedule',
    summary: 'Create a schedule of job requests; it starts at once',
    tag,
    method: 'POST',
    url: '/schedules',
    access: needs('requests:submit'),
    once: true,
    body: { kind: 'raw', schema: ScheduleBodyJson },
    answers: {
      201: { is: 'It is created and running.', json: RequestScheduleRowJson, headers },
      200: {
        is: 'It was created with this Idempotency-Key before; this is its present state.',
        json: RequestScheduleRowJson,
        headers,
      },
    },
    problems: [...refusalCodes, 'unsupported-media-type'],
    handle: async (call) => {
      const { keeper, caller } = call;
      const read = readJson(call.body);
      if (!read.ok) return problem('not-json', undefined, read.problems);
      const made = await keeper.schedules.create({ body: read.value, actor: caller.name, once: onceKeyOf(call, null) });
      if (made.kind === 'reused') return problem('idempotency-key-reused');
      if (made.kind === 'refused')
        return problem(made.code, made.code === 'invalid-request' ? notValid : undefined, made.problems);
      const { schedule } = made;
      const told = { json: requestScheduleRowJson(schedule), headers: { location: `/v1/schedules/${schedule.id}` } };
      return made.kind === 'made' ? { status: 201, ...told } : { status: 200, ...told };
    },
  });
}

const Cursor = z.string().transform((given, context) => {
  const end = keyIn('schedules', given);
  if (end !== null && Id.safeParse(end).success) return end;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});
const statuses = { running: 'RUNNING', stopped: 'STOPPED' } as const satisfies Record<string, ScheduleStatus>;
const Query = z.strictObject({
  tenant_id: filterText.nullable().default(null).describe('Only of this tenant.'),
  status: z
    .enum(scheduleWords, { error: `must be one of: ${scheduleWords.join(', ')}` })
    .transform((word) => statuses[word])
    .nullable()
    .default(null)
    .describe('Only schedules that are running, or only stopped ones.'),
  template: filterText.nullable().default(null).describe('Only schedules that run the template with this name.'),
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

function listRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listRequestSchedules',
    summary: 'Schedules of job requests, newest first',
    tag,
    method: 'GET',
    url: '/schedules',
    access: needs('requests:read'),
    query: Query,
    answers: { 200: { is: 'A page of schedules.', json: RequestSchedulePageJson } },
    problems: ['bad-query'],
    handle: async ({ query: { tenant_id: tenantId, cursor: before, limit, ...filters }, caller, keeper }) => {
      // One more than is shown: whether there is a next page.
      const rows = await keeper.schedules.list({ tenantId, ...filters, before, limit: limit + 1, reach: caller.reach });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const next = last === undefined ? null : cursorOf('schedules', last.id);
      return { status: 200, json: { items: shown.map(listedScheduleJson), next_cursor: next } };
    },
  });
}

function showRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'showRequestSchedule',
    summary: 'One schedule: what it requests, when it fires next, and the outcomes of its last fires',
    method: 'GET',
    url: byId,
    access: needs('requests:read'),
    answers: { 200: { is: 'The schedule with its last fires.', json: RequestScheduleJson } },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const shown = await keeper.schedules.schedule(params.schedule_id);
      return shown === null ? problem('not-found', missing) : { status: 200, json: requestScheduleJson(shown) };
    },
  });
}

const switches = {
  start: { operation: 'startRequestSchedule', summary: 'Start a stopped schedule; it fires from now on' },
  stop: { operation: 'stopRequestSchedule', summary: 'Stop a schedule; job requests that it has made continue' },
} as const;

function switchRoute(app: FastifyInstance, to: keyof typeof switches): void {
  route(app, {
    ...ofOne,
    ...switches[to],
    method: 'POST',
    url: `${byId}/${to}`,
    access: needs('requests:submit'),
    body: ignored,
    answers: { 200: { is: 'The schedule.', json: RequestScheduleRowJson } },
    problems: ['not-found', 'invalid-request', 'too-large'],
    handle: async ({ params, keeper, caller }) => told(await keeper.schedules[to](params.schedule_id, caller.name)),
  });
}

function told(answer: ScheduleSwitched) {
  switch (answer.kind) {
    case 'not-found':
      return problem('not-found', missing);
    case 'refused':
      return problem('invalid-request', 'The schedule would never fire.', answer.problems);
    case 'done':
      return { status: 200 as const, json: requestScheduleRowJson(answer.schedule) };
  }
}

function removeRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'removeRequestSchedule',
    summary: 'Remove a schedule; job requests that it has made remain',
    method: 'DELETE',
    url: byId,
    access: needs('requests:submit'),
    body: ignored,
    answers: { 200: { is: 'It is removed.', json: RemovedScheduleJson } },
    problems: ['not-found', 'too-large'],
    handle: async ({ params: { schedule_id: id }, keeper, caller }) => {
      const gone = await keeper.schedules.remove(id, caller.name);
      return gone ? { status: 200, json: { schedule_id: id, outcome: 'removed' as const } } : problem('not-found', missing);
    },
  });
}

export function schedulesRoutes(app: FastifyInstance): void {
  createRoute(app);
  listRoute(app);
  showRoute(app);
  switchRoute(app, 'start');
  switchRoute(app, 'stop');
  removeRoute(app);
}
