// Who did what by hand, newest first: all of it, or about one job request.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { iso } from '../request-json.js';
import { AuditPageJson } from '../shapes/hands.js';

const Query = z.strictObject({
  request_id: z.guid().optional(),
  before: z
    .string()
    .regex(/^[0-9]{1,18}$/, 'is not where a page ended')
    .optional(),
  limit: z
    .string()
    .regex(/^[0-9]{1,3}$/, 'must be a whole number from 1 to 500')
    .transform(Number)
    .pipe(z.int().min(1).max(500))
    .default(100),
});

export function auditRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listAudit',
    summary: 'Who did what by hand, newest first',
    tag: 'operators',
    method: 'GET',
    url: '/audit',
    access: needs('queue:operate'),
    query: Query,
    answers: { 200: { is: 'The entries, and where the next page begins.', json: AuditPageJson } },
    problems: ['bad-query'],
    handle: async ({ query: { request_id: requestId = null, before = null, limit }, keeper }) => {
      const entries = await keeper.audit({ requestId, before, limit: limit + 1 });
      const shown = entries.slice(0, limit);
      const items = shown.map(({ id, at, actor, act, requestId: request_id, subject, reason, detail }) => ({
        ...{ id, at: iso(at), actor, act, request_id, subject, reason, detail },
      }));
      return { status: 200, json: { items, next_before: entries.length > limit ? (shown.at(-1)?.id ?? null) : null } };
    },
  });
}
