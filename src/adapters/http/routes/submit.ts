// A job request over HTTP, for mediators without a queue. In: the raw body, untouched: what it means is read behind the port, as for a queue.
// Out: 202 when it is stored, 200 when it was stored before, else every problem of it. Promised: a 2xx means committed.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Keeper } from '../../../ports/keeper.js';
import { answerProblem } from '../problem-document.js';
import { traceparentOf } from '../traceparent.js';

export function submitRoute(app: FastifyInstance, { keeper }: { readonly keeper: Keeper }, done: () => void): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) => parsed(null, body));
  app.post('/job-requests', {
    onRequest: (request, reply, next) => {
      if (compressed(request)) answerProblem(request, reply, { code: 'unsupported-media-type' });
      else next();
    },
    handler: async (request, reply) => {
      const answer = await keeper.submit({ body: bodyOf(request), traceparent: traceparentOf(request.headers.traceparent) });
      if (answer.kind === 'refused') return answerProblem(request, reply, { code: answer.code, errors: answer.problems });
      const state = answer.kind === 'same' ? answer.state : 'received';
      return reply
        .code(answer.kind === 'same' ? 200 : 202)
        .header('location', `/v1/job-requests/${answer.requestId}`)
        .send({ request_id: answer.requestId, correlation_id: answer.correlationId, state });
    },
  });
  done();
}

function compressed({ headers }: FastifyRequest): boolean {
  const encoding = headers['content-encoding'];
  return encoding !== undefined && encoding !== 'identity';
}

/** A call without a body has none to parse; behind the port it is told what an empty body is told. */
function bodyOf({ body }: FastifyRequest): Buffer {
  return Buffer.isBuffer(body) ? body : Buffer.alloc(0);
}
