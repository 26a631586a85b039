// A job request over HTTP, for mediators without a queue. In: the raw body, untouched: what it means is read behind the port, as for a queue.
// Out: 202 when it is stored, 200 when it was stored before, else every problem of it. Promised: a 2xx means committed.
import type { FastifyInstance } from 'fastify';
import { traceparentOf } from '../../../core/traceparent.js';
import { refusalCodes } from '../../../core/refusal.js';
import { needs } from '../api/access.js';
import { problem, route } from '../api/route.js';
import { JobRequestJson } from '../shapes/job-request.js';
import { overTenantRates, tenantOf } from '../tenant-rates.js';
import { takenAnswer, takenAnswers } from './taken.js';

export function submitRoute(app: FastifyInstance): void {
  route(app, {
    operation: 'submitJobRequest',
    summary: 'Submit a job request',
    tag: 'job requests',
    method: 'POST',
    url: '/job-requests',
    access: needs('requests:submit'),
    body: { kind: 'raw', schema: JobRequestJson },
    answers: takenAnswers,
    problems: [...refusalCodes, 'tenant-queue-full', 'unsupported-media-type'],
    handle: async ({ body, keeper, request }) => {
      const over = await overTenantRates(request, () => [tenantOf(body)]);
      if (over !== null) return over;
      const answer = await keeper.submit({ body, traceparent: traceparentOf(request.headers.traceparent) });
      if (answer.kind === 'refused') return problem(answer.code, undefined, answer.problems);
      return takenAnswer(answer);
    },
  });
}
