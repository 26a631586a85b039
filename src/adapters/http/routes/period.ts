// The recorded decisions of a period, in the order they were taken, with the facts they were taken on: what a replay reads. A page at a time.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { needs } from '../api/access.js';
import { named } from '../api/named.js';
import { route } from '../api/route.js';
import { DecisionEnd, decisionEnd } from '../decision-end.js';
import { LongLimit } from '../list-query.js';
import { Time } from '../query-time.js';
import { iso } from '../request-json.js';

const Query = z.strictObject({
  from: Time,
  to: Time,
  after: DecisionEnd.nullable().default(null),
  limit: LongLimit.default(1000),
});

const Item = z.object({
  request_id: z.string(),
  at: z.iso.datetime(),
  case: z.string(),
  rule: z.string(),
  outcome: z.enum(['run', 'wait', 'reject', 'expire']),
  policy_version: z.string(),
  facts: z.unknown().describe('What it was based on.'),
});
const Page = named('DecisionPage', z.object({ items: z.array(Item), next_after: z.string().nullable() }));

export function periodRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'listDecisionsOfPeriod',
    summary: 'The recorded decisions of a period, oldest first',
    tag: 'policies',
    method: 'GET',
    url: '/decisions',
    access: needs('policies:manage'),
    query: Query,
    answers: { 200: { is: 'The decisions, and where the next page begins.', json: Page } },
    problems: ['bad-query', 'took-too-long'],
    handle: async ({ query: { from, to, after, limit }, keeper }) => {
      const rows = await keeper.decisionsOf({ from, to, after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      const items = shown.map(({ requestId: request_id, at: decided, policyVersion: policy_version, ...row }) => ({
        ...{ request_id, at: iso(decided), case: row.case, rule: row.rule, outcome: row.outcome },
        ...{ policy_version, facts: row.facts },
      }));
      return { status: 200, json: { items, next_after: decisionEnd(last ?? null) } };
    },
  });
}
