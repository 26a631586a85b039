// Job requests, newest first, a page at a time. In: filters. Out: rows, and the cursor of the next page when there is one. Promised: a page is
// found by key, so that what comes in meanwhile neither hides nor repeats a row.
import type { FastifyInstance } from 'fastify';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { cursorAfter } from '../cursor.js';
import { askedBy, ListQuery } from '../list-query.js';
import { requestJson } from '../request-json.js';
import { RequestPageJson } from '../shapes/job-request.js';

export function listRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listJobRequests',
    summary: 'Job requests, newest first',
    tag: 'job requests',
    method: 'GET',
    url: '/job-requests',
    access: needs('requests:read'),
    query: ListQuery,
    answers: { 200: { is: 'A page of job requests.', json: RequestPageJson } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query, caller, keeper }) => {
      const { limit } = query;
      // One more than is shown: whether there is a next page.
      const rows = await keeper.requests({ ...askedBy(query, caller.reach), limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const items = shown.map((row) => requestJson(row));
      return { status: 200, json: { items, next_cursor: last === undefined ? null : cursorAfter(last.id) } };
    },
  });
}
