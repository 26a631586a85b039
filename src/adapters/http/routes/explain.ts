// Why a job request is where it is, now. In: its id. Out: what was recorded, what a pass would decide at this moment, on what it hangs, what
// would let it run, its place, and when it is looked at next; 404 when unknown.
import type { FastifyInstance } from 'fastify';
import type { Explanation } from '../../../ports/foresight.js';
import { needs } from '../api/access.js';
import { route } from '../api/route.js';
import { foresightJson } from '../foresight-json.js';
import { callsOfADecision } from '../rates.js';
import { inDoubtJson, iso, requestJson } from '../request-json.js';
import { ExplanationJson } from '../shapes/foresight.js';
import { byId, ofOneRequest, unknownRequest } from './by-id.js';

export function explainRoute(app: FastifyInstance): void {
  route(app, {
    ...ofOneRequest,
    operation: 'explainJobRequest',
    summary: 'Why a job request waits, and what would let it run',
    method: 'GET',
    url: `${byId}/explain`,
    access: needs('requests:read'),
    countsAs: callsOfADecision,
    answers: { 200: { is: 'What a pass would decide now, and what would change that.', json: ExplanationJson } },
    problems: ['not-found'],
    handle: async ({ params, keeper }) => {
      const explanation = await keeper.explain(params.request_id);
      return explanation === null ? unknownRequest() : { status: 200, json: explanationJson(explanation) };
    },
  });
}

function explanationJson({ request, checkAt, foresight }: Explanation) {
  const { request_id, state, waiting, run, times } = requestJson(request, request.position);
  return {
    request_id,
    state,
    recorded: waiting,
    position: request.position,
    next_check: checkAt === null ? null : iso(checkAt),
    run,
    in_doubt: inDoubtJson(request),
    times,
    ...(foresight === null ? nothingAhead : foresightJson(foresight)),
  };
}

const nothingAhead = {
  now: null,
  held: false,
  started_before: null,
  waits_on: [],
  would_run_if: [],
  would_run_if_complete: true,
  expected_start: null,
  facts: null,
};
