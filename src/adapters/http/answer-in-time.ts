// The longest that anybody waits for an answer. Promised: when the port has not answered by then, the caller is told so and when to try again;
// what the port answers later goes nowhere. (The server's own handlerTimeout is over as soon as a body has been read, which is before the work.)
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { traceparentOf } from '../../core/traceparent.js';
import type { Telemetry } from '../../ports/telemetry.js';
import { answerProblem } from './problem-document.js';

export function answerInTime(app: FastifyInstance, answerTimeoutMs: number, telemetry: Telemetry): void {
  app.addHook('onRequest', (request, reply, done) => {
    const timer = setTimeout(() => giveUp(request, reply, telemetry), answerTimeoutMs);
    reply.raw.once('close', () => clearTimeout(timer));
    done();
  });
}

function giveUp(request: FastifyRequest, reply: FastifyReply, telemetry: Telemetry): void {
  if (reply.sent) return;
  const error = new Error(`${request.method} ${request.routeOptions.url ?? 'an unknown address'} was not answered in time`);
  telemetry.report({ kind: 'trouble', where: 'http', about: { traceparent: traceparentOf(request.headers.traceparent) }, error });
  answerProblem(request, reply, { code: 'out-of-time' });
}
