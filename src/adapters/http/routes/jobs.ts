// The catalogue of jobs, a page at a time, and one of them. Out: what the engine declares, with what our settings say of it, and how old the
// snapshot is that says so. It is the house's, and nobody's requests are in it.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { jobJson, jobRowJson, seenJson } from '../catalogue-json.js';
import { cursorOf, keyIn } from '../cursor.js';
import { filterText, Limit, pageDefault, pageMax } from '../list-query.js';
import { JobJson, JobPageJson } from '../shapes/catalogue.js';

const Cursor = z.string().transform((given, context) => {
  const end = keyIn('jobs', given);
  if (end !== null) return end;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});

const Query = z.strictObject({
  name: filterText
    .nullable()
    .default(null)
    .describe('Only jobs with this text in their name; upper and lower case are the same.'),
  declared: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((text) => text === 'true')
    .nullable()
    .default(null)
    .describe('false: only jobs that the settings name but the engine does not declare.'),
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

const missing = 'There is no job with this id: the engine does not declare it, and the settings do not name it.';

export function jobsRoutes(app: FastifyInstance): void {
  route(app, {
    operation: 'listCatalogueJobs',
    summary: 'Jobs that the engine declares or the settings name, by id',
    tag: 'jobs',
    method: 'GET',
    url: '/jobs',
    access: needs('requests:read'),
    query: Query,
    answers: { 200: { is: 'A page of jobs, from the last snapshot of the engine.', json: JobPageJson } },
    problems: ['bad-query', 'engine-unavailable'],
    handle: async ({ query: { name, declared, cursor: after, limit }, keeper }) => {
      // One more than is shown: whether there is a next page.
      const { jobs, ...seen } = await keeper.catalogue.jobs({ name, declared, after, limit: limit + 1 });
      const shown = jobs.slice(0, limit);
      const last = jobs.length > limit ? shown.at(-1) : undefined;
      const next = last === undefined ? null : cursorOf('jobs', last.id);
      return { status: 200, json: { ...seenJson(seen), items: shown.map(jobRowJson), next_cursor: next } };
    },
  });
  route(app, {
    operation: 'showCatalogueJob',
    summary: 'One job: where it runs, and its settings',
    tag: 'jobs',
    method: 'GET',
    url: '/jobs/:job_id',
    access: needs('requests:read'),
    params: z.object({ job_id: z.string().min(1) }),
    missing,
    answers: { 200: { is: 'The job, from the last snapshot of the engine.', json: JobJson } },
    problems: ['not-found', 'engine-unavailable'],
    handle: async ({ params, keeper }) => {
      const { job, ...seen } = await keeper.catalogue.job(params.job_id);
      if (job === null) return problem('not-found', missing);
      return { status: 200, json: { ...seenJson(seen), ...jobJson(job) } };
    },
  });
}
