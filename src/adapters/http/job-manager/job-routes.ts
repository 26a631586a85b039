// Jobs, as the published clients of the Job Manager API call them. In: calls in the name of a tenant. Out: answers in the shapes those
// clients know. Promised: a job that was answered is stored; another tenant's is not there.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { onceKeyOf } from '../once-key.js';
import { overTenantRate } from '../tenant-rates.js';
import { idParams, ofBodies, ofJobManager, ofTenants } from './declaring.js';
import { jobManagerPrefix } from './errors.js';
import { jobJson, jobPageJson } from './job-json.js';
import { readJson } from './json-body.js';
import { PageQuery } from './page-query.js';
import { JobJson, JobPageJson, JobParametersJson } from './shapes.js';
import { tenancyOf } from './tenancy.js';

const missing = 'There is no job with this id.';
const emptyBodyBytesMax = 16 * 1024;

export function createJobRoute(app: FastifyInstance): void {
  const headers = { Location: 'Its address.' };
  route(app, {
    ...ofJobManager,
    operation: 'createJob',
    summary: 'Run a model once',
    method: 'POST',
    url: '/jobs',
    access: needs('jobs:manage'),
    once: true,
    body: { kind: 'raw', schema: JobParametersJson },
    answers: {
      201: { is: 'It is stored, and will run.', json: JobJson, headers },
      200: { is: 'It was created with this Idempotency-Key before; this is its present state.', json: JobJson, headers },
    },
    problems: [...ofTenants, ...ofBodies, 'tenant-queue-full'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const body = readJson(call.body);
      if (!body.ok) return problem('not-json', undefined, body.problems);
      const over = await overTenantRate(call.request, tenancy.tenantId);
      if (over !== null) return over;
      const made = await call.keeper.jobManager.createJob(tenancy, body.value, onceKeyOf(call, tenancy.tenantId));
      if (made.kind === 'reused') return problem('idempotency-key-reused');
      if (made.kind === 'refused') return problem('invalid-request', undefined, made.problems);
      const told = { json: jobJson(made.thing), headers: { location: `${jobManagerPrefix}/jobs/${made.thing.id}` } };
      return made.kind === 'made' ? { status: 201, ...told } : { status: 200, ...told };
    },
  });
}

export function listJobsRoute(app: FastifyInstance): void {
  route(app, {
    ...ofJobManager,
    operation: 'listJobs',
    summary: 'Jobs of the tenant, newest first',
    method: 'GET',
    url: '/jobs',
    access: needs('jobs:read'),
    query: PageQuery,
    answers: { 200: { is: 'A page of jobs.', json: JobPageJson } },
    problems: [...ofTenants, 'bad-query'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const page = await call.keeper.jobManager.jobs(tenancy, call.query);
      return page.ok
        ? { status: 200, json: jobPageJson(page.value, call.query) }
        : problem('bad-query', undefined, page.problems);
    },
  });
}

export function showJobRoute(app: FastifyInstance): void {
  route(app, {
    ...ofJobManager,
    operation: 'showJob',
    summary: 'One job: its status and current step',
    method: 'GET',
    url: '/jobs/:id',
    params: idParams,
    missing,
    access: needs('jobs:read'),
    answers: { 200: { is: 'The job.', json: JobJson } },
    problems: [...ofTenants, 'not-found'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const job = await call.keeper.jobManager.job(tenancy, call.params.id);
      return job === null ? problem('not-found', missing) : { status: 200, json: jobJson(job) };
    },
  });
}

export function stopJobRoute(app: FastifyInstance): void {
  route(app, {
    ...ofJobManager,
    operation: 'stopJob',
    summary: 'Stop a job; outputs that it has made so far are kept',
    method: 'POST',
    url: '/jobs/:id/stop',
    params: idParams,
    missing,
    access: needs('jobs:manage'),
    body: { kind: 'ignored', bytesMax: emptyBodyBytesMax },
    answers: { 200: { is: 'It is being stopped: ask again until it is STOPPED or FAILED.', json: JobJson } },
    problems: [...ofTenants, 'not-found', 'already-final', 'too-large'],
    handle: async (call) => {
      const tenancy = tenancyOf(call);
      if ('problem' in tenancy) return tenancy;
      const answer = await call.keeper.jobManager.stopJob(tenancy, call.params.id);
      switch (answer.kind) {
        case 'not-found':
          return problem('not-found', missing);
        case 'ended':
          return problem('already-final', `The job has ended: it is ${answer.job.status}.`);
        case 'stopping':
          return { status: 200, json: jobJson(answer.job) };
      }
    },
  });
}
