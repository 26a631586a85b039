// What a call expects of us before it sends its body. In: `Expect` of a call. Promised: who asks whether to go on (`100-continue`) is told so only when the
// address, the credential, the type and the length have been looked at; a refusal comes in its place, and closes the connection, for nobody can say
// whether the body comes all the same. What else is expected is left out, and the call is answered as any other.
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerProblem } from './problem-document.js';

/** Who has asked, and has had no answer. */
const asking = new WeakSet<IncomingMessage>();

export function hearExpectations(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => void app.server.emit('request', request, response));
  app.server.on('checkContinue', (request, response) => {
    asking.add(request);
    app.server.emit('request', request, response);
  });
  // Of an address that is not known the body would be waited for, and it does not come.
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (request.is404 && isAsking(request)) answerProblem(request, reply, { code: 'not-found' });
    else done(null, payload);
  });
}

/** To be called last, before the body is read. One that says that it is too large is not asked for: the server refuses it by its length. */
export function goAhead(request: FastifyRequest, reply: FastifyReply): void {
  if (Number(request.headers['content-length'] ?? 0) > request.routeOptions.bodyLimit) return;
  if (asking.delete(request.raw)) reply.raw.writeContinue();
}

export function isAsking({ raw }: FastifyRequest): boolean {
  return asking.has(raw);
}
