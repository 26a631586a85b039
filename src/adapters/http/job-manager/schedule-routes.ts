// Schedules, as the published clients of the Job Manager API call them. In: calls in the name of a tenant. Out: answers in the shapes those
// clients know. Promised: another tenant's schedule is not there.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ScheduleAnswer } from '../../../ports/job-manager.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { onceKeyOf } from '../once-key.js';
import { idParams, ofBodies, ofJobManager, ofTenants } from './declaring.js';
import { jobManagerPrefix } from './errors.js';
import { readJson } from './json-body.js';
import { PageQuery } from './page-query.js';
import { scheduleJson, schedulePageJson } from './schedule-json.js';
import { ScheduleJson, SchedulePageJson, ScheduleParametersJson } from './shapes.js';
import { tenancyOf } from './tenancy.js';

const missing = 'There is no schedule with this id.';
const emptyBodyBytesMax = 16 * 1024;
const ofOne = { ...ofJobManager, params: idParams, missing } as const;
const theSchedule = { 200: { is: 'The schedule.', json: ScheduleJson } } as const;

function createRoute(app: FastifyInstance): void {
  const headers = { Location: 'Its address.' };
  route(app, {
    ...ofJobManager,
    operation: 'createSchedule',
    summary: 'Create a schedule for a model; it starts at once',
    method: 'POST',
    url: '/schedules',
    access: needs('jobs:manage'),
    once: true,
    body: { kind: 'raw', schema: ScheduleParametersJson },
    answers: {
      201: { is: 'It is created, and RUNNING.', json: ScheduleJson, headers },
      200: { is: 'It was created with this Idempotency-Key before; this is its present state.', json: ScheduleJson, headers },
    },
    problems: [...ofTenants, ...ofBodies],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const body = readJson(call.body);
      if (!body.ok) return problem('not-json', undefined, body.problems);
      const made = await call.keeper.jobManager.createSchedule(tenancy, body.value, onceKeyOf(call, tenancy.tenantId));
      if (made.kind === 'reused') return problem('idempotency-key-reused');
      if (made.kind === 'refused') return problem('invalid-request', undefined, made.problems);
      const location = `${jobManagerPrefix}/schedules/${made.thing.id}`;
      const told = { json: scheduleJson(made.thing), headers: { location } };
      return made.kind === 'made' ? { status: 201, ...told } : { status: 200, ...told };
    },
  });
}

function listRoute(app: FastifyInstance): void {
  route(app, {
    ...ofJobManager,
    operation: 'listSchedules',
    summary: 'Schedules of the tenant, newest first',
    method: 'GET',
    url: '/schedules',
    access: needs('jobs:read'),
    query: PageQuery,
    answers: { 200: { is: 'A page of schedules.', json: SchedulePageJson } },
    problems: [...ofTenants, 'bad-query'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const page = await call.keeper.jobManager.schedules(tenancy, call.query);
      if (!page.ok) return problem('bad-query', undefined, page.problems);
      return { status: 200, json: schedulePageJson(page.value, call.query) };
    },
  });
}

function showRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'showSchedule',
    summary: 'One schedule: how often it has run, and when it runs next',
    method: 'GET',
    url: '/schedules/:id',
    access: needs('jobs:read'),
    answers: theSchedule,
    problems: [...ofTenants, 'not-found'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const schedule = await call.keeper.jobManager.schedule(tenancy, call.params.id);
      return schedule === null ? problem('not-found', missing) : { status: 200, json: scheduleJson(schedule) };
    },
  });
}

const switches = {
  start: { verb: 'startSchedule', summary: 'Start a stopped schedule; it fires from now on' },
  stop: { verb: 'stopSchedule', summary: 'Stop a schedule; jobs that it has made continue' },
} as const;

function switchRoute(app: FastifyInstance, to: keyof typeof switches): void {
  const { verb, summary } = switches[to];
  route(app, {
    ...ofOne,
    operation: verb,
    summary,
    method: 'POST',
    url: `/schedules/:id/${to}`,
    access: needs('jobs:manage'),
    body: { kind: 'ignored', bytesMax: emptyBodyBytesMax },
    answers: theSchedule,
    problems: [...ofTenants, 'not-found', 'invalid-request', 'too-large'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      return told(await call.keeper.jobManager[verb](tenancy, call.params.id));
    },
  });
}

function told(answer: ScheduleAnswer) {
  switch (answer.kind) {
    case 'not-found':
      return problem('not-found', missing);
    case 'refused':
      return problem('invalid-request', undefined, answer.problems);
    case 'done':
      return { status: 200 as const, json: scheduleJson(answer.schedule) };
  }
}

function removeRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOne,
    operation: 'removeSchedule',
    summary: 'Remove a schedule; jobs that it has made remain',
    method: 'DELETE',
    url: '/schedules/:id',
    access: needs('jobs:manage'),
    body: { kind: 'ignored', bytesMax: emptyBodyBytesMax },
    answers: { 200: { is: 'It is removed.', json: z.object({}) } },
    problems: [...ofTenants, 'not-found', 'too-large'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const gone = await call.keeper.jobManager.removeSchedule(tenancy, call.params.id);
      return gone ? { status: 200, json: {} } : problem('not-found', missing);
    },
  });
}

export const scheduleRoutes: readonly ((app: FastifyInstance) => void)[] = [
  createRoute,
  listRoute,
  showRoute,
  (app) => switchRoute(app, 'start'),
  (app) => switchRoute(app, 'stop'),
  removeRoute,
];
