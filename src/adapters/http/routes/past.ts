// The requests of a past period with what became of them: what playing it again reads. A page at a time, in the order in which they were received.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { states } from '../../../core/lifecycle.js';
import type { PastRequest } from '../../../core/playing/past-request.js';
import { needs } from '../api/access.js';
import { named } from '../api/named.js';
import { route } from '../api/route.js';
import { LongLimit } from '../list-query.js';
import { Time } from '../query-time.js';
import { iso, maybeIso } from '../request-json.js';

const Query = z.strictObject({
  from: Time.describe('Only requests received at or after this time: ISO 8601 with a zone.'),
  to: Time.describe('Only before this time: ISO 8601 with a zone.'),
  earlier: z
    .enum(['none', 'unended'], { error: 'must be none or unended' })
    .default('none')
    .describe('unended: first list the requests that were received earlier and had not ended at `from`.'),
  after: z.uuid('is not where a page ended').nullable().default(null).describe('The `next_after` of the page before.'),
  limit: LongLimit.default(1000),
});

const Item = z.object({
  request_id: z.string(),
  tenant_id: z.string(),
  job_id: z.string(),
  user_id: z.string(),
  priority: z.int(),
  source: z.string(),
  moved_to: z.string().nullable(),
  received: z.iso.datetime(),
  asked: z
    .object({
      cluster_type: z.string().nullable(),
      max_concurrent_runs: z.int().nullable(),
      max_wait_seconds: z.int().nullable(),
      max_run_seconds: z.int().nullable(),
      start_after: z.iso.datetime().nullable(),
    })
    .describe('The request’s own value; null: the settings apply.'),
  context: z.object({
    location_id: z.string(),
    pos_id: z.string(),
    client_id: z.string(),
    operation_id: z.string(),
    operation_name: z.string(),
    parameters: z.enum(['none', 'python', 'jar', 'notebook']),
  }),
  state: z.enum(states),
  finished: z.iso.datetime().nullable(),
  ran: z
    .object({
      pool: z.string().describe('The pool of its last attempt.'),
      started: z.iso.datetime().describe('When it was first let run.'),
      run_seconds: z
        .number()
        .describe('The time that all its attempts took on the engine; for one that is still running, until now.'),
      goes_on: z.boolean(),
      last_attempt: z.object({
        cluster_id: z.string().nullable().describe('null: it ran on its own compute.'),
        accepted: z.iso.datetime().describe('When the engine accepted it.'),
        ended: z.iso.datetime().nullable().describe('null: it is still running.'),
      }),
    })
    .nullable()
    .describe('null: the engine has accepted none of its attempts.'),
});
const Page = named('PastRequestPage', z.object({ items: z.array(Item), next_after: z.string().nullable() }));

export function pastRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listPastRequests',
    summary: 'The requests of a past period and their outcomes, oldest first',
    tag: 'policies',
    method: 'GET',
    url: '/past-requests',
    access: needs('policies:manage'),
    query: Query,
    answers: { 200: { is: 'The requests, and where the next page begins.', json: Page } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query: { from, to, earlier, after, limit }, keeper }) => {
      const rows = await keeper.past({ from, to, earlier: earlier === 'unended', after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return { status: 200, json: { items: shown.map(pastJson), next_after: last?.id ?? null } };
    },
  });
}

function pastJson({ id, tenantId, jobId, userId, priority, source, movedTo, receivedAt, ...rest }: PastRequest) {
  const { asked, context, state, finishedAt, ran } = rest;
  return {
    ...{ request_id: id, tenant_id: tenantId, job_id: jobId, user_id: userId, priority, source, moved_to: movedTo },
    ...{ received: iso(receivedAt), context, state, finished: maybeIso(finishedAt) },
    asked: {
      cluster_type: asked.clusterType,
      max_concurrent_runs: asked.maxConcurrentRuns,
      max_wait_seconds: asked.maxWaitSeconds,
      max_run_seconds: asked.maxRunSeconds,
      start_after: maybeIso(asked.startAfter),
    },
    ran: ran && ranJson(ran),
  };
}

function ranJson({ pool, startedAt, tookMs, goesOn, last }: NonNullable<PastRequest['ran']>) {
  return {
    ...{ pool, started: iso(startedAt), run_seconds: tookMs / 1000, goes_on: goesOn },
    last_attempt: { cluster_id: last.clusterId, accepted: iso(last.acceptedAt), ended: maybeIso(last.endedAt) },
  };
}
