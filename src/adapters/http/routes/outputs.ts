// What runs have left, newest first, a page at a time: found by tenant, job or time, without knowing the requests. Promised: a page is found by key, so
// that what is recorded meanwhile neither hides nor repeats an output; an output is listed as long as its request is kept.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { OutputKey, OutputRow } from '../../../ports/store/outputs.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { cursorOf, keyIn } from '../cursor.js';
import { filterText, Limit, pageDefault, pageMax, PointInTime } from '../list-query.js';
import { iso } from '../request-json.js';
import { OutputPageJson } from '../shapes/outputs.js';
import { OutputEnd } from '../output-end.js';

const Cursor = z.string().transform((given, context): OutputKey => {
  const end = OutputEnd.safeParse(keyIn('outputs', given));
  if (end.success) return end.data;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});

const Query = z.strictObject({
  tenant_id: filterText.nullable().default(null).describe('Only of this tenant.'),
  job_id: filterText.nullable().default(null).describe('Only of this job.'),
  created_after: PointInTime.nullable()
    .default(null)
    .describe('Only recorded at or after this time: epoch milliseconds, or ISO 8601 with a zone.'),
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

export function outputsRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listOutputs',
    summary: 'Outputs of runs, newest first',
    tag: 'job requests',
    method: 'GET',
    url: '/outputs',
    access: needs('requests:read'),
    query: Query,
    answers: { 200: { is: 'A page of outputs.', json: OutputPageJson } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query, caller, keeper }) => {
      const { tenant_id: tenantId, job_id: jobId, created_after: createdAfter, cursor: after, limit } = query;
      // One more than is shown: whether there is a next page.
      const rows = await keeper.outputs({ tenantId, jobId, createdAfter, after, limit: limit + 1, reach: caller.reach });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { status: 200, json: { items: shown.map(outputJson), next_cursor: last === undefined ? null : cursorAfter(last) } };
    },
  });
}

function cursorAfter({ at, requestId, position }: OutputRow): string {
  return cursorOf('outputs', JSON.stringify([at, requestId, position]));
}

function outputJson({ uri, requestId, correlationId, tenantId, jobId, at, run }: OutputRow) {
  return {
    ...{ uri, kind: uri.slice(0, uri.indexOf(':')).toLowerCase() },
    ...{ request_id: requestId, correlation_id: correlationId, tenant_id: tenantId, job_id: jobId },
    ...{ recorded: iso(at), run },
  };
}
