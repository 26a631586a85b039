// The way of one job request. In: its id. Out: what is on record of it, the oldest first, a page at a time; 404 when unknown. Promised: it is told from what is
// kept with the request, so also where no events are sent, and for as long as the request is there.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { cursorOf, keyIn } from '../cursor.js';
import { Limit, pageDefault, pageMax } from '../list-query.js';
import { entriesAfter, historyOf, keyOfEntry, type HistoryEntry } from '../request-history.js';
import { iso } from '../request-json.js';
import { HistoryJson } from '../shapes/history.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

const Cursor = z.string().transform((given, context) => {
  const end = keyIn('history', given);
  if (end !== null && /^\d{1,16}\.\d{1,2}\.\d{1,9}$/.test(end)) return end;
  context.addIssue({ code: 'custom', message: 'is not a cursor that a page was answered with' });
  return z.NEVER;
});
const Query = z.strictObject({
  cursor: Cursor.nullable().default(null).describe('The `next_cursor` of the page before.'),
  limit: Limit.default(pageDefault).describe(`At most so many: 1 to ${pageMax}.`),
});

export function historyRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'listHistory',
    summary: 'The history of a job request, oldest first',
    method: 'GET',
    url: `${byId}/history`,
    access: needs('requests:read'),
    query: Query,
    answers: { 200: { is: 'Its decisions, attempts, end and job response, each with its time.', json: HistoryJson } },
    problems: ['not-found', 'bad-query'],
    handle: async ({ params, query: { cursor, limit }, keeper }) => {
      const history = await keeper.history(params.request_id);
      if (history === null) return unknownRequest();
      const entries = entriesAfter(historyOf(history), cursor);
      const shown = entries.slice(0, limit);
      const last = entries.length > limit ? shown.at(-1) : undefined;
      const next = last === undefined ? null : cursorOf('history', keyOfEntry(last));
      return { status: 200, json: { items: shown.map(entryJson), next_cursor: next } };
    },
  });
}

function entryJson({ at, what, outcome, attempt, pool, runId, text }: HistoryEntry) {
  return { at: iso(at), what, outcome, attempt, pool, run_id: runId, text };
}
