// Why a job request is where it is. In: its id. Out: every decision about it, oldest first, with rule, policy version and the facts it was
// taken on; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import type { DecisionRow } from '../../../ports/store/reading.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { iso } from '../request-json.js';
import { DecisionsJson } from '../shapes/job-request.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

export function decisionsRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'listDecisions',
    summary: 'Every decision about a job request, oldest first',
    method: 'GET',
    url: `${byId}/decisions`,
    access: needs('requests:read'),
    answers: { 200: { is: 'The decisions, with the facts that they were based on.', json: DecisionsJson } },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const decisions = await keeper.decisions(params.request_id);
      return decisions === null ? unknownRequest() : { status: 200, json: { items: decisions.map(decisionJson) } };
    },
  });
}

function decisionJson({ at, case: situation, rule, route, outcome, reason, policyVersion, facts, leadsTo }: DecisionRow) {
  return {
    at: iso(at),
    case: situation,
    rule,
    route,
    outcome,
    reason,
    policy_version: policyVersion,
    leads_to: leadsToJson(leadsTo),
    facts,
  };
}

function leadsToJson({ outcome, effects, checkAt }: DecisionRow['leadsTo']) {
  const place =
    outcome.kind === 'run'
      ? // Compute of its own is no cluster.
        { pool: outcome.pool, cluster_id: outcome.clusterId === '' ? null : outcome.clusterId, runs_as: outcome.runsAs }
      : { pool: null, cluster_id: null, runs_as: null };
  return {
    ...place,
    effects: effects.map(({ effect, pool }) => ({ effect: effect.kind, pool })),
    next_check: checkAt === null ? null : iso(checkAt),
  };
}
