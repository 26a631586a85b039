// Why a job request is where it is. In: its id. Out: every decision about it, oldest first, with rule, policy version and the facts it was
// taken on; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import type { DecisionRow } from '../../../ports/store/reading.js';
import { iso } from '../request-json.js';
import { answerUnknownRequest, byId, requestIdParam } from './request-id-param.js';

export function decisionsRoute(app: FastifyInstance, keeper: Keeper): void {
  app.get(`${byId}/decisions`, async (request, reply) => {
    const id = requestIdParam(request);
    const decisions = id === null ? null : await keeper.decisions(id);
    return decisions === null ? answerUnknownRequest(request, reply) : reply.send({ items: decisions.map(decisionJson) });
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
      ? { pool: outcome.pool, cluster_id: outcome.clusterId, runs_as: outcome.runsAs }
      : { pool: null, cluster_id: null, runs_as: null };
  return {
    ...place,
    effects: effects.map(({ effect, pool }) => ({ effect: effect.kind, pool })),
    next_check: checkAt === null ? null : iso(checkAt),
  };
}
