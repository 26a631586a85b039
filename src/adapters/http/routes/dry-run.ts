// The decision that a job request would get now. In: the raw body, as for a submission. Out: 200 with the decision and what it was taken on,
// or every problem of the body. Promised: nothing is stored and nothing is done.
import type { FastifyInstance } from 'fastify';
import { refusalCodes } from '../../../core/refusal.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { foresightJson } from '../foresight-json.js';
import { callsOfADecision } from '../rates.js';
import { ForesightJson } from '../shapes/foresight.js';
import { JobRequestJson } from '../shapes/job-request.js';

export function dryRunRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'dryRunDecision',
    summary: 'Dry run: the decision that a job request would get now; nothing is stored or done',
    tag: 'policies',
    method: 'POST',
    url: '/decisions/dry-run',
    access: needs('requests:read'),
    reads: true,
    countsAs: callsOfADecision,
    body: { kind: 'raw', schema: JobRequestJson },
    answers: { 200: { is: 'The decision, and what would let it run.', json: ForesightJson } },
    problems: [...refusalCodes, 'unsupported-media-type'],
    handle: async ({ body, keeper }) => {
      const answer = await keeper.dryRun({ body });
      if (answer.kind === 'refused') return problem(answer.code, undefined, answer.problems);
      return { status: 200, json: foresightJson(answer.foresight) };
    },
  });
}
