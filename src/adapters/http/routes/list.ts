// Job requests, newest first, a page at a time. In: filters. Out: rows, and the cursor of the next page when there is one. Promised: a page is
// found by key, so that what comes in meanwhile neither hides nor repeats a row.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import { cursorAfter } from '../cursor.js';
import { readListQuery } from '../list-query.js';
import { answerProblem } from '../problem-document.js';
import { requestJson } from '../request-json.js';

export function listRoute(app: FastifyInstance, keeper: Keeper): void {
  app.get('/job-requests', async (request, reply) => {
    const asked = readListQuery(request.query);
    if (!asked.ok) return answerProblem(request, reply, { code: 'bad-query', errors: asked.problems });
    const { limit } = asked.value;
    // One more than is shown: whether there is a next page.
    const rows = await keeper.requests({ ...asked.value, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return reply.send({
      items: shown.map((row) => requestJson(row)),
      next_cursor: last === undefined ? null : cursorAfter(last),
    });
  });
}
