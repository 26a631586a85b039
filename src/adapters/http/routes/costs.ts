// What the runs of a period cost, by tenant, job or pool, the dearest first: of the tenants that whoever asks may see.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { costGroups } from '../../../ports/store/reading.js';
import { needs } from '../api/access.js';
import { named } from '../api/named.js';
import { route } from '../api/route.js';
import { filterText, LongLimit } from '../list-query.js';
import { Time } from '../query-time.js';
import { iso, maybeMoney } from '../request-json.js';

/** What is read grows with the attempts of the period. */
const daysMax = 31;
const dayMs = 86_400_000;

const Query = z
  .strictObject({
    from: Time.describe('Only attempts that ended at or after this time: ISO 8601 with a zone.'),
    to: Time.describe('Only before this time: ISO 8601 with a zone.'),
    by: z.enum(costGroups).default('tenant').describe('What each row sums up.'),
    tenant_id: filterText.nullable().default(null).describe('Only of this tenant.'),
    limit: LongLimit.default(100).describe('The largest number of rows: 1 to 1000.'),
  })
  // Of a time that could not be read, what is wrong has been told.
  .refine(({ from, to }) => !(to <= from || to - from > daysMax * dayMs), {
    path: ['to'],
    message: `must be after from, by ${daysMax} days at most`,
  });

const Item = z.object({
  of: z.string().describe('The tenant, the job or the pool.'),
  runs: z.int().describe('Ended attempts that the engine had accepted.'),
  run_seconds: z.number().describe('Their time, from when the engine accepted them to their end.'),
  cost: z.number().nullable().describe('At today’s prices, for the pools that have one; null: none has a price.'),
  unpriced_seconds: z.number().describe('The part of run_seconds in pools without a price, which the cost leaves out.'),
});
const Costs = named(
  'Costs',
  z.object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    by: z.enum(costGroups),
    items: z.array(Item),
    more: z.boolean().describe('Whether there are more rows, which cost less.'),
  }),
);

export function costsRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'showCosts',
    summary: 'What the runs of a period cost, by tenant, job or pool',
    tag: 'operators',
    method: 'GET',
    url: '/costs',
    access: needs('requests:read'),
    query: Query,
    answers: { 200: { is: 'The rows, most expensive first.', json: Costs } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query: { from, to, by, tenant_id: tenantId, limit }, caller, keeper }) => {
      const rows = await keeper.costs({ from, to, by, tenantId, limit: limit + 1, reach: caller.reach });
      const items = rows.slice(0, limit).map(({ of, runs, seconds, cost, unpricedSeconds }) => ({
        ...{ of, runs, run_seconds: seconds, cost: maybeMoney(cost), unpriced_seconds: unpricedSeconds },
      }));
      return { status: 200, json: { from: iso(from), to: iso(to), by, items, more: rows.length > limit } };
    },
  });
}
